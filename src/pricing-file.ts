import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { BondNotes, DeskNotes } from './advisor/bonds/bond-notes.ts';
import { BOND_TRAITS } from './advisor/bonds/bond-traits.ts';
import { COMPOUNDINGS } from './advisor/bonds/known-terms.ts';
import { COUPON_FREQUENCIES } from './advisor/bonds/math/coupon-frequency.ts';
import { DAY_COUNTS } from './advisor/bonds/math/day-count.ts';
import type { PricingRules } from './advisor/quote/quote.ts';
import { INDIAN_TAX } from './advisor/quote/tax.ts';
import { type Day, dayFromIso, type Fraction, fraction, fractionFromPercent, paiseFromRupees } from './advisor/units.ts';
import { UsageError } from './faults/usage-error.ts';
import { readJson } from './lines-of-json.ts';

/** What a desk configures about prices. */
export interface Pricing {
  readonly rules: PricingRules;
  readonly notes: DeskNotes;
}

/** Indian tax, no stamp duty, nothing noted about any bond. */
const USUAL: Pricing = { rules: { tax: INDIAN_TAX, stampDuty: [] }, notes: { bonds: new Map(), conventions: new Map() } };

const day = z.string().transform((text, context): Day => {
  const read = dayFromIso(text);
  if (read === null) context.addIssue({ code: 'custom', message: 'must be a day such as 2026-11-24' });
  return read ?? (0 as Day);
});
const percent = (most = 100) =>
  z
    .number('must be a number of percent')
    .min(0, 'must not be below 0')
    .max(most, `must be at most ${most}`)
    .transform((value): Fraction => fractionFromPercent(value));
/** Per 100 of face value. */
const price = z
  .number('must be a price per 100 of face value')
  .positive('must be above 0')
  .transform((value): Fraction => fraction(value / 100));
const inOrder = <T extends { readonly from: Day } | { readonly day: Day }>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => ('from' in a ? a.from : a.day) - ('from' in b ? b.from : b.day));
const exits = z.array(z.strictObject({ day, price: price.default(fraction(1)) })).transform(inOrder);

const bond = z.strictObject({
  type: z.string().optional(),
  issuer: z.string().optional(),
  couponPercent: percent().optional(),
  frequency: z.enum(COUPON_FREQUENCIES).optional(),
  issued: day.optional(),
  matures: z.union([z.literal('never').transform(() => null), day]).optional(),
  yieldPercent: percent(1000).optional(),
  dayCount: z.enum(DAY_COUNTS).optional(),
  compounding: z.enum(COMPOUNDINGS).optional(),
  simpleAtTheEnd: z.boolean().optional(),
  firstCoupon: day.optional(),
  lastCouponBeforeMaturity: day.optional(),
  endOfMonth: z.boolean().optional(),
  exDays: z.number().int().min(0).max(60).optional(),
  steps: z
    .array(z.strictObject({ from: day, couponPercent: percent() }))
    .transform(inOrder)
    .optional(),
  repayments: z
    .array(z.strictObject({ day, percent: percent() }))
    .transform(inOrder)
    .optional(),
  calls: exits.optional(),
  puts: exits.optional(),
  lastFixing: z.strictObject({ percent: percent(), day: day.optional() }).optional(),
  faceValue: z.number().positive().transform(paiseFromRupees).optional(),
  listed: z.boolean().optional(),
  traits: z.array(z.enum(BOND_TRAITS)).optional(),
});

const taxRules = z.strictObject({
  from: day,
  slabsPercent: z.array(percent()),
  cessPercent: percent(),
  longTermGainsPercent: percent(),
  longTermAfterMonths: z.number().int().min(0),
});

