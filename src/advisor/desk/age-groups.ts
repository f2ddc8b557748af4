/** The age groups of the desk's figures, youngest first, with one for unknown ages. */
export const AGE_GROUPS = ['Under 30', '30 to 39', '40 to 49', '50 to 59', '60 and over', 'Age unknown'] as const;

const UNKNOWN = AGE_GROUPS.length - 1;

/** Place in `AGE_GROUPS`. @param age years; NaN if unknown */
export const ageGroupOf = (age: number): number => {
  if (Number.isNaN(age)) return UNKNOWN;
  return Math.min(UNKNOWN - 1, Math.max(0, Math.floor(age / 10) - 2));
};
