type Json = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every string anywhere in a value. */
export const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return isObject(value) ? Object.values(value).flatMap(stringsIn) : [];
};

/** Every object anywhere in a value. */
export const objectsIn = (value: unknown): Json[] => (isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : []);
