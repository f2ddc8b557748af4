import type { Profile } from '../book/profile.ts';
import type { SegmentCard } from '../model/model.ts';
import type { NameClaim, NamedFeature } from '../model/name-claim.ts';
import { withMinus } from '../signed.ts';
import { rupeesFromPaise } from '../units.ts';
import { rupeesInWords } from '../words/rupees-in-words.ts';

/** How far from the amount in a name is still around it. */
const AROUND = 2;

const VALUES: Readonly<Record<NamedFeature, (profile: Profile) => number | null>> = {
  age: ({ age }) => age,
  invested: ({ totalInvested }) => (totalInvested > 0 ? rupeesFromPaise(totalInvested) : null),
  trades: ({ trades }) => (trades > 0 ? trades : null),
  averageYield: ({ averageYield }) => averageYield,
  reinvestmentRatio: ({ reinvestmentRatio }) => reinvestmentRatio,
};

const GENDERS: Readonly<Record<string, string>> = { M: 'male', F: 'female', HUF: 'a HUF' };

/** What the client is instead, in a list after "differs". */
const WORDS: Readonly<Record<NamedFeature, (value: number) => string>> = {
  age: (years) => `aged ${years}`,
  invested: (rupees) => `${rupeesInWords(rupees)} bought so far`,
  trades: (count) => (count === 1 ? '1 purchase' : `${count.toLocaleString('en-IN')} purchases`),
  averageYield: (share) => `average yield ${withMinus((share * 100).toFixed(2))}%`,
  reinvestmentRatio: (share) => `reinvests ${Math.round(share * 100)}%`,
};

/**
 * Where a client contradicts a word of their segment's name: "aged 41", "risk band B". What isn't known of the client contradicts nothing.
 * Empty for cards of older documents, which don't say what their names mean.
 */
export const differsFromSegment = ({ claims = [] }: Pick<SegmentCard, 'claims'>, profile: Profile): string[] => [
  ...new Set(claims.flatMap((claim) => contradiction(claim, profile) ?? [])),
];

const contradiction = (claim: NameClaim, profile: Profile): string | null => {
  switch (claim.kind) {
    case 'age':
      return profile.age === null || (profile.age >= claim.from && profile.age < (claim.below ?? Number.POSITIVE_INFINITY))
        ? null
        : WORDS.age(profile.age);
    case 'riskBand':
      return profile.riskBand === null || profile.riskBand === claim.band ? null : `risk band ${profile.riskBand}`;
    case 'gender':
      return profile.gender === null || profile.gender === claim.gender ? null : (GENDERS[profile.gender] ?? null);
    case 'around': {
      const bought = VALUES.invested(profile);
      const isNear = bought === null || (bought >= claim.rupees / AROUND && bought <= claim.rupees * AROUND);
      return isNear ? null : WORDS.invested(bought);
    }
    default: {
      const value = VALUES[claim.feature](profile);
      const isSo = value === null || (claim.kind === 'more' ? value > claim.than : value < claim.than);
      return isSo ? null : WORDS[claim.feature](value);
    }
  }
};
