import { ADVICE_KINDS } from './kinds/advice.ts';
import { BOOK_KINDS } from './kinds/book.ts';
import { CLIENT_KINDS } from './kinds/client.ts';
import { COMPARISON_KINDS } from './kinds/comparison.ts';
import { DESK_KINDS } from './kinds/desk.ts';
import { DIGEST_KINDS } from './kinds/digest.ts';
import { FAMILY_KINDS } from './kinds/family.ts';
import type { KindDefinition } from './kinds/kind-definition.ts';
import { LADDER_KINDS } from './kinds/ladder.ts';
import { LEARNED_KINDS } from './kinds/learned.ts';
import { OFFER_KINDS } from './kinds/offers.ts';
import { PURCHASE_KINDS } from './kinds/purchases.ts';
import { QUALITY_KINDS } from './kinds/quality.ts';
import { QUOTE_KINDS } from './kinds/quote.ts';
import { REASON_KINDS } from './kinds/reasons.ts';
import { SEGMENT_KINDS } from './kinds/segments.ts';
import { VERSION_KINDS } from './kinds/versions.ts';

/** All kinds of claims. Their definitions are all that the checker of `src/truth` knows about the product. */
export const CLAIM_KINDS = {
  ...ADVICE_KINDS,
  ...BOOK_KINDS,
  ...CLIENT_KINDS,
  ...COMPARISON_KINDS,
  ...DESK_KINDS,
  ...DIGEST_KINDS,
  ...FAMILY_KINDS,
  ...LADDER_KINDS,
  ...LEARNED_KINDS,
  ...OFFER_KINDS,
  ...PURCHASE_KINDS,
  ...QUALITY_KINDS,
  ...QUOTE_KINDS,
  ...REASON_KINDS,
  ...SEGMENT_KINDS,
  ...VERSION_KINDS,
} as const satisfies Readonly<Record<string, KindDefinition>>;

export type ClaimKind = keyof typeof CLAIM_KINDS;
