import type { Parser } from '../model/parser.ts';
import { attemptParser, type Around, type Row } from '../failure/attempt-reader.ts';
import { kernelOrOwn } from '../failure/kernel-or-own-deadline.ts';
import { readMysqlError } from '../failure/mysql-errors.ts';
import type { Said } from '../failure/attempt-under-way.ts';

/** Without --connect-timeout it was the kernel that gave up. */
function readError(text: string, { command }: Around): Said | undefined {
  const said = readMysqlError(text);
  return said?.outcome === 'some-timeout' ? { ...said, ...kernelOrOwn(command) } : said;
}

const ROWS: readonly Row[] = [
  // ERROR 0 (HY000): ...      (the server's numbers begin at 1000, the library's at 2000: what stands here was changed)
  [/^ERROR (?:\d{1,3}|0\d{3}) \(\w{5}\): /, 'belongs'],
  // ERROR 2002 (HY000): Can't connect to server on '10.77.0.2' (115)
  [
    /^(?:(?:mysql|mariadb): )?ERROR \d{4} \(\w{5}\)(?: at line \d{1,9})?: (.{3,400})$/,
    'begins',
    ([, text = ''], around) => readError(text, around),
  ],
  // mysqladmin: connect to server at '10.77.0.2' failed
  [
    /^\S{0,60}(?:mysqladmin|mariadb-admin): connect to server at '([^']{1,253})' failed$/,
    'begins',
    ([, host]) => ({ host }),
  ],
  // error: 'Can't connect to server on '10.77.0.2' (115)'              (the line after it)
  [/^error: '(.{3,400})'$/, 'adds', ([, text = ''], around) => readError(text, around)],
  // mysqldump: Got error: 2002: "Can't connect to server on '10.77.0.2' (115)" when trying to connect
  [
    /^\S{0,60}(?:mysqldump|mariadb-dump|mysqlcheck|mysqlimport): Got error: \d{4}: "?(.{3,400}?)"? when trying to connect$/,
    'begins',
    ([, text = ''], around) => readError(text, around),
  ],
  // Check that mysqld is running on 10.77.0.2 and that the port is 3306.
  [
    /^Check that \w{5,10} is running on (\S{1,253}) and that the port is (\d{1,5})\.$/,
    'adds',
    ([, host, port]) => ({ host, port }),
  ],
  // Check that mariadbd is running and that the socket: '/run/mysqld/mysqld.sock' exists!
  [
    /^(?:Check that \w{5,10} is running and that the socket: '|You can check this by doing 'telnet )/,
    'belongs',
  ],
  // Welcome to the MariaDB monitor.  Commands end with ; or \g.
  [/^Welcome to the (?:MariaDB|MySQL) monitor\./, 'begins', ([reply]) => ({ outcome: 'replied', reply })],
  // mysqld is alive
  [/^mysqld is alive$/, 'adds', ([reply]) => ({ outcome: 'replied', reply })],
  // Server version: 10.11.6-MariaDB-0+deb12u1 Debian 12
  [/^Server version: (\S.{0,100})$/, 'adds', ([, reply]) => ({ reply })],
  // Your MariaDB connection id is 31
  [
    /^(?:Your (?:MariaDB|MySQL) connection id is \d|Copyright \(c\) 2\d{3}|Oracle is a registered trademark|affiliates\.|owners\.|Type 'help;'|Reading table information|You can turn off this feature|Database changed|Bye$|Enter password:|(?:mysql|mysqladmin|mysqldump): \[Warning\]|WARNING: )/,
    'belongs',
  ],
];

/** The command-line clients of MySQL and MariaDB. */
export const mysql: Parser = attemptParser({
  id: 'mysql',
  marks: ['error NNNN (', 'connect to server at ', 'got error: N', 'welcome to the m'],
  programs: ['mysql', 'mariadb', 'mysqladmin', 'mariadb-admin', 'mysqldump', 'mariadb-dump'],
  rows: ROWS,
  mark: /ERROR \d{4} |server at '|Got error: |Welcome to the /,
});
