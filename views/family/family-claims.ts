import type { Concentration } from '../../src/advisor/family/concentration.ts';
import type { ExposurePart } from '../../src/advisor/family/exposure.ts';
import { claimsOf, type Says } from '../../src/claims/claim.ts';
import type { FamilyReview } from '../../src/usecases/family/family-outcome.ts';
import { money, percent } from '../blocks/format.ts';

/** Makes claims of a family. */
export type FamilySays = Says;

export const saysOfFamily = ({ asked, asOf }: Pick<FamilyReview, 'asked' | 'asOf'>): FamilySays => claimsOf({ client: asked }, asOf);

const KEY = { Issuer: 'issuer', Type: 'bondType', Rating: 'group' } as const;

/** A part of what a family has outstanding: its share and its amount. */
export const partSaid = ({ name, share, amount }: ExposurePart, by: keyof typeof KEY, says: FamilySays) => {
  const subject = { [KEY[by]]: name };
  return {
    share: says(`family.shareOf${by}`, percent(share), share, subject),
    amount: says(`family.of${by}`, money(amount), amount, subject),
  };
};

/** A share beyond a limit, as "just over" if it rounds to the limit. */
const beyond = (share: number, limit: number): string => `${percent(share) === percent(limit) ? 'just over ' : ''}${percent(share)}`;

/** A concentrated share and its limit. */
export const concentrationSaid = ({ rule, of, share }: Concentration, says: FamilySays) => {
  const words = beyond(share, rule.above);
  const said = {
    'one-issuer': () => says('family.shareOfIssuer', words, share, { issuer: of }),
    'below-investment-grade': () => says('family.shareBelow', words, share),
    'not-rated': () => says('family.shareOfRating', words, share, { group: 'Not rated' }),
    'one-type': () => says('family.shareOfType', words, share, { bondType: of }),
  }[rule.name]();
  return { share: said, limit: says('family.limit', percent(rule.above), rule.above, { rule: rule.name }) };
};
