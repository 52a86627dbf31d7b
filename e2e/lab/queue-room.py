"""On a host of its own: fills one queue of a listener that never accepts, and prints what it holds.

Arguments: `accept` or `syn`, the backlog, then name=value for each setting below /proc/sys/net.
"""
import ctypes
import fcntl
import json
import socket
import struct
import subprocess
import sys
import time

OWN, ROUTER, PORT = "10.77.1.2", "10.77.1.9", 3306
ABSENT = "198.51.100."
queue, backlog = sys.argv[1], int(sys.argv[2])


def ip(words):
    subprocess.run(["ip", *words.split()], check=True)


ip("link set lo up")
ip("link add eth0 type veth peer name far")
ip("link set far up")
ip(f"addr add {OWN}/24 dev eth0")
ip("link set eth0 up")
# Answers go to a link-layer address that nobody has.
ip(f"neigh replace {ROUTER} lladdr 52:54:00:77:01:09 dev eth0 nud permanent")
ip(f"route add default via {ROUTER}")
for setting in sys.argv[3:]:
    name, value = setting.split("=")
    with open(f"/proc/sys/net/{name}", "w") as file:
        file.write(value)

listener = socket.socket()
listener.bind((OWN, PORT))
# Python's own listen() takes a negative backlog as 0.
ctypes.CDLL(None).listen(listener.fileno(), backlog)


def sockets(*words):
    return subprocess.run(["ss", "-Htn", *words], check=True, capture_output=True, text=True).stdout.splitlines()


def counters():
    wanted = ("ListenOverflows", "ListenDrops", "SyncookiesSent", "TCPReqQFullDrop", "TCPReqQFullDoCookies")
    with open("/proc/net/netstat") as file:
        names, values = (file.readline().split() for _ in range(2))
    return {name: int(value) for name, value in zip(names, values) if name in wanted and value != "0"}


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    total = (total & 0xFFFF) + (total >> 16)
    return ~(total + (total >> 16)) & 0xFFFF


def syn(source, port):
    ends = socket.inet_aton(source) + socket.inet_aton(OWN)
    tcp = struct.pack("!HHIIBBHHH", port, PORT, port, 0, 0x50, 2, 64240, 0, 0)
    tcp = tcp[:16] + struct.pack("!H", checksum(ends + struct.pack("!BBH", 0, 6, len(tcp)) + tcp)) + tcp[18:]
    head = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(tcp), port, 0, 64, 6, 0) + ends
    return head[:10] + struct.pack("!H", checksum(head)) + head[12:] + tcp


def hardware_address(name):
    reply = fcntl.ioctl(listener, 0x8927, struct.pack("256s", name.encode()))
    return reply[18:24]


def fill_syn_queue(count):
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0800))
    wire.bind(("far", 0))
    ethernet = hardware_address("eth0") + hardware_address("far") + b"\x08\x00"
    for number in range(count):
        wire.send(ethernet + syn(f"{ABSENT}{1 + number % 250}", 20000 + number))
    wire.close()
    time.sleep(0.3)
    return len(sockets("state", "syn-recv"))


def fill_accept_queue(most):
    """One client after the other, until one gets no answer."""
    held = []
    while len(held) < most:
        client = socket.socket()
        client.settimeout(0.7)
        try:
            client.connect((OWN, PORT))
        except TimeoutError:
            break
        held.append(client)
    shown = sockets("-l")[0].split()
    return {"holds": len(held), "recvQ": int(shown[1]), "sendQ": int(shown[2])}


if queue == "accept":
    found = fill_accept_queue(900)
else:
    holds = fill_syn_queue(900)
    client = socket.socket()
    client.settimeout(0.7)
    found = {"holds": holds, "next": "connects" if client.connect_ex((OWN, PORT)) == 0 else "no answer"}
print(json.dumps({**found, "counters": counters()}))
