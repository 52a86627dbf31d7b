/** Changes recorded evidence and looks at what is then confirmed: `npm run mutate`, `npm run mutate -- 50000 SEED`. */
import { tryMutations } from './mutations.ts';

const [count = '50000', given] = process.argv.slice(2);
const seed = given === undefined ? Date.now() % 1_000_000 : Number(given);
console.log(`${count} changes, seed ${seed}`);
const { tried, wrong } = tryMutations(Number(count), seed);
for (const one of wrong.slice(0, 200)) console.log(one);
console.log(`${tried} tried, ${wrong.length} wrong`);
if (wrong.length > 0 || tried < Number(count)) process.exitCode = 1;
