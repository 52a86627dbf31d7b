import { relative, sep } from 'node:path';

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
// The name of a file says what is in it; these only say that something is.
const drawers = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'types', 'shared', 'lib']);

const isKebab = (/** @type {string} */ name) =>
  name.split('.').every((word) => word === '' || kebab.test(word));

/** @type {import('eslint').Rule.RuleModule} */
export const fileNames = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      kebab: '"{{part}}" is not kebab-case',
      drawer: '"{{part}}" is a drawer: name the file after what is in it',
    },
  },
  create(context) {
    const parts = relative(context.cwd, context.filename).split(sep);
    return {
      Program(node) {
        for (const part of parts) {
          const [stem = ''] = part.split('.');
          if (drawers.has(stem)) context.report({ node, messageId: 'drawer', data: { part } });
          else if (!isKebab(part)) context.report({ node, messageId: 'kebab', data: { part } });
        }
      },
    };
  },
};
