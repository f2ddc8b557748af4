import type { Profile } from '../../src/advisor/book/profile.ts';
import { addDays } from '../../src/advisor/units.ts';
import { date, money, percent, plural, rate, shown } from '../blocks/format.ts';
import { outstandingOf } from './money-words.ts';

/** How a gender, or a legal form in its place, is written. */
export const GENDER_WORDS = { M: 'man', F: 'woman', HUF: 'Hindu undivided family' } as const;

const riskBand = (profile: Profile): string => {
  if (profile.riskBand === null) return 'risk band unknown, treated as A';
  return `risk band ${profile.riskBand}${profile.riskBandSource === 'derived' ? ' (from purchases)' : ''}`;
};

/** The client's facts in one line. A missing age or gender is named at the end, so the reader needn't guess. */
export const clientFacts = (profile: Profile): string => {
  const facts = [
    profile.age === null ? null : `${profile.age} years`,
    profile.gender === null ? null : GENDER_WORDS[profile.gender],
    riskBand(profile),
    profile.trades === 0 ? 'no purchase yet' : outstandingOf(profile),
    profile.trades === 0 ? null : `${money(profile.totalInvested)} bought in ${plural(profile.trades, 'purchase')}`,
    profile.averageYield === null ? null : `average yield at purchase ${rate(profile.averageYield)}`,
    profile.reinvestmentRatio === null ? null : `reinvests ${percent(profile.reinvestmentRatio)} within 90 days`,
    profile.boughtAgain == null ? null : `${percent(profile.boughtAgain)} of matured money bought again within 90 days`,
    (profile.horizonDays ?? null) === null ? null : `money needed by ${date(addDays(profile.asOf, profile.horizonDays ?? 0))}`,
    profile.parentId === null ? null : `family of ${shown(profile.parentId, 60)}`,
  ];
  const missing = [profile.age === null ? 'age' : null, profile.gender === null ? 'gender' : null].filter((name) => name !== null);
  if (missing.length > 0) facts.push(`not recorded: ${missing.join(', ')}`);
  return facts.filter((fact) => fact !== null).join(' · ');
};
