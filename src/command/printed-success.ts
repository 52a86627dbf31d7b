import type { CommandLine } from '../model/command-line.ts';

// console.log('connected')      print("open")      puts "ok"
const PRINTS = /\b(?:console\.log|print|puts|println|echo)\b ?\(? ?(?:f|b)?(["'])([a-z]{2,12}!?)(?:\\n)?\1/gi;
const SUCCESS = /^(?:connected|open|opened|ok|okay|success|succeeded|up|yes|reachable)!?$/i;

/** True where the line is the word that the command's own script prints when it has connected. */
export function isPrintedSuccess(command: CommandLine | undefined, text: string): boolean {
  if (!command || !SUCCESS.test(text)) return false;
  return command.words.some((word) =>
    [...word.slice(0, 2000).matchAll(PRINTS)].some(([, , printed]) => printed === text),
  );
}
