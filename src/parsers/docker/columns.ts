/** The columns of docker ps, docker compose ps and podman ps: which cell of a row is what. */

export interface Row {
  readonly name: string;
  readonly status: string | undefined;
  /** `0.0.0.0:8080->80/tcp, 443/tcp`; empty where the column is. */
  readonly ports: string;
}

const TITLES =
  'CONTAINER ID|ID|IMAGE|COMMAND|CREATED|CREATED AT|STATUS|STATE|PORTS|NAMES|NAME|SERVICE|SIZE|NETWORKS';
// CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES      NAMES     STATUS        PORTS      (--format table)
// NAME   IMAGE   COMMAND   SERVICE   CREATED   STATUS   PORTS      (compose 2)
const HEADER = new RegExp(`^(?:(?:${TITLES})(?: {2,}|$)){2,10}$`);
//     Name                    Command               State           Ports      (compose 1)
const COMPOSE_1 = /^ {0,80}Name {2,}Command {2,}State {2,}Ports {0,40}$/;

/** A header of such a listing, as its titles in capital letters. */
export function titlesOf(text: string): readonly string[] | undefined {
  if (!/ports/i.test(text)) return undefined;
  if (COMPOSE_1.test(text)) return ['NAME', 'COMMAND', 'STATE', 'PORTS'];
  const bare = text.trim();
  if (!HEADER.test(bare) || !/\bPORTS\b/.test(bare) || !/\bNAMES?\b/.test(bare)) return undefined;
  return bare.split(/ {2,}/);
}

const PORTS = /^(?:\S{1,60}->)?\d{1,5}(?:-\d{1,5})?\/(?:tcp|udp|sctp)\b/;
const STATUS = /^(?:Up|Exited|Restarting|Created|Paused|Dead|Exit|running|exited|restarting|created|dead)\b/;
const NAME = /^[\w.,/-]{1,200}$/;

/** The cells stand two blanks apart; an empty one leaves none, so they are told by what they look like. */
export function rowOf(text: string, titles: readonly string[]): Row | undefined {
  const cells = text.trim().split(/ {2,}/);
  const isFull = cells.length === titles.length;
  const at = (title: string): string | undefined => (isFull ? cells[titles.indexOf(title)] : undefined);
  const first = titles[0];
  const name = first === 'NAMES' || first === 'NAME' ? cells[0] : cells.at(-1);
  const status = at('STATUS') ?? at('STATE') ?? cells.find((cell) => STATUS.test(cell));
  const hasPlace = isFull || cells.length === titles.length - 1;
  if (name === undefined || !NAME.test(name) || !hasPlace || status === undefined) return undefined;
  if (!STATUS.test(status)) return undefined;
  return { name, status, ports: cells.find((cell) => PORTS.test(cell)) ?? '' };
}

/** What is worth saying of a container's state: that it does not run, or not for long. */
export function notRunning(status: string): string | undefined {
  // Restarting (1) 5 seconds ago      Exited (137) 2 minutes ago      Exit 1      (compose 1)      Exited (0): in good order
  const [, word = '', code] =
    /^(Restarting|Exited|Exit|Dead|Created|restarting|exited|dead|created)(?: \(?(\d{1,3})\)?)?/.exec(
      status,
    ) ?? [];
  if (word === '' || code === '0') return undefined;
  const name = word.charAt(0).toUpperCase() + word.slice(1);
  const state = name === 'Exit' ? 'Exited' : name;
  return code === undefined ? state : `${state} (${code})`;
}
