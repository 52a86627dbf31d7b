"""Carries every frame between two interfaces, each so many seconds late: this kernel has no netem.

Usage: delay.py <interface> <interface> <seconds>
"""

import collections
import selectors
import socket
import sys
import time

SOL_PACKET = 263
PACKET_VNET_HDR = 15
# Longer than any frame, segmentation offload and the header in front of it included.
LONGEST = 70_000
OWN = 4  # PACKET_OUTGOING: what this program sent itself


def end_of(interface):
    end = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    # With this header the kernel says, and is told, which checksums are still to be made (packet(7)).
    end.setsockopt(SOL_PACKET, PACKET_VNET_HDR, 1)
    end.bind((interface, 0))
    return end


def main():
    one, other = end_of(sys.argv[1]), end_of(sys.argv[2])
    late = float(sys.argv[3])
    waiting = collections.deque()
    ready = selectors.DefaultSelector()
    ready.register(one, selectors.EVENT_READ, other)
    ready.register(other, selectors.EVENT_READ, one)
    print("ready", flush=True)
    while True:
        left = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        for key, _ in ready.select(left):
            frame, (_, _, kind, _, _) = key.fileobj.recvfrom(LONGEST)
            if kind != OWN:
                waiting.append((time.monotonic() + late, key.data, frame))
        while waiting and waiting[0][0] <= time.monotonic():
            _, end, frame = waiting.popleft()
            try:
                end.send(frame)
            except OSError:
                pass  # the interface is down, or its queue is full: a wire loses such a frame


main()
