import type { ContextBlock } from '@slack/types';
import { oldAtMaturity } from '../src/advisor/age-at-maturity.ts';
import type { Profile } from '../src/advisor/profile.ts';
import type { RecommendedType } from '../src/advisor/recommend.ts';
import { context } from './blocks.ts';
import { date, plural } from './format.ts';

/** A remark for the advisor, no rule; null where nothing is to be remarked. */
export const tenorWords = (profile: Profile, types: readonly RecommendedType[]): string | null => {
  const found = oldAtMaturity(
    profile,
    types.flatMap(({ bonds }) => bonds),
  );
  if (!found) return null;
  const mature = found.bonds === 1 ? 'of these bonds matures' : 'of these bonds mature';
  return `Mind the tenor: the client is ${found.age}, and ${plural(found.bonds, mature, mature)} after the age of 90, the last on ${date(found.lastDay)} at ${found.ageThen}.`;
};

/** The remark under the bonds that it is about. */
export const tenorRemark = (profile: Profile, types: readonly RecommendedType[]): ContextBlock[] => {
  const words = tenorWords(profile, types);
  return words === null ? [] : [context(words)];
};
