import type { ContextBlock } from '@slack/types';
import { oldAtMaturity } from '../../src/advisor/advice/age-at-maturity.ts';
import type { RecommendedType } from '../../src/advisor/advice/recommend.ts';
import type { Profile } from '../../src/advisor/book/profile.ts';
import { USUAL_AGES } from '../../src/advisor/desk-ages.ts';
import { claim } from '../../src/claims/claim.ts';
import { context } from '../blocks/blocks.ts';
import { date, plural } from '../blocks/format.ts';

/** Warning about bonds that mature late in the client's life. It rules nothing out. Null if there's none to warn about. */
export const tenorWords = (profile: Profile, types: readonly RecommendedType[]): string | null => {
  const found = oldAtMaturity(
    profile,
    types.flatMap(({ bonds }) => bonds),
  );
  const { clientId: client, asOf, ages = USUAL_AGES } = profile;
  const limit = claim(String(ages.tenor), { kind: 'limit.tenorAge', subject: {}, number: ages.tenor, asOf });
  const bonds = found?.bonds ?? 0;
  const late = bonds === 0 ? `(no bond after the age of ${limit})` : plural(bonds, 'of these bonds matures', 'of these bonds mature');
  const subject = { client, types: types.map(({ bondType }) => bondType).join('|') };
  const many = claim(late, { kind: 'tenor.bonds', subject, number: bonds, asOf });
  if (!found) return null;
  const then = claim(String(found.ageThen), { kind: 'tenor.age', subject: { client, on: found.lastDay }, number: found.ageThen, asOf });
  const now = claim(String(found.age), { kind: 'tenor.age', subject: { client, on: asOf }, number: found.age, asOf });
  return `Check tenor: the client is ${now}, and ${many} after the age of ${limit}, the last on ${date(found.lastDay)} at ${then}.`;
};

/** {@link tenorWords} as a block. */
export const tenorRemark = (profile: Profile, types: readonly RecommendedType[]): ContextBlock[] => {
  const words = tenorWords(profile, types);
  return words === null ? [] : [context(words)];
};
