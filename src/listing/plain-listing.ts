import type { CommandLine } from '../model/command-line.ts';
import type { ListingRecord } from '../model/fact.ts';
import type { Family } from '../model/ip.ts';
import type { BlockHead, Draft } from '../model/parser.ts';

/** A listing whose rows are kept one by one: routes, neighbours, Unix sockets. */
export interface PlainListing {
  readonly of: ListingRecord['of'];
  readonly tool: string;
  readonly families: readonly Family[];
  readonly tables?: ListingRecord['tables'];
  readonly states?: ListingRecord['states'];
  /** Left out where it is not known, or lists only some rows. */
  readonly command: CommandLine | undefined;
  readonly head: BlockHead;
  readonly header?: number | undefined;
  /** Cited where neither header nor command is there. */
  readonly firstRow?: number | undefined;
  /** Its header is there, or it prints none; every row was read. */
  readonly intact: boolean;
}

/** The listing itself as a fact: whole only with its command, unfiltered. */
export function plainListingDraft(view: PlainListing): Draft | undefined {
  const told = [view.header, view.head.commandLine].filter((line) => line !== undefined);
  const lines = told.length > 0 ? told : [view.firstRow].filter((line) => line !== undefined);
  if (lines.length === 0) return undefined;
  return {
    record: {
      kind: 'listing',
      of: view.of,
      tool: view.tool,
      families: view.families,
      states: view.states ?? 'all',
      sees: 'all',
      ...(view.tables === undefined ? {} : { tables: view.tables }),
    },
    lines,
    whole: view.command?.passes.kind === 'all' && view.intact,
  };
}
