import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, BlockReader, Draft, Line, Parser } from '../model/parser.ts';
import { ListingGaps } from '../listing/listing-gaps.ts';
import { argumentsOf } from '../listing/socket-listing.ts';
import { tableOf } from './firewalld/ruleset.ts';
import { opensZone, readHeader, readSetting, type Zone } from './firewalld/zone.ts';

const TOOLS = ['firewall-cmd', 'firewall-offline-cmd'];
const SETTING_LIKE = /^\s+(?:[a-z][\w -]*:|rule|port=)/;

// You're performing an operation over default zone ('public'),
// but your connections/interfaces are in zone 'drop,internal' (see --get-active-zones)
// You most likely need to use --zone=drop option.
const HINT =
  /^(?:You're performing an operation over default|but your connections\/inter|You most likely need)/;

function listsZones(command: CommandLine): boolean {
  const words = argumentsOf(command);
  return (
    TOOLS.includes(command.tool) &&
    words.some((word) => /^--(?:list-all(?:-zones)?|info-zone=.+)$/.test(word)) &&
    !words.some((word) => word.startsWith('--policy'))
  );
}

interface Query {
  /** Every zone. */
  readonly all: boolean;
  /** What is listed is the default zone, since none was named. */
  readonly isDefault: boolean;
  /** What is stored, not what is loaded. */
  readonly stored: boolean;
}

function readQuery(command: CommandLine | undefined): Query {
  const words = argumentsOf(command);
  const named = words.some((word) => word.startsWith('--zone') || word.startsWith('--info-zone'));
  const all = words.includes('--list-all-zones');
  return {
    all,
    isDefault: command !== undefined && !named && !all,
    stored: command?.tool === 'firewall-offline-cmd' || words.includes('--permanent'),
  };
}

class FirewalldReader implements BlockReader {
  readonly #command: CommandLine | undefined;
  readonly #query: Query;
  readonly #gaps = new ListingGaps();
  readonly #zones: Zone[] = [];
  /** A name that stands alone is a zone's once a setting stands under it. */
  #header: Zone | undefined;

  constructor(command: CommandLine | undefined) {
    this.#command = command;
    this.#query = readQuery(command);
  }

  read({ text, number }: Line): boolean {
    if (text.trim() === '') return true;
    const taken = this.#take(text, number);
    if (taken) this.#gaps.read(number);
    else this.#gaps.declined(number, text, SETTING_LIKE.test(text));
    return taken;
  }

  #take(text: string, line: number): boolean {
    const zone = this.#header ?? this.#zones.at(-1);
    if (zone && readSetting(zone, text, line)) {
      if (this.#header) this.#zones.push(this.#header);
      this.#header = undefined;
      return true;
    }
    if (this.#header) return false;
    if (HINT.test(text)) return true;
    this.#header = readHeader(text, line);
    return this.#header !== undefined;
  }

  end(): readonly Draft[] {
    const { all, isDefault, stored } = this.#query;
    const zones = this.#zones.map((zone) => (isDefault ? { ...zone, isDefault } : zone));
    const isComplete = zones.every(({ settings }) => settings.has('target') && settings.has('rich rules'));
    if (zones.length === 0) return [];
    return [
      {
        record: {
          kind: 'filter',
          ruleset: {
            backend: 'firewalld',
            families: [4, 6],
            covers: all ? 'tables' : 'chains',
            ...(stored ? { stored: true as const } : {}),
            tables: [tableOf(zones, all)],
          },
        },
        lines: zones.map(({ line }) => line).slice(0, 20),
        whole:
          this.#command?.passes.kind === 'all' && this.#gaps.none && this.#header === undefined && isComplete,
      },
    ];
  }
}

/** firewall-cmd --list-all and --list-all-zones. */
export const firewalld: Parser = {
  id: 'firewalld',
  marks: ['(active)', ', active)', '(default)'],
  claims: listsZones,
  opens: opensZone,
  block: (_head: BlockHead, command) => new FirewalldReader(command),
};
