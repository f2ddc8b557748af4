import type { Gender } from '../book/book.ts';
import type { Profile } from '../book/profile.ts';
import { GENDER_CODES, type ProfileColumns, RISK_BAND_CODES } from '../book/profile-columns.ts';
import type { Trait, TraitName } from '../model/model.ts';

/** A person or a Hindu undivided family, which are taxed separately. */
export const LEGAL_FORMS = ['person', 'HUF'] as const;

const legalFormOf = (gender: Gender | null): (typeof LEGAL_FORMS)[number] | null =>
  gender === null ? null : gender === 'HUF' ? 'HUF' : 'person';

/** A client's value of a trait: a word, a number, or null if unknown. */
type TraitValue = string | number | null;

/** The share of the way from the middle of one level to the middle of the next in which a number belongs to both. */
const BLENDED = 0.5;

/**
 * The place of a value among a trait's levels; -1 if it's unknown or wasn't seen in training. Blended levels have places in between, so
 * advice doesn't leap when a bound moves a little: 1 is inside level 1, and 1.5 its bound to level 2.
 */
export const traitPlace = (
  { name, bounds, words, blended }: Pick<Trait, 'name' | 'bounds' | 'words' | 'blended'>,
  value: TraitValue,
): number => {
  if (value === null) return -1;
  if (typeof value === 'string') return words.indexOf(value);
  let level = 0;
  while (level < bounds.length && value >= bounds[level]) level++;
  if (!blended || bounds.length < 2) return level;
  // The outermost levels have no far end. Their middle is as far from the bound as that of the next level.
  const scale = name === 'totalInvested' ? Math.log : (number: number): number => number;
  const far = level === 0 ? 1 : level;
  const [low, high] = far === bounds.length ? [bounds[far - 2], bounds[far - 1]] : [bounds[far - 1], bounds[far]];
  const widths = (scale(value) - scale(low)) / (scale(high) - scale(low));
  const place = Math.min(bounds.length, Math.max(0, (far === bounds.length ? far - 1 : far) - 0.5 + widths));
  const below = Math.floor(place);
  return below + Math.min(1, Math.max(0, 0.5 + (place - below - 0.5) / BLENDED));
};

/** The level that a place belongs to. */
export const levelAt = (place: number): number => Math.floor(place + 0.5);

export const traitValueOfProfile = (name: TraitName, profile: Profile): TraitValue => {
  // Nothing invested means no purchase yet, which says nothing about how much the client will invest.
  if (name === 'totalInvested') return profile.totalInvested > 0 ? profile.totalInvested : null;
  return name === 'legalForm' ? legalFormOf(profile.gender) : profile[name];
};

export const traitValueOfColumns = (name: TraitName, columns: ProfileColumns, client: number): TraitValue => {
  switch (name) {
    case 'riskBand':
      return RISK_BAND_CODES[columns.band[client]] ?? null;
    case 'gender':
      return GENDER_CODES[columns.gender[client]] ?? null;
    case 'legalForm':
      return legalFormOf(GENDER_CODES[columns.gender[client]] ?? null);
    case 'age':
      return known(columns.age[client]);
    case 'totalInvested':
      return columns.invested[client] > 0 ? columns.invested[client] : null;
    case 'averageYield':
      return known(columns.averageYield[client]);
    case 'averageCoupon':
      return known(columns.averageCoupon[client]);
  }
};

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);
