import { BOOK_KINDS } from './kinds/book.ts';
import { CLIENT_KINDS } from './kinds/client.ts';
import { FAMILY_KINDS } from './kinds/family.ts';
import type { KindDefinition } from './kinds/kind-definition.ts';
import { PURCHASE_KINDS } from './kinds/purchases.ts';

/** All kinds of claims. Their definitions are all that the checker of `src/truth` knows about the product. */
export const CLAIM_KINDS = {
  ...BOOK_KINDS,
  ...CLIENT_KINDS,
  ...FAMILY_KINDS,
  ...PURCHASE_KINDS,
} as const satisfies Readonly<Record<string, KindDefinition>>;

export type ClaimKind = keyof typeof CLAIM_KINDS;
