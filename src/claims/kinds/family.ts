import type { KindDefinition } from './kind-definition.ts';

/**
 * What's said of families. The family of a `client` is the holder (or, in the flat layout, whoever is at the top), and everybody below, also
 * those registered here. "Outstanding" is what was bought by the day and matures after it, at the price paid.
 */
export const FAMILY_KINDS = {
  'family.clients': { unit: 'count', definition: 'How many clients the family of `client` has that the book or the product knows.' },
} as const satisfies Readonly<Record<string, KindDefinition>>;
