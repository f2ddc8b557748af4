// Runs a program of this project that isn't the product: the tests, a benchmark, the screenshots. `node bin/run.js bench/quality.ts --seed 2`
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildModules, buildProduct, stopUnbuilt } from './build.js';

const [file = '', ...words] = process.argv.slice(2);
const [modules] = await Promise.all([buildModules(), buildProduct()]).catch(stopUnbuilt);
const program = join(modules, file.replace(/\.ts$/, '.js'));
if (!program.endsWith('.js') || !existsSync(program)) {
  console.error(
    `usage: node bin/run.js FILE [WORD ...]\n\nFILE is a .ts file, named from the project's folder; ${file || 'nothing'} is none.`,
  );
  process.exit(2);
}
process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], file, ...words];
await import(pathToFileURL(program).href);
