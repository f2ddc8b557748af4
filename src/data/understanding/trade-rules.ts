import { UNCLASSIFIED } from '../../advisor/bonds/bond.ts';
import { PERPETUAL_DAY } from '../../advisor/bonds/perpetual.ts';
import { bandOfGrade } from '../../advisor/bonds/rating.ts';
import { fractionFromPercent } from '../../advisor/units.ts';
import type { BondMaster } from '../bond-types/bond-master.ts';
import { structureIn } from '../sources/reading/structure-words.ts';
import type { UnderstoodTrade } from './understood.ts';

/** Characters that the tables hold. */
export const LONGEST = { client: 190, bond: 100, type: 100 } as const;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const CONTROL = /[\u0000-\u001f\u007f]/;

/** Why a text can't be stored; null if it can. */
export const unfitText = (field: keyof typeof LONGEST, text: string): string | null => {
  if (CONTROL.test(text)) return `${field} holds control characters`;
  return text.length > LONGEST[field] && [...text].length > LONGEST[field] ? `${field} is longer than ${LONGEST[field]} characters` : null;
};

/** Without a column for it, the type follows from the bond, by the mapping's rules or the usual ones. */
export const typeOfFacts = (
  facts: Pick<UnderstoodTrade, 'coupon' | 'issued' | 'maturity' | 'frequency' | 'rating' | 'bondName' | 'issuer' | 'seniority' | 'tax'>,
  isin: string | null,
  master: BondMaster,
): string => {
  const { coupon, issued, maturity, rating } = facts;
  if (coupon === null && maturity === null && rating === null && facts.bondName === null) return UNCLASSIFIED;
  return master.typeOf({
    coupon: coupon === null ? null : fractionFromPercent(coupon),
    tenorDays: issued === null || maturity === null || maturity === PERPETUAL_DAY ? null : maturity - issued,
    issueDay: issued,
    frequency: facts.frequency,
    band: rating && bandOfGrade(rating.grade),
    isSovereign: rating?.grade === 'Sovereign',
    traits: structureIn({ name: null, seniority: facts.seniority, taxStatus: facts.tax, issuer: null }),
    isin,
    name: facts.bondName,
    issuerName: facts.issuer,
  });
};
