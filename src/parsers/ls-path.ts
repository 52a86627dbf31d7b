import type { CommandLine } from '../model/command-line.ts';
import type { PathRecord } from '../model/fact.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { errnoOfText } from '../failure/errno-words.ts';
import { argumentsOf, shortOptions } from '../listing/socket-listing.ts';
import { readLsRow, readNameiRow } from './ls-path/row.ts';
import { StatReader } from './ls-path/stat.ts';

// ls: cannot access '/run/app/none.sock': No such file or directory
// ls: Zugriff auf '/run/app/none.sock' nicht möglich: Datei oder Verzeichnis nicht gefunden
// stat: cannot statx '/run/app/none.sock': No such file or directory
const QUOTED = /^(?:ls|stat): [^']{0,60}'([^']{1,200})'[^':]{0,60}[:：] ?(.{3,100})$/;
// ls: cannot access /run/app/none.sock: No such file or directory      (coreutils before 8.25)
// ls: /run/app/none.sock: No such file or directory      (BusyBox, macOS)
const PLAIN = /^ls: (?:cannot access )?(\/[^:]{0,200}): (.{3,100})$/;
// total 4      insgesamt 4      /run/app:
const TOTAL = /^\p{L}{3,20} \d{1,12}$/u;
const FOLDER = /^(\/[^:]{0,200}|\.{1,2}(?:\/[^:]{0,200})?):$/;
// f: /run/app/app.sock
const NAMEI = /^f: (\S.{0,300})$/;
//                      none.sock - No such file or directory
const NAMEI_MISSING = /^ {1,120}(\S.{0,200}) - (.{3,100})$/;
const MOST = 2000;

function isAbsolute(path: string): boolean {
  return path.startsWith('/');
}

function joined(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

class LsReader implements BlockReader {
  readonly #drafts: Draft[] = [];
  /** Only behind its own command: `File: /etc/hosts` stands in many a text. */
  readonly #stat: StatReader | undefined;
  /** The folder that is listed. */
  #folder: string | undefined;
  /** The beginning of the path that namei is walking down. */
  #walked: string | undefined;
  #total = false;

  constructor(command: CommandLine | undefined) {
    const paths = command === undefined ? [] : argumentsOf(command).filter((word) => !word.startsWith('-'));
    this.#stat = command?.tool === 'stat' ? new StatReader() : undefined;
    const [only] = paths;
    const listsFolder = command?.tool === 'ls' && !shortOptions(command).includes('d');
    this.#folder =
      listsFolder && paths.length === 1 && only !== undefined && isAbsolute(only) ? only : undefined;
  }

  read(line: Line): boolean {
    const { text } = line;
    if (text.trim() === '') return true;
    return (
      this.#stats(line) || this.#folders(text) || this.#failure(line) || this.#namei(line) || this.#row(line)
    );
  }

  #stats({ text, number }: Line): boolean {
    const read = this.#stat?.read(text) ?? false;
    if (typeof read === 'boolean') return read;
    this.#add(read, number);
    return true;
  }

  #folders(text: string): boolean {
    const folder = FOLDER.exec(text)?.[1];
    if (folder !== undefined) this.#folder = isAbsolute(folder) ? folder : undefined;
    if (TOTAL.test(text)) this.#total = true;
    return folder !== undefined || TOTAL.test(text);
  }

  #failure({ text, number }: Line): boolean {
    const [, path = '', words = ''] = QUOTED.exec(text) ?? PLAIN.exec(text) ?? [];
    const errno = errnoOfText(words);
    if (errno === undefined) return false;
    if (errno === 'ENOENT' || errno === 'ENOTDIR') this.#add({ kind: 'path', path, type: 'missing' }, number);
    return true;
  }

  #row({ text, number }: Line): boolean {
    const row = readLsRow(text);
    if (!row) return false;
    const { path } = row;
    // A bare name is one of the folder's, where a total shows that a folder was listed.
    if (isAbsolute(path)) this.#add(row, number);
    else if (this.#total && this.#folder !== undefined && path !== '..') {
      this.#add({ ...row, path: path === '.' ? this.#folder : joined(this.#folder, path) }, number);
    }
    return true;
  }

  #namei(line: Line): boolean {
    const start = NAMEI.exec(line.text)?.[1];
    if (start !== undefined) {
      this.#walked = isAbsolute(start) ? '' : undefined;
      return true;
    }
    return this.#walked !== undefined && this.#part(this.#walked, line);
  }

  #part(walked: string, { text, number }: Line): boolean {
    const row = readNameiRow(text);
    const [, missing, words = ''] = NAMEI_MISSING.exec(text) ?? [];
    if (!row && (missing === undefined || errnoOfText(words) === undefined)) return false;
    const name = row?.path ?? missing ?? '';
    const path = isAbsolute(name) ? name : joined(walked === '' ? '/' : walked, name);
    if (row) this.#add({ ...row, path }, number);
    else if (errnoOfText(words) === 'ENOENT') this.#add({ kind: 'path', path, type: 'missing' }, number);
    this.#walked = row?.type === 'link' ? afterLink(walked, row.target) : path;
    return true;
  }

  #add(record: PathRecord, line: number): void {
    const path = record.path.length > 1 ? record.path.replace(/\/$/, '') : record.path;
    if (this.#drafts.length < MOST) this.#drafts.push({ record: { ...record, path }, lines: [line] });
  }

  end(): readonly Draft[] {
    return this.#drafts;
  }
}

/** Behind a link namei walks down its target: from the root, or from the folder of the link. */
function afterLink(walked: string, target: string | undefined): string {
  return target === undefined || isAbsolute(target) ? '' : walked;
}

/** The long form, or a socket's path: that of a missing one is told without it. */
function looksAtPath(command: CommandLine): boolean {
  if (command.tool === 'namei') return true;
  if (command.tool === 'stat')
    return !command.words.some((word) => /^-[cft]|^--(?:format|printf|terse|file-system)/.test(word));
  const long = /[lgno]/.test(shortOptions(command));
  return command.tool === 'ls' && (long || command.words.some((word) => /\.sock\b|\/\.s\.PGSQL/.test(word)));
}

/** What stands at a path: `ls -l`, `namei -l`, `stat`. */
export const lsPath: Parser = {
  id: 'ls-path',
  marks: ['^f: ', '^ls: ', '^stat: ', 'srw', 'sr-', 's-w', 's--'],
  claims: looksAtPath,
  // Most lines of a paste begin with another letter, and this tells at once.
  opens: (line) =>
    /^[fls]/.test(line) &&
    (NAMEI.test(line) || QUOTED.test(line) || PLAIN.test(line) || readLsRow(line)?.type === 'socket'),
  block: (_head: BlockHead, command) => new LsReader(command),
};
