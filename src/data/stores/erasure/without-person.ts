import { type Called, names, unmistakable } from '../../audit/erase-from-audit.ts';

/** In free text, an id of digits only may be any number. */
const isUnmistakable = (id: string): boolean => id.length >= 4 && /\p{L}/u.test(id);

/** Another client's document without a person: as parent, and in texts that name them. Null if it doesn't name them. */
export const withoutPerson = (document: string, { id, names: called }: Called): string | null => {
  let isNamed = false;
  const texts = [...(isUnmistakable(id) ? [id] : []), ...unmistakable(called)];
  const read = (name: string, value: unknown): unknown => {
    // Two people may have one name.
    if (typeof value !== 'string' || name === 'name') return value;
    const isParent = name === 'parentId' && value === id;
    if (!isParent && !texts.some((each) => names(value, each))) return value;
    isNamed = true;
    return isParent ? null : '(forgotten)';
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(document, read);
  } catch {
    return null;
  }
  return isNamed ? JSON.stringify(parsed) : null;
};
