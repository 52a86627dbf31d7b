import { expect, it } from 'vitest';
import { TypedCommand } from './multi-line-command.ts';

function type(...lines: readonly string[]): TypedCommand {
  const [first = '', ...rest] = lines;
  const typed = new TypedCommand(first, { number: 1, text: `ops@db1:~$ ${first}` });
  for (const [i, text] of rest.entries()) if (!typed.take({ number: i + 2, text })) break;
  return typed;
}

it('joins a line that ends in a backslash with the next', () => {
  const typed = type('nc -vz \\', '  db1 \\', '> 5432');
  expect(typed).toMatchObject({ isOpen: false, last: 3 });
  expect(typed.text.replace(/\s+/g, ' ')).toBe('nc -vz db1 5432');
});

it('takes what stands behind the shell’s continuation marks', () => {
  const typed = type('for i in 1 2', '> do nc -vz db1 $i', '> done', 'nc: refused');
  expect(typed).toMatchObject({ isOpen: false, last: 3 });
  expect(typed.text).toBe('for i in 1 2\ndo nc -vz db1 $i\ndone');
});

it('joins what a terminal has wrapped within quotes', () => {
  const typed = type(
    `node -e "require('net').connect(8080, '10.77.0.2').on('connect', () => { cons`,
    `ole.log('connected'); process.exit() })"`,
  );
  expect(typed.isOpen).toBe(false);
  expect(typed.text).toContain("console.log('connected')");
});

it('leaves out a here-document', () => {
  const typed = type('cat <<EOF | nc db1 22', "it's", 'EOF', 'output');
  expect(typed).toMatchObject({ isOpen: false, last: 3, text: 'cat <<EOF | nc db1 22' });
});

it('gives back what it took in vain', () => {
  const typed = type("echo don't", ...Array.from({ length: 30 }, (_, i) => `output ${i}`));
  expect(typed).toMatchObject({ isOpen: true, last: 1, text: "echo don't" });
  expect(typed.held).toHaveLength(20);
});
