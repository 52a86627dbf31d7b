import type { PathRecord } from '../../model/fact.ts';
import { readMode } from './row.ts';

//   File: /run/app/app.sock        File: /var/run -> /run      Datei: /run/app/app.sock
const FILE = /^ {0,4}\p{L}{4,12}: (\/[^\n]{0,300}?)(?: -> (\S.{0,200}))?$/u;
//   Size: 0         	Blocks: 0          IO Block: 4096   socket
const SIZE = /^ {0,4}\p{L}{4,12}: \d{1,16}\s{1,20}\p{L}{4,12}: \d{1,16}\s{1,20}\S.{0,40}: \d{1,9}\s{1,6}\S/u;
// Access: (0660/srw-rw----)  Uid: (  105/   mysql)   Gid: (  112/   mysql)
const ACCESS =
  /^\p{L}{4,12}: \(\d{4}\/([-a-zA-Z]{10})\) {1,4}\w{2,6}: \( {0,10}\d{1,10}\/ {0,12}([^\s()]{1,64})\) {1,6}\w{2,6}: \( {0,10}\d{1,10}\/ {0,12}([^\s()]{1,64})\)/u;
// Device: 0,25	Inode: 12345       Links: 1            Modify: 2026-11-21 06:58:00.000000000 +0000             Birth: -
const REST =
  /^(?:Device: [\da-f,h/]{1,30}\s|(?:Access|Modify|Change| Birth): (?:\d{4}-\d{2}-\d{2} |-$)|Context: \S)/;

/** Reads what stat(1) prints of one path after the other. */
export class StatReader {
  #path: string | undefined;
  #target: string | undefined;

  /** A record; `true` for a line that says nothing. */
  read(text: string): PathRecord | boolean {
    const file = FILE.exec(text);
    if (file) {
      [, this.#path, this.#target] = file;
      return true;
    }
    if (this.#path === undefined) return false;
    const [, letters = '', owner, group] = ACCESS.exec(text) ?? [];
    const mode = readMode(letters);
    if (!mode || owner === undefined || group === undefined) return SIZE.test(text) || REST.test(text);
    const target = this.#target === undefined ? {} : { target: this.#target };
    return { kind: 'path', path: this.#path, ...mode, owner, group, ...target };
  }
}
