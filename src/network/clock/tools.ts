import { COMMAND_TIMEOUTS } from './command-timeouts.ts';
import { LANGUAGE_TIMEOUTS } from './language-timeouts.ts';
import type { ToolTimeout } from './tool-timeout.ts';

/**
 * Every client of which this was seen. Linux 6.18 and Debian 12's versions: curl 7.88.1, wget 1.21.3, netcat-openbsd
 * 1.219, netcat-traditional 1.10, ncat 7.93, busybox 1.35, MariaDB client 10.11, psql 15, OpenSSH 9.2, rsync 3.5.0,
 * Python 3.11, PHP 8.2, Node 20, Java 17, Go 1.19. What older versions did is from strace logs of CentOS 6.5.
 */
export const TOOL_TIMEOUTS: readonly ToolTimeout[] = [...COMMAND_TIMEOUTS, ...LANGUAGE_TIMEOUTS];
