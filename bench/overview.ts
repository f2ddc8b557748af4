/**
 * What books of several sizes take, from writing one to a refresh: `npm run bench -- [--json FILE] [CLIENTS ...]`, default 1000 and 10000.
 * Prints a table, with the exponent at which each figure grew from the first size to the last (1: in proportion to the clients).
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Measured } from './overview/one-size.ts';

const ROWS: ReadonlyArray<readonly [title: string, digits: number, of: (measured: Measured) => number]> = [
  ['trades', 0, ({ trades }) => trades],
  ['demo, s of processor', 1, ({ seconds }) => seconds.demo],
  ['read, s of processor', 2, ({ seconds }) => seconds.read],
  ['train, s of processor', 1, ({ seconds }) => seconds.train],
  ['refresh, s of processor', 2, ({ seconds }) => seconds.refresh],
  ['own file, MB', 1, ({ ownBytes }) => ownBytes / 1e6],
  ['one look-up, ms', 2, ({ lookupMilliseconds }) => lookupMilliseconds],
  ['peak memory, MB', 0, ({ peakMegabytes }) => peakMegabytes],
];

const measured = (clients: number): Promise<Measured> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./overview/one-size.js', import.meta.url)), [String(clients)]);
    child.on('message', (message) => resolve(message as Measured));
    child.on('exit', (code) => reject(new Error(`The measurement of ${clients} clients ended with status ${code}.`)));
  });

const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
const sizes: Measured[] = [];
for (const clients of positionals.length > 0 ? positionals.map(Number) : [1000, 10_000]) sizes.push(await measured(clients));

const [first, last] = [sizes[0] as Measured, sizes.at(-1) as Measured];
const exponent = (of: (measured: Measured) => number): string =>
  first === last ? '' : (Math.log(of(last) / of(first)) / Math.log(last.clients / first.clients)).toFixed(2);
console.log(`| clients | ${sizes.map(({ clients }) => clients).join(' | ')} | exponent |`);
console.log(`|---|${sizes.map(() => '---:').join('|')}|---:|`);
for (const [title, digits, of] of ROWS) {
  console.log(`| ${title} | ${sizes.map((size) => of(size).toFixed(digits)).join(' | ')} | ${exponent(of)} |`);
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(sizes, null, 2)}\n`);
