import type { CommandLine } from '../model/command-line.ts';
import type { ProcessRecord } from '../model/fact.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { canonicalIp } from '../model/ip.ts';
import { logDraft } from '../failure/log-draft.ts';
import { positionals } from '../command/options.ts';

// ● app.service - Orders API      × batch.service - Nightly batch      ○ web.service      * app.service - (old terminals)
const UNIT =
  /^[●○×↻*] ([\w@.:\\-]{1,200}\.(?:service|socket|timer|target|mount|scope|slice))(?: - .{0,200})?$/;
//      Loaded: loaded (/etc/systemd/system/app.service; static)      Loaded: not-found (Reason: Unit x not found.)
const LOADED = /^ {1,12}Loaded: ([a-z-]{3,20})(?: \(|$)/;
//      Active: failed (Result: exit-code) since Sat 2026-11-21 04:47:04 UTC; 3s ago
//      Active: activating (auto-restart) (Result: exit-code) since ...      Active: inactive (dead)
const ACTIVE =
  /^ {1,12}Active: ([a-z]{4,14})(?: \(([a-z-]{2,20})\))?(?: \(Result: ([a-z-]{2,30})\))?(?: since |$)/;
//    Main PID: 97 (python3)      Main PID: 92 (code=exited, status=3)
const MAIN_PID = /^ {1,12}Main PID: (\d{1,10})(?: \((?:(code=[^)]{2,60})|([^)]{1,40}))\))?$/;
//      Listen: 127.0.0.1:7777 (Stream)      [::]:7777 (Stream)      /run/app.sock (Stream)
const LISTEN =
  /^ {1,16}(?:Listen: )?(?:(\[[\da-f:.]{2,45}\]|\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})|(\/\S{1,120})) \(Stream\)$/;
// Unit mysql.service could not be found.
const NOT_FOUND = /^Unit ([\w@.:\\-]{1,200}) could not be found\.$/;
const FIELD =
  /^ {1,16}(?:Drop-In|Docs|Duration|Process|Status|Error|Tasks|Memory|CPU|IO|IP|FD Store|CGroup|Triggers|Accepted|Condition|Until|Invocation|What|Where|Trigger|[├└│ ]{1,8}─?\d{1,10} .{1,600}|[├└]─\S.{0,200}|man:\S{1,80}|https?:\/\/\S{1,300})\b/u;
const TRIGGERED = /^TriggeredBy: /;
const TREE = /^ {8,20}[├└│]/u;
// ActiveState=failed      NRestarts=3
const PROPERTY = /^(Id|ActiveState|SubState|LoadState|NRestarts|MainPID|Result)=(\S{0,200})$/;
const STATES = new Set([
  'active',
  'inactive',
  'failed',
  'activating',
  'deactivating',
  'reloading',
  'maintenance',
  'unknown',
]);

type Seen = { -readonly [K in keyof ProcessRecord]?: ProcessRecord[K] };

const VALUED = new Set(['--property', '--lines', '--output', '--host', '--machine', '--type', '--state']);

function wordsOf(command: CommandLine | undefined): readonly string[] {
  return command === undefined ? [] : positionals(command.words, 'pnoHMtP', VALUED);
}

function unitNames(command: CommandLine | undefined, verb: string): readonly string[] {
  const [first, ...rest] = wordsOf(command);
  const names = first === verb ? rest : [];
  return names.map((name) => (/\.[a-z]{4,9}$/.test(name) ? name : `${name}.service`));
}

class SystemctlReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #verb: string;
  readonly #asked: readonly string[];
  readonly #done: Draft[] = [];
  #unit: Seen | undefined;
  #lines: number[] = [];
  #listens: Draft[] = [];
  #answered = 0;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    const runs = head.commands.filter(({ tool }) => tool === 'systemctl');
    this.#verb = wordsOf(command)[0] ?? 'status';
    // One answer a unit, in the order of the commands.
    this.#asked = runs.flatMap((run) => unitNames(run, this.#verb));
  }

  read(line: Line): boolean {
    const { text } = line;
    if (text.trim() === '') return this.#unit !== undefined || this.#done.length > 0;
    if (this.#verb === 'is-active' && STATES.has(text)) return this.#answer(line);
    return this.#heading(line) || this.#property(line) || (this.#unit !== undefined && this.#field(line));
  }

  #answer({ text, number }: Line): boolean {
    const unit = this.#asked[this.#answered++];
    if (unit !== undefined) this.#add({ unit, active: text }, [number, this.#head.commandLine]);
    return true;
  }

  #heading({ text, number }: Line): boolean {
    const missing = NOT_FOUND.exec(text)?.[1];
    const unit = UNIT.exec(text)?.[1];
    if (missing === undefined && unit === undefined) return false;
    this.#settle();
    if (missing !== undefined) this.#add({ unit: missing, loaded: 'not-found' }, [number]);
    else {
      this.#unit = { unit: unit ?? '' };
      this.#lines = [number];
    }
    return true;
  }

  #field({ text, number }: Line): boolean {
    const unit = this.#unit ?? {};
    const loaded = LOADED.exec(text)?.[1];
    const active = ACTIVE.exec(text);
    const main = MAIN_PID.exec(text);
    if (loaded !== undefined) unit.loaded = loaded;
    if (active) this.#active(unit, active, number);
    if (main) this.#main(unit, main);
    return (
      loaded !== undefined || active !== null || main !== null || this.#listen(text, number) || isField(text)
    );
  }

  #active(unit: Seen, [, active, sub, result]: RegExpExecArray, line: number): void {
    if (active !== undefined) unit.active = active;
    if (sub !== undefined) unit.sub = sub;
    if (result !== undefined) unit.result = result;
    this.#lines = [line, ...this.#lines];
  }

  #main(unit: Seen, [, pid, ended, name]: RegExpExecArray): void {
    if (ended !== undefined || name === undefined) return;
    unit.pid = Number(pid);
    unit.name = name;
  }

  #listen(text: string, line: number): boolean {
    const [found, host = '', port, path] = LISTEN.exec(text) ?? [];
    if (found === undefined) return false;
    const address = canonicalIp(host.replaceAll(/[[\]]/g, ''));
    const where = path === undefined ? { address, port: Number(port) } : { path };
    this.#listens.push(logDraft({ event: 'listens', about: this.#unit?.unit, ...where }, [line]));
    return true;
  }

  /** `systemctl show -p ...`: one property a line. */
  #property({ text, number }: Line): boolean {
    const [, key, value = ''] = PROPERTY.exec(text) ?? [];
    if (key === undefined || this.#verb !== 'show') return false;
    const unit = this.#unit ?? { unit: this.#asked[0] };
    this.#unit = unit as Seen;
    this.#lines.push(number);
    if (key === 'Id') this.#unit.unit = value;
    if (key === 'ActiveState') this.#unit.active = value;
    if (key === 'SubState') this.#unit.sub = value;
    if (key === 'LoadState') this.#unit.loaded = value;
    if (key === 'Result' && value !== 'success') this.#unit.result = value;
    if (key === 'NRestarts' && /^\d{1,9}$/.test(value)) this.#unit.restarts = Number(value);
    if (key === 'MainPID' && /^[1-9]\d{0,9}$/.test(value)) this.#unit.pid = Number(value);
    return true;
  }

  #settle(): void {
    const unit = this.#unit;
    this.#unit = undefined;
    if (unit?.unit !== undefined) this.#add(unit, this.#lines);
    if (unit?.active === 'active') this.#done.push(...this.#listens);
    this.#listens = [];
    this.#lines = [];
  }

  #add(unit: Seen, lines: readonly (number | undefined)[]): void {
    const name = unit.name ?? unit.unit?.replace(/\.[a-z]{4,9}$/, '') ?? '';
    if (this.#done.length >= 500) return;
    this.#done.push({
      record: { kind: 'process', ...unit, name },
      lines: lines.filter((line) => line !== undefined),
    });
  }

  end(): readonly Draft[] {
    this.#settle();
    return this.#done;
  }
}

function isField(text: string): boolean {
  return FIELD.test(text) || TRIGGERED.test(text) || TREE.test(text);
}

/** systemctl: what became of a unit. The lines of its log below are the journal's. */
export const systemctl: Parser = {
  id: 'systemctl',
  marks: ['.service', '.socket', '.timer', '.target', '.mount', '.scope', '.slice', ' could not be found.'],
  claims: ({ tool, words }) =>
    tool === 'systemctl' && words.some((word) => /^(?:status|is-active|show)$/.test(word)),
  opens: (line) => UNIT.test(line) || NOT_FOUND.test(line),
  block: (head, command) => new SystemctlReader(head, command),
};
