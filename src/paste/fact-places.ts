import type { CommandLine } from '../model/command-line.ts';
import type { Vantage } from '../model/evidence.ts';
import type { Fact, Place } from '../model/fact.ts';
import type { BlockHead, Draft } from '../model/parser.ts';

/** Where a block stands in the evidence. */
export interface Setting {
  readonly evidence: number;
  readonly from: Vantage;
  readonly block: number;
}

/** What a block gives to the facts that are found in it. */
export interface Ground {
  readonly head: BlockHead;
  /** The one of the head's commands that printed the block. */
  readonly command: CommandLine | undefined;
  readonly time: number | undefined;
  /** Lines may be missing. */
  readonly partial: boolean;
  /** The last line of those that were wrapped, by the first. */
  readonly wrapped: ReadonlyMap<number, number>;
}

/** They show what other programs wrote, whose user is not theirs. */
const READERS =
  /^(?:[ez]?grep|[bxz]?z?cat|tail|head|less|more|awk|sed|journalctl|dmesg|systemctl|vim?|nano|docker|podman|kubectl|oc)$/;

function userOf({ head, command }: Ground): string | undefined {
  // In a container or behind ssh it is another's.
  const elsewhere = command?.inside !== undefined || command?.host !== undefined;
  const shows = head.commands.some(({ tool }) => READERS.test(tool));
  if (elsewhere || shows || head.commands.length === 0) return undefined;
  return command?.sudo === true || head.root ? 'root' : head.user;
}

function placeOf(ground: Ground, from: Vantage): Place {
  const { head, command } = ground;
  const host = command?.host ?? head.host;
  const remote = command?.host !== undefined || head.commands.some((each) => each.host !== undefined);
  const user = userOf(ground);
  const inside = (command ?? head.commands.find((candidate) => candidate.inside !== undefined))?.inside;
  return {
    vantage: from,
    ...(host === undefined ? {} : { host }),
    ...(host !== undefined && remote ? { remote } : {}),
    shownBy: from === 'unknown' ? 'unknown' : 'told',
    ...(user === undefined || inside !== undefined ? {} : { user }),
    ...(inside === undefined ? {} : { inside }),
  };
}

const REMOTE_SHELLS = new Set(['ssh', 'scp', 'sftp']);

/** Where `ssh db1 uptime` cannot reach db1, that was seen here: db1 ran nothing, and which host this is a prompt had said. */
function ofShell(place: Place): Place {
  const { vantage, shownBy } = place;
  return { vantage, shownBy };
}

/** Drafts as facts, in their place. */
export function placed(drafts: readonly Draft[], ground: Ground, setting: Setting): readonly Fact[] {
  const { evidence, block, from } = setting;
  const whole = placeOf(ground, from);
  const shell = whole.remote === true ? ofShell(whole) : whole;
  return drafts.map((draft) => {
    const { record } = draft;
    const place = record.kind === 'attempt' && REMOTE_SHELLS.has(record.tool) ? shell : whole;
    const time = draft.time ?? ground.time;
    const fact = {
      ...draft.record,
      at: draft.lines.map((first) => ({ evidence, first, last: ground.wrapped.get(first) ?? first })),
      place,
      block,
    };
    // Most facts have neither, and a listing can have thousands of them.
    if (draft.whole === undefined && time === undefined) return fact;
    return {
      ...fact,
      ...(draft.whole === undefined ? {} : { whole: draft.whole && !ground.partial }),
      ...(time === undefined ? {} : { time }),
    };
  });
}
