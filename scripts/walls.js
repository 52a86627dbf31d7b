/** Who may import whom: a folder imports from its own tier's lower ones only, never from a sibling. */
const tiers = [
  ['model'],
  ['services', 'network'],
  ['command'],
  ['listing'],
  ['failure'],
  ['paste'],
  ['parsers', 'causes', 'questions', 'recipes', 'shell'],
  ['engine'],
  ['share'],
  ['app'],
];

/**
 * Folders with one thing a file. Such files do not import each other; only the folder's `registry.ts` and
 * `index.ts` import them. What several of them need lives in a subfolder, which imports none of them.
 */
const kinds = [
  ...['services', 'parsers', 'causes', 'questions', 'recipes'],
  ...['failure/vocabulary', 'failure/states', 'paste/envelopes'],
];

/** What a kernel would do, each part of it by itself. */
const network = ['clock', 'filter', 'packets', 'queues'];

const between = tiers.flatMap((tier, depth) =>
  tier.map((folder) => ({
    target: `./src/${folder}`,
    from: tiers
      .slice(depth)
      .flat()
      .filter((other) => other !== folder)
      .map((other) => `./src/${other}`),
    message: `src/${folder} may import from lower tiers only`,
  })),
);

const within = kinds.flatMap((kind) => [
  {
    target: `./src/${kind}/!(index|registry|*.test).ts`,
    from: `./src/${kind}/*.ts`,
    message: `files of src/${kind} do not import each other`,
  },
  {
    target: `./src/${kind}/*/**/*`,
    from: `./src/${kind}/*.ts`,
    message: `a subfolder of src/${kind} serves its files and imports none of them`,
  },
]);

const apart = network.map((part) => ({
  target: `./src/network/${part}`,
  from: `./src/network/!(${part})/**/*`,
  message: 'the parts of src/network do not import each other',
}));

export const zones = [...between, ...within, ...apart].filter(({ from }) => from.length > 0);
