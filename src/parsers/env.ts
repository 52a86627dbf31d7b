import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { letsThrough } from '../command/pipe.ts';

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

// echo $http_proxy      echo "$HTTPS_PROXY"      printenv https_proxy
const ONE = new RegExp(`^(?:\\$\\{?)?(${NAME}|${NAME.toUpperCase()})\\}?$`);

/** The one variable whose bare value the command prints. */
function askedFor({ tool, words }: CommandLine): string | undefined {
  const [word = '', more] = words.slice(1);
  const asks = more === undefined && (tool === 'printenv' || (tool === 'echo' && word.startsWith('$')));
  return asks ? ONE.exec(word)?.[1] : undefined;
}

// http://10.0.0.3:3128      10.0.0.3:3128      localhost,127.0.0.1,.internal
const VALUE = /^[\w.:/@%*,[\]-]{1,500}$/;

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
    const asked = this.#command && askedFor(this.#command);
    const bare = asked !== undefined && this.#drafts.length === 0 && VALUE.test(text);
    const [, key, , written = ''] = bare ? [text, asked, '', text] : (ROW.exec(text) ?? []);
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
    if (command === undefined || askedFor(command) !== undefined || lines.length === 0) return this.#drafts;
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
  marks: ['_proxy='],
  claims: (command) => printsAll(command) || askedFor(command) !== undefined,
  opens: (line) => ROW.test(line),
  block: (head, command) => new EnvReader(head, command),
};
