import type { CommandLine } from '../model/command-line.ts';

/** The words that a typed line prints where what it ran went well, and where not. */
export interface EchoedWords {
  readonly well: string;
  readonly badly: string;
}

const WORD = String.raw`(?:echo|printf|Write-(?:Host|Output)) (?:-[ne] )?(?:"([^"\n]{1,80})"|'([^'\n]{1,80})'|([\w.:!-]{1,40}))`;
// nc -z db1 5432 && echo ok || echo fail
const AND_OR = new RegExp(String.raw`&& ?\(?${WORD}[^|]{0,60}\|\| ?[({]? ?${WORD}`);
// if nc -z db1 5432; then echo "up"; else echo "down"; fi
const IF_ELSE = new RegExp(String.raw`\bthen ${WORD}[^|]{0,60}; ?else ${WORD}`);

/** What stands before anything that the shell fills in. */
function plain(text: string): string {
  return (
    text
      .replace(/\\n$/, '')
      .split(/[$`%\\]/)[0]
      ?.trim() ?? ''
  );
}

/** Both words of `&& echo ok || echo fail`, where they differ from the start. */
export function echoedWords({ text }: Pick<CommandLine, 'text'>): EchoedWords | undefined {
  const match = AND_OR.exec(text) ?? IF_ELSE.exec(text);
  if (!match) return undefined;
  const well = plain(match[1] ?? match[2] ?? match[3] ?? '');
  const badly = plain(match[4] ?? match[5] ?? match[6] ?? '');
  if (well === '' || badly === '') return undefined;
  return well.startsWith(badly) || badly.startsWith(well) ? undefined : { well, badly };
}
