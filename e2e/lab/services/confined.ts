import type { Host } from '../host.ts';

const CONFINED = `#!/usr/bin/python3
"""Runs a program whose connect() fails with the errno that is named first: a seccomp filter, as sandboxes set it."""
import ctypes, errno, os, struct, sys

def step(code, yes, no, value):
    return struct.pack("HBBI", code, yes, no, value)

CONNECT = {"x86_64": 42, "aarch64": 203}[os.uname().machine]
denied = 0x00050000 | getattr(errno, sys.argv[1])
program = step(0x20, 0, 0, 0) + step(0x15, 0, 1, CONNECT) + step(6, 0, 0, denied) + step(6, 0, 0, 0x7FFF0000)
text = ctypes.create_string_buffer(program)

class Filter(ctypes.Structure):
    _fields_ = [("len", ctypes.c_ushort), ("filter", ctypes.c_void_p)]

libc = ctypes.CDLL(None, use_errno=True)
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(
    PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(Filter(4, ctypes.addressof(text)))
):
    sys.exit(f"seccomp: {os.strerror(ctypes.get_errno())}")
os.execvp(sys.argv[2], sys.argv[2:])
`;

/** `confined EPERM PROGRAM ...` on that host. */
export async function installConfined(host: Host): Promise<void> {
  await host.shell(
    'mkdir -p /home/ops/bin; cat > /home/ops/bin/confined; chmod 755 /home/ops/bin/confined',
    CONFINED,
  );
}
