import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type BondBandRules, USUAL_BOND_BAND_RULES } from './advisor/bonds/band-of-bond.ts';
import { BOND_TRAITS } from './advisor/bonds/bond-traits.ts';
import { MOST_POINTS } from './advisor/intake/questionnaire.ts';
import { type SuitabilityPolicy, USUAL_POLICY } from './advisor/suitability/policy.ts';
import { type Day, dayFromIso, type Fraction, fractionFromPercent, paiseFromRupees } from './advisor/units.ts';
import { UsageError } from './faults/usage-error.ts';
import { readJson } from './lines-of-json.ts';
import type { StatementWords } from './usecases/statements/statement.ts';

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

const years = z
  .number('must be a number of years')
  .int('must be a whole number of years')
  .min(1, 'must be at least 1')
  .max(120, 'must be at most 120');
const points = z
  .number('must be a number of points')
  .int('must be a whole number of points')
  .min(1, 'must be at least 1')
  .max(MOST_POINTS, `must be at most ${MOST_POINTS}, the most that the questionnaire gives`);

const day = z.string('must be a day such as 2026-04-01').transform((text, context): Day => {
  const read = dayFromIso(text);
  if (read === null) context.addIssue({ code: 'custom', message: 'must be a day such as 2026-04-01' });
  return read ?? (0 as Day);
});
const sentence = z.string('must be text').trim().min(1, 'must not be empty').max(2000, 'must have at most 2000 characters');

const percent = (most: number) =>
  z
    .number('must be a number of percent')
    .min(0, 'must not be below 0')
    .max(most, `must be at most ${most}`)
    .transform((value): Fraction => fractionFromPercent(value));
const times = (least: number) =>
  z.number('must be a number').min(least, `must be at least ${least}`).max(1e9, 'must be at most 1000000000');

const document = z
  .strictObject({
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
    adultAge: years.default(USUAL_POLICY.ages.adult),
    secondLookAge: years.default(USUAL_POLICY.ages.secondLook),
    tenorAge: years.default(USUAL_POLICY.ages.tenor),
    bandBPoints: points.default(USUAL_POLICY.bandFrom.B),
    bandCPoints: points.default(USUAL_POLICY.bandFrom.C),
    ladderIssuerPercent: percent(100).default(USUAL_POLICY.ladderShare),
    statementWords: z
      .array(
        z.strictObject({ from: day, risks: sentence.optional(), costs: sentence.optional() }),
        'must be a list of words with their first day',
      )
      .transform((list) => list.toSorted((a, b) => a.from - b.from))
      .default([]),
  })
  .refine(({ bandBPoints, bandCPoints }) => bandBPoints < bandCPoints, {
    path: ['bandCPoints'],
    message: `must be above bandBPoints (${USUAL_POLICY.bandFrom.B} unless you set it)`,
  });

/** What a desk configures about suitability. */
export interface SuitabilitySettings {
  readonly policy: Omit<SuitabilityPolicy, 'derivedBands'>;
  readonly bondBands: BondBandRules;
  /** What statements say of risks and costs, earliest first. */
  readonly statementWords: readonly StatementWords[];
}

/**
 * What a desk's document about suitability says (docs/suitability.md).
 * @throws UsageError naming the line of each entry that can't be read, and what it must be
 */
export const suitabilityIn = (text: string, file: string): SuitabilitySettings => {
  const read = readJson(document, { text, name: `SUITABILITY_FILE ${file}`, docs: 'docs/suitability.md' });
  const { issuerPercent, issuerFreeRupees, neverBandA, pointsOverSovereign, sovereignPercent, ...others } = read;
  const { adultAge, secondLookAge, tenorAge, bandBPoints, bandCPoints, ladderIssuerPercent, statementWords, ...rest } = others;
  return {
    policy: {
      ...rest,
      issuerShare: issuerPercent,
      issuerFree: issuerFreeRupees,
      ages: { adult: adultAge, secondLook: secondLookAge, tenor: tenorAge },
      bandFrom: { B: bandBPoints, C: bandCPoints },
      ladderShare: ladderIssuerPercent,
    },
    bondBands: { neverA: neverBandA, mostOverSovereign: pointsOverSovereign, sovereignYield: sovereignPercent },
    statementWords: statementWords.map(({ from, risks = null, costs = null }) => ({ from, risks, costs })),
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
