import { isApart } from '../../model/machine.ts';
import { ofKind, type Fact, type FactOf } from '../../model/fact.ts';
import { isAbove, samePath } from '../../model/socket-path.ts';
import type { Scene } from '../../model/scene.ts';

/** Would a file's letters keep this user from connecting through it? */

/** What the letters must have: write on the socket (unix(7)), search on each folder above it (path_resolution(7)). */
const NEEDED: Partial<
  Readonly<Record<FactOf<'path'>['type'], { readonly at: number; readonly letters: string }>>
> = {
  socket: { at: 1, letters: 'w' },
  // Permission is checked before the kernel sees that it is no socket (measured, Linux 6.18).
  file: { at: 1, letters: 'w' },
  directory: { at: 2, letters: 'xst' },
};

/** Programs that are typed at a prompt: their user is the prompt's. What a log tells of may run as another. */
const TYPED = new Set([
  'nc',
  'ncat',
  'mysql',
  'psql',
  'redis-cli',
  'curl',
  'python',
  'node',
  'ruby',
  'go',
  'program',
]);

/** As whom the client connects, where the text or the case says so. */
export function clientUser(attempt: FactOf<'attempt'>, scene: Scene): string | undefined {
  const { user } = attempt.place;
  return user !== undefined && TYPED.has(attempt.tool) ? user : scene.told.user;
}

/** The groups of a user, as `id` lists them on that machine. */
function groupsOf(user: string, beside: Fact, scene: Scene): readonly string[] | undefined {
  const listed = ofKind(scene.facts, 'setting').find(
    ({ key, place }) => key === `groups of ${user}` && !isApart(place, beside.place),
  );
  return listed?.value.split(' ');
}

/** True where it is the dialled path or a folder that leads to it. */
export function leadsTo({ path, type }: FactOf<'path'>, dialled: string): boolean {
  return type === 'directory' ? isAbove(path, dialled) : samePath(path, dialled);
}

/** True where the letters keep that user out, whichever groups the user may have that the text does not show. */
export function keepsOut(fact: FactOf<'path'> & Fact, user: string, scene: Scene): boolean {
  const { type, mode, owner, group, acl } = fact;
  const needed = NEEDED[type];
  if (!needed || mode?.length !== 9 || group === undefined || acl === true || user === 'root') return false;
  const lacks = (who: 0 | 1 | 2): boolean => !needed.letters.includes(mode.charAt(who * 3 + needed.at));
  // The first class that fits decides alone.
  if (user === owner) return lacks(0);
  const groups = groupsOf(user, fact, scene);
  if (groups !== undefined) return lacks(groups.includes(group) ? 1 : 2);
  return lacks(1) && lacks(2);
}
