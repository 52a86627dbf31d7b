import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { letsThrough } from '../text/pipe.ts';

const NAME = '(?:http|https|ftp|all|no|socks|rsync)_proxy';
// https_proxy=http://10.0.0.3:3128      NO_PROXY=localhost,127.0.0.1,.internal
// declare -x http_proxy="http://10.0.0.3:3128"      export http_proxy='http://10.0.0.3:3128'
const ROW = new RegExp(`^(?:declare -x |export )?(${NAME}|${NAME.toUpperCase()})=(["']?)([^"']{0,500})\\2$`);
// HOSTNAME=db1      LESSOPEN=| /usr/bin/lesspipe %s
const OTHER = /^(?:declare -x |export )?[A-Za-z_]\w{0,80}=.{0,2000}$/;

function printsAll({ tool, words }: CommandLine): boolean {
  return (
    /^(?:env|printenv|export|declare)$/.test(tool) && words.slice(1).every((word) => /^-[px0]$/.test(word))
  );
}

class EnvReader implements BlockReader {
  readonly #head: BlockHead;
  readonly #command: CommandLine | undefined;
  readonly #drafts: Draft[] = [];
  #first: number | undefined;

  constructor(head: BlockHead, command: CommandLine | undefined) {
    this.#head = head;
    this.#command = command;
  }

  read({ text, number }: Line): boolean {
    const [, key, , written = ''] = ROW.exec(text) ?? [];
    if (key === undefined) return this.#command !== undefined && OTHER.test(text);
    this.#first ??= number;
    // Name and password of the proxy's user are nobody's business.
    const value = written.replace(/^([a-z\d]{2,10}:\/\/)[^/@]{1,200}@/i, '$1');
    if (this.#drafts.length < 100) {
      this.#drafts.push({ record: { kind: 'setting', key, value }, lines: [number] });
    }
    return true;
  }

  end(): readonly Draft[] {
    const command = this.#command;
    const lines = [this.#head.commandLine, this.#first].filter((line) => line !== undefined).slice(0, 1);
    if (command === undefined || lines.length === 0) return this.#drafts;
    const whole =
      printsAll(command) &&
      ['http_proxy', 'HTTPS_PROXY', 'all_proxy'].every((name) => letsThrough(command.passes, `${name}=x`));
    return [
      {
        record: { kind: 'listing', of: 'environment', tool: 'env', families: [], states: 'all', sees: 'own' },
        lines,
        whole,
      },
      ...this.#drafts,
    ];
  }
}

/** The shell's environment, as far as it names a proxy. A service has its own. */
export const env: Parser = {
  id: 'env',
  claims: printsAll,
  opens: (line) => ROW.test(line),
  block: (head, command) => new EnvReader(head, command),
};
