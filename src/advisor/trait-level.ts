import type { Gender } from './book.ts';
import type { Trait, TraitName } from './model.ts';
import type { Profile } from './profile.ts';
import { GENDER_CODES, type ProfileColumns, RISK_BAND_CODES } from './profile-columns.ts';

/** A person, whoever it is, or a Hindu undivided family: the law taxes them apart. */
export const LEGAL_FORMS = ['person', 'HUF'] as const;

const legalFormOf = (gender: Gender | null): (typeof LEGAL_FORMS)[number] | null =>
  gender === null ? null : gender === 'HUF' ? 'HUF' : 'person';

/** A client's value of a trait: a word, a number, or null where it is not known. */
type TraitValue = string | number | null;

/** Place of a value among a trait's levels; -1 where it is not known, or was never seen in training. */
export const traitLevel = ({ bounds, words }: Pick<Trait, 'bounds' | 'words'>, value: TraitValue): number => {
  if (value === null) return -1;
  if (typeof value === 'string') return words.indexOf(value);
  let level = 0;
  while (level < bounds.length && value >= (bounds[level] as number)) level++;
  return level;
};

export const traitValueOfProfile = (name: TraitName, profile: Profile): TraitValue => {
  // Nothing invested is "has not bought yet", which says nothing of how much the client will put in.
  if (name === 'totalInvested') return profile.totalInvested > 0 ? profile.totalInvested : null;
  return name === 'legalForm' ? legalFormOf(profile.gender) : profile[name];
};

export const traitValueOfColumns = (name: TraitName, columns: ProfileColumns, client: number): TraitValue => {
  switch (name) {
    case 'riskBand':
      return RISK_BAND_CODES[columns.band[client] as number] ?? null;
    case 'gender':
      return GENDER_CODES[columns.gender[client] as number] ?? null;
    case 'legalForm':
      return legalFormOf(GENDER_CODES[columns.gender[client] as number] ?? null);
    case 'age':
      return known(columns.age[client]);
    case 'totalInvested':
      return (columns.invested[client] as number) > 0 ? (columns.invested[client] as number) : null;
    case 'averageYield':
      return known(columns.averageYield[client]);
    case 'averageCoupon':
      return known(columns.averageCoupon[client]);
  }
};

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);
