import type { ContextBlock } from '@slack/types';
import { oldAtMaturity } from '../../src/advisor/advice/age-at-maturity.ts';
import type { RecommendedType } from '../../src/advisor/advice/recommend.ts';
import type { Profile } from '../../src/advisor/book/profile.ts';
import { context } from '../blocks/blocks.ts';
import { date, plural } from '../blocks/format.ts';

/** Warning about bonds that mature late in the client's life. It rules nothing out. Null if there's none to warn about. */
export const tenorWords = (profile: Profile, types: readonly RecommendedType[]): string | null => {
  const found = oldAtMaturity(
    profile,
    types.flatMap(({ bonds }) => bonds),
  );
  if (!found) return null;
  const mature = found.bonds === 1 ? 'of these bonds matures' : 'of these bonds mature';
  return `Mind the tenor: the client is ${found.age}, and ${plural(found.bonds, mature, mature)} after the age of 90, the last on ${date(found.lastDay)} at ${found.ageThen}.`;
};

/** {@link tenorWords} as a block. */
export const tenorRemark = (profile: Profile, types: readonly RecommendedType[]): ContextBlock[] => {
  const words = tenorWords(profile, types);
  return words === null ? [] : [context(words)];
};
