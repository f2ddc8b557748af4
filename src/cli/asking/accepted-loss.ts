import { UsageError } from '../../faults/usage-error.ts';

/** The percentage of `--accept-loss`; null if it wasn't given. @throws UsageError */
export const acceptedLoss = (call: { readonly usage: string; readonly text: (option: string) => string | null }): number | null => {
  const text = call.text('accept-loss');
  if (text === null) return null;
  const percent = Number(text.replace(/%$/, ''));
  if (text.trim() === '' || !(percent >= 0 && percent <= 100))
    throw new UsageError(`--accept-loss must be a percentage from 0 to 100, not "${text}".\n${call.usage}`);
  return percent;
};
