import { createInterface } from 'node:readline/promises';
import { UsageError } from '../../faults/usage-error.ts';

interface Asks {
  readonly flag: (option: string) => boolean;
  readonly remark: (line: string) => void;
}

/** Asks the person to type a word before something irreversible; `--yes` skips the question. @throws UsageError */
export const confirm = async (call: Asks, what: string, word: string): Promise<void> => {
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
