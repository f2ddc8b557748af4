import type { Profile } from '../src/advisor/profile.ts';
import { addDays } from '../src/advisor/units.ts';
import { date, money, percent, plural, rate, shown } from './format.ts';

const GENDER = { M: 'man', F: 'woman', HUF: 'Hindu undivided family' } as const;

const riskBand = (profile: Profile): string => {
  if (profile.riskBand === null) return 'risk band unknown, treated as A';
  return `risk band ${profile.riskBand}${profile.riskBandSource === 'derived' ? ' (from purchases)' : ''}`;
};

/** The client in one line. What nobody recorded is named at the end instead of being left to guess. */
export const clientFacts = (profile: Profile): string => {
  const facts = [
    profile.age === null ? null : `${profile.age} years`,
    profile.gender === null ? null : GENDER[profile.gender],
    riskBand(profile),
    profile.trades === 0 ? 'no purchase yet' : `${money(profile.totalInvested)} in ${plural(profile.trades, 'purchase')}`,
    profile.averageYield === null ? null : `average yield ${rate(profile.averageYield)}`,
    profile.reinvestmentRatio === null ? null : `reinvests ${percent(profile.reinvestmentRatio)} within 90 days`,
    (profile.horizonDays ?? null) === null ? null : `money needed by ${date(addDays(profile.asOf, profile.horizonDays ?? 0))}`,
    profile.parentId === null ? null : `family of ${shown(profile.parentId, 60)}`,
  ];
  const missing = [profile.age === null ? 'age' : null, profile.gender === null ? 'gender' : null].filter((name) => name !== null);
  if (missing.length > 0) facts.push(`not recorded: ${missing.join(', ')}`);
  return facts.filter((fact) => fact !== null).join(' · ');
};
