import type { Profile } from '../../src/advisor/book/profile.ts';
import type { CountedBand } from '../../src/advisor/suitability/counted-band.ts';
import { addDays } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claimsOf } from '../../src/claims/claim.ts';
import { date, money, percent, plural, rate, shown } from '../blocks/format.ts';
import { bandInShort, bandInWords } from './band-words.ts';
import { outstandingOf } from './money-words.ts';

/** How a gender, or a legal form in its place, is written. */
export const GENDER_WORDS = { M: 'Male', F: 'Female', HUF: PHRASES.hindu } as const;

/** The client in one short line: who it is, the risk band that counts, what's outstanding and how often something was bought. */
export const clientInShort = (profile: Profile, counted: CountedBand | undefined): string => {
  const { age, gender, trades, asOf } = profile;
  const says = claimsOf({ client: profile.clientId }, asOf);
  return [
    age === null ? PHRASES.ageUnknown : says('client.age', `${age} years`, age),
    gender === null ? null : GENDER_WORDS[gender],
    `risk band ${bandInShort(profile, counted)}`,
    ...(trades === 0 ? [PHRASES.noPurchase] : [outstandingOf(profile), says('client.purchases', plural(trades, 'purchase'), trades)]),
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
};

/** The client's facts in one line. A missing age or gender is named at the end, so the reader needn't guess. */
export const clientFacts = (profile: Profile, counted: CountedBand | undefined): string => {
  const { age, gender, trades, totalInvested, averageYield, reinvestmentRatio, boughtAgain, horizonDays, parentId, asOf } = profile;
  const says = claimsOf({ client: profile.clientId }, asOf);
  const neededBy = horizonDays == null ? null : addDays(asOf, horizonDays);
  const facts = [
    age === null ? null : says('client.age', `${age} years`, age),
    gender === null ? null : GENDER_WORDS[gender],
    bandInWords(profile, counted),
    trades === 0 ? PHRASES.noPurchase : outstandingOf(profile),
    trades === 0
      ? null
      : `${says('client.bought', money(totalInvested), totalInvested)} bought in ${says('client.purchases', plural(trades, 'purchase'), trades)}`,
    averageYield === null ? null : `average yield at purchase ${says('client.yield', rate(averageYield), averageYield)}`,
    reinvestmentRatio === null
      ? null
      : `reinvests ${says('client.reinvests', percent(reinvestmentRatio), reinvestmentRatio)} within 90 days`,
    boughtAgain == null
      ? null
      : `${says('client.boughtAgain', percent(boughtAgain), boughtAgain)} of matured money bought again within 90 days`,
    neededBy === null ? null : `money needed by ${says('client.neededBy', date(neededBy), neededBy)}`,
    parentId === null ? null : `family of ${shown(parentId, 60)}`,
  ];
  const missing = [age === null ? 'age' : null, gender === null ? 'gender' : null].filter((name) => name !== null);
  if (missing.length > 0) facts.push(`not recorded: ${missing.join(', ')}`);
  return facts.filter((fact) => fact !== null).join(' · ');
};
