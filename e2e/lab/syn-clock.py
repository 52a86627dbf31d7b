"""On a host of its own: one connect() that nobody answers. Prints when its SYNs left and when it ended.

Arguments: name=value for each setting below net.ipv4, tcp_syn_retries and the like.
"""
import errno
import json
import select
import socket
import subprocess
import sys
import threading
import time

NEAR, NOBODY = "10.77.1.2", "10.77.1.9"
for words in (
    "link add eth0 type veth peer name far",
    "link set far up",
    f"addr add {NEAR}/24 dev eth0",
    "link set eth0 up",
    f"neigh replace {NOBODY} lladdr 52:54:00:77:01:09 dev eth0 nud permanent",
):
    subprocess.run(["ip", *words.split()], check=True)
for setting in sys.argv[1:]:
    name, value = setting.split("=")
    with open(f"/proc/sys/net/ipv4/{name}", "w") as file:
        file.write(value)

ETH_P_ALL = 0x0003
wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
wire.bind(("eth0", 0))
left = []
ended = threading.Event()


def watch():
    while not ended.is_set():
        if not select.select([wire], [], [], 0.2)[0]:
            continue
        frame = wire.recv(2048)
        # IPv4, TCP, SYN alone
        if frame[12:14] == b"\x08\x00" and frame[23] == 6 and frame[14 + (frame[14] & 15) * 4 + 13] == 2:
            left.append(time.monotonic())


watcher = threading.Thread(target=watch)
watcher.start()
began = time.monotonic()
code = socket.socket().connect_ex((NOBODY, 3306))
took = time.monotonic() - began
ended.set()
watcher.join()
print(json.dumps({"syns": [round(at - began, 2) for at in left], "seconds": round(took, 2), "errno": errno.errorcode[code]}))