const document = z.strictObject({
  tax: z.array(taxRules).transform(inOrder).optional(),
  stampDuty: z
    .array(z.strictObject({ from: day, percent: percent(), exempt: z.array(z.string()).default([]) }))
    .transform(inOrder)
    .default([]),
  fees: z
    .array(
      z
        .strictObject({
          from: day,
          percent: percent(),
          leastRupees: z
            .number('must be a number of rupees')
            .min(0, 'must not be below 0')
            .transform(paiseFromRupees)
            .default(paiseFromRupees(0)),
          mostRupees: z.number('must be a number of rupees').min(0, 'must not be below 0').transform(paiseFromRupees).optional(),
        })
        .refine(({ leastRupees, mostRupees }) => mostRupees === undefined || mostRupees >= leastRupees, {
          path: ['mostRupees'],
          message: 'must not be below leastRupees',
        }),
    )
    .transform(inOrder)
    .default([]),
  conventions: z
    .record(z.string(), z.strictObject({ dayCount: z.enum(DAY_COUNTS).optional(), compounding: z.enum(COMPOUNDINGS).optional() }))
    .default({}),
  bonds: z.record(z.string(), bond).default({}),
});

type Optional<T> = { readonly [Key in keyof T]?: T[Key] | undefined };
/** Without the fields that aren't there. */
const present = <T extends object>(fields: Optional<T>): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

const notesOf = (read: z.output<typeof bond>): BondNotes =>
  present<BondNotes>({
    bondType: read.type,
    issuer: read.issuer,
    coupon: read.couponPercent,
    frequency: read.frequency,
    issueDay: read.issued,
    maturityDay: read.matures,
    yieldToMaturity: read.yieldPercent,
    traits: read.matures === null ? [...(read.traits ?? []), 'perpetual'] : read.traits,
    terms: present<BondNotes['terms']>({
      dayCount: read.dayCount,
      compounding: read.compounding,
      simpleAtTheEnd: read.simpleAtTheEnd,
      firstCouponDay: read.firstCoupon,
      lastRegularDay: read.lastCouponBeforeMaturity,
      endOfMonth: read.endOfMonth,
      exDays: read.exDays,
      steps: read.steps?.map(({ from, couponPercent }) => ({ from, coupon: couponPercent })),
      repayments: read.repayments?.map(({ day: on, percent: share }) => ({ day: on, share })),
      calls: read.calls,
      puts: read.puts,
      faceValue: read.faceValue,
      listed: read.listed,
      lastFixing: read.lastFixing?.percent,
      fixedOn: read.lastFixing?.day,
    }),
  });

/**
 * What a desk's document about prices says (docs/pricing.md).
 * @throws UsageError naming the line of each entry that can't be read, and what it must be
 */
export const pricingIn = (text: string, file: string): Pricing => {
  const read = readJson(document, { text, name: `PRICING_FILE ${file}`, docs: 'docs/pricing.md' });
  const { tax, stampDuty, fees, conventions, bonds } = read;
  return {
    rules: {
      tax:
        tax?.map(({ from, slabsPercent, cessPercent, longTermGainsPercent, longTermAfterMonths }) => ({
          from,
          slabs: slabsPercent,
          cess: cessPercent,
          longTermGains: longTermGainsPercent,
          longTermAfterMonths,
        })) ?? INDIAN_TAX,
      stampDuty: stampDuty.map(({ from, percent: rate, exempt }) => ({ from, rate, exempt })),
      ...(fees.length > 0 && {
        fees: fees.map(({ from, percent: rate, leastRupees: least, mostRupees: most = null }) => ({ from, rate, least, most })),
      }),
    },
    notes: {
      bonds: new Map(Object.entries(bonds).map(([id, read]) => [id.trim().toUpperCase(), notesOf(read)])),
      conventions: new Map(Object.entries(conventions).map(([type, convention]) => [type, present(convention)])),
    },
  };
};

/**
 * The desk's own document about prices, or the usual.
 * @throws UsageError if the file can't be read or used
 */
export const readPricing = (file: string | null): Pricing => {
  if (file === null) return USUAL;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`PRICING_FILE ${file} can't be read (${code ?? 'unknown error'}). Name a file that's there, or unset it.`);
  }
  return pricingIn(text, file);
};
