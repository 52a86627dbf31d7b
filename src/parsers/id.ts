import type { Draft, Line, Parser } from '../model/parser.ts';

// uid=1000(ops) gid=1000(ops) groups=1000(ops),27(sudo)
// uid=33(www-data) gid=33(www-data) Gruppen=33(www-data) context=...
const ID =
  /^uid=\d{1,10}\(([^()\s]{1,64})\) gid=\d{1,10}\(([^()\s]{1,64})\)(?: \p{L}{3,20}=(\S{1,2000}))?(?: |$)/u;
const GROUP = /\d{1,10}\(([^()\s,]{1,64})\)/g;

/** The key under which a user's groups are kept. */
const KEY = 'groups of ';

/** `id`: the groups of a user. They decide what a file's middle letters permit. */
export const id: Parser = {
  id: 'id',
  marks: ['^uid=N'],
  line({ text, number }: Line): readonly Draft[] | undefined {
    const [, user, own, others = ''] = ID.exec(text) ?? [];
    if (user === undefined || own === undefined) return undefined;
    const groups = [own, ...[...others.matchAll(GROUP)].slice(0, 200).map((match) => match[1] ?? '')];
    const value = [...new Set(groups)].join(' ');
    return [{ record: { kind: 'setting', key: KEY + user, value }, lines: [number] }];
  },
};
