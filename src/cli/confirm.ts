import { createInterface } from 'node:readline/promises';
import { UsageError } from '../usage-error.ts';
import type { Call } from './command.ts';

/** Has the person type a word before something is done that cannot be taken back; `--yes` says it beforehand. @throws UsageError */
export const confirm = async (call: Pick<Call, 'flag' | 'remark'>, what: string, word: string): Promise<void> => {
  if (call.flag('yes')) return;
  call.remark(what);
  if (!process.stdin.isTTY) throw new UsageError(`Nobody is here to confirm it: add --yes.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const typed = await terminal.question(`Type ${word} to go on: `);
    if (typed.trim() !== word) throw new UsageError('Not confirmed: nothing was done.');
  } finally {
    terminal.close();
  }
};
