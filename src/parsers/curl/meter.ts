// `  0     0    0     0    0     0      0      0 --:--:--  0:00:01 --:--:--     0`, and its last column is 5 wide
const TIME = String.raw`(?:--:--:--|[ \d]\d:\d\d:\d\d|\d{3,4}d \d\dh)`;
const METER = new RegExp(String.raw`${TIME} ${TIME} ${TIME} [ \d.kMGTP]{5}`, 'g');
const TITLE = /^\s{0,40}(?:% Total {1,6}% Received % Xferd|Dload {1,4}Upload {1,6}Total)\b/;

/** A line without the progress meter, which shares it with the messages; empty where nothing else stands there. */
export function withoutMeter(text: string): string {
  if (TITLE.test(text)) return '';
  if (!/^\s{0,3}\d{1,3}\s/.test(text)) return text;
  let end = 0;
  for (const match of text.matchAll(METER)) end = match.index + match[0].length;
  return end === 0 ? text : text.slice(end);
}

/** True for the title that stands over the meter: nobody else prints it. */
export function isMeterTitle(text: string): boolean {
  return /^\s{0,3}% Total {1,6}% Received % Xferd/.test(text);
}
