import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type BondBandRules, USUAL_BOND_BAND_RULES } from './advisor/bonds/band-of-bond.ts';
import { BOND_TRAITS } from './advisor/bonds/bond-traits.ts';
import { type SuitabilityPolicy, USUAL_POLICY } from './advisor/suitability/policy.ts';
import { type Fraction, fractionFromPercent, paiseFromRupees } from './advisor/units.ts';
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

const percent = (most: number) =>
  z
    .number('must be a number of percent')
    .min(0, 'must not be below 0')
    .max(most, `must be at most ${most}`)
    .transform((value): Fraction => fractionFromPercent(value));
const times = (least: number) =>
  z.number('must be a number').min(least, `must be at least ${least}`).max(1e9, 'must be at most 1000000000');

const document = z.strictObject({
  profileMonths: months.default(USUAL_POLICY.profileMonths),
  remindDays: days.default(USUAL_POLICY.remindDays),
  ticketTimes: times(0.01).default(USUAL_POLICY.ticketTimes),
  issuerPercent: percent(100).default(USUAL_POLICY.issuerShare),
  issuerFreeRupees: z
    .number('must be a number of rupees')
    .min(0, 'must not be below 0')
    .max(1e12, 'must be at most 1000000000000')
    .transform(paiseFromRupees)
    .default(USUAL_POLICY.issuerFree),
  questionedTimes: times(1).default(USUAL_POLICY.questionedTimes),
  neverBandA: z
    .array(z.enum(BOND_TRAITS, `must be one of ${BOND_TRAITS.join(', ')}`), 'must be a list of structures')
    .default([...USUAL_BOND_BAND_RULES.neverA]),
  pointsOverSovereign: percent(50).default(USUAL_BOND_BAND_RULES.mostOverSovereign),
  sovereignPercent: percent(50).default(USUAL_BOND_BAND_RULES.sovereignYield),
});

/** What a desk configures about suitability. */
export interface SuitabilitySettings {
  readonly policy: Omit<SuitabilityPolicy, 'derivedBands'>;
  readonly bondBands: BondBandRules;
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
  const { issuerPercent, issuerFreeRupees, neverBandA, pointsOverSovereign, sovereignPercent, ...rest } = parsed.data;
  return {
    policy: { ...rest, issuerShare: issuerPercent, issuerFree: issuerFreeRupees },
    bondBands: { neverA: neverBandA, mostOverSovereign: pointsOverSovereign, sovereignYield: sovereignPercent },
  };
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
