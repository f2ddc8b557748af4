import { writeFileSync } from 'node:fs';
import { TEMPLATE } from '../data/import/template.ts';
import { UsageError } from '../faults/usage-error.ts';
import type { Run } from './command.ts';

export const run: Run = async ({ positionals: [file], print }) => {
  if (file === undefined) return print(TEMPLATE.trimEnd());
  try {
    // Somebody's book may be there.
    writeFileSync(file, TEMPLATE, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new UsageError(`"${file}" is there already. Name another file.`);
    throw new UsageError(`"${file}" can't be written (${code}). Check the path.`);
  }
  print(`Written: ${file}. Replace the example line with your trades, then: bond-advisor import ${file}`);
};
