import { z } from 'zod';
import { BOND_TRAITS } from '../../advisor/bonds/bond-traits.ts';
import { COUPON_FREQUENCIES } from '../../advisor/bonds/math/coupon-frequency.ts';
import { BOND_BANDS } from '../../advisor/bonds/rating.ts';
import { dayFromIso } from '../../advisor/units.ts';
import { ISSUER_TYPES, type IssuerType } from '../sources/reading/codes.ts';

/** What a bond's ISIN says of it. `debenture` and `bond`: of an Indian company or public body; `none`: there's no ISIN, or it doesn't tell. */
export const NUMBERED_AS = [
  'union bill',
  'union security',
  'state loan',
  'debenture',
  'bond',
  'commercial paper',
  'certificate of deposit',
  'securitised',
  'abroad',
  'none',
] as const;
export type NumberedAs = (typeof NUMBERED_AS)[number];

const issuerType = z.enum([...new Set(Object.values(ISSUER_TYPES))] as [IssuerType, ...IssuerType[]]);
const some = <T extends z.ZodType>(type: T) => z.array(type).min(1).optional();
const dayText = z.string().transform((text, context) => {
  const day = dayFromIso(text);
  if (day === null) context.addIssue({ code: 'custom', message: 'must be a day such as "2016-03-31", in quotes' });
  return day ?? 0;
});

/** All of these must hold. A condition on a fact that isn't known doesn't. */
const condition = z.strictObject({
  /** Who issued it. `unknown`: that isn't known. */
  issuer: some(z.union([issuerType, z.literal('unknown')])),
  /** What its ISIN says. */
  numbered: some(z.enum(NUMBERED_AS)),
  /** How its ISIN starts. */
  isin: some(z.string().min(2)),
  /** A label of `words` that its own name bears. */
  named: some(z.string()),
  /** Labels that its own name doesn't bear, or there's no name. */
  notNamed: some(z.string()),
  /** What has to be unknown. */
  unknown: some(z.enum(['issue day'])),
  trait: some(z.enum(BOND_TRAITS)),
  without: some(z.enum(BOND_TRAITS)),
  /** `not positive`: zero, or not recorded. */
  coupon: z.enum(['zero', 'positive', 'not positive']).optional(),
  /** Days from issue to maturity. */
  days: z.strictObject({ atMost: z.number().optional(), moreThan: z.number().optional() }).optional(),
  issued: z.strictObject({ from: dayText, to: dayText }).optional(),
  frequency: some(z.union([z.enum(COUPON_FREQUENCIES), z.literal('unknown')])),
  /** The band of its grade. */
  rated: some(z.enum([...BOND_BANDS, 'sovereign', 'unrated'])),
});

const rule = z.strictObject({
  type: z.string().min(1),
  /** One condition, or a list: one of them must hold. */
  when: z.union([condition, z.array(condition).min(1)]),
  /** For people. */
  because: z.string().optional(),
});

export const bondTypeTable = z.strictObject({
  /** The first that holds decides. They replace the usual ones. */
  rules: z.array(rule).min(1).optional(),
  /** Labels, and the words in a bond's own name that say them. */
  words: z.record(z.string(), z.array(z.string().min(1)).min(1)).optional(),
  /** Issuers whose type is known whatever the book says: by the start of their ISINs, or by their names. They come before the usual ones. */
  issuers: z
    .array(z.strictObject({ type: issuerType, isin: some(z.string().min(3)), names: some(z.string().min(2)) }))
    .min(1)
    .optional(),
});

/** How a bond's type follows from what's known of it. */
export type BondTypeTable = z.infer<typeof bondTypeTable>;
export type BondTypeRule = NonNullable<BondTypeTable['rules']>[number];
export type BondTypeCondition = z.infer<typeof condition>;
