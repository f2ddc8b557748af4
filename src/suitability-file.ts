import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type BandPolicy, USUAL_BAND_POLICY } from './advisor/suitability/counted-band.ts';
import { UsageError } from './faults/usage-error.ts';

const MOST_PROBLEMS = 5;

const months = z
  .number('must be a number of months')
  .int('must be a whole number of months')
  .min(1, 'must be at least 1')
  .max(120, 'must be at most 120');
const days = z
  .number('must be a number of days')
  .int('must be a whole number of days')
  .min(0, 'must not be below 0')
  .max(365, 'must be at most 365');

const document = z.strictObject({
  profileMonths: months.default(USUAL_BAND_POLICY.profileMonths),
  remindDays: days.default(USUAL_BAND_POLICY.remindDays),
});

/** What a desk configures about suitability. */
export interface SuitabilitySettings {
  readonly bands: Omit<BandPolicy, 'derivedBands'>;
}

/**
 * What a desk's document about suitability says (docs/suitability.md).
 * @throws UsageError naming each entry that can't be read, and what it must be
 */
export const suitabilityIn = (text: string, file: string): SuitabilitySettings => {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(
      `SUITABILITY_FILE ${file} isn't JSON: ${error instanceof Error ? error.message : error}. See docs/suitability.md.`,
    );
  }
  const parsed = document.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `  - ${path.join('.') || 'the document'}: ${message}`);
    const more = problems.length > MOST_PROBLEMS ? [`  ... and ${problems.length - MOST_PROBLEMS} more.`] : [];
    throw new UsageError(
      [`SUITABILITY_FILE ${file} can't be used. See docs/suitability.md.`, ...problems.slice(0, MOST_PROBLEMS), ...more].join('\n'),
    );
  }
  return { bands: parsed.data };
};

/**
 * The desk's own document about suitability, or the usual.
 * @throws UsageError if the file can't be read or used
 */
export const readSuitability = (file: string | null): SuitabilitySettings => {
  if (file === null) return suitabilityIn('{}', '');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`SUITABILITY_FILE ${file} can't be read (${code ?? 'unknown error'}). Name a file that's there, or unset it.`);
  }
  return suitabilityIn(text, file);
};
