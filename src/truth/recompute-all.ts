import type { CLAIM_KINDS } from '../claims/kinds.ts';
import { ADVICE } from './recompute/advice.ts';
import { BOOK } from './recompute/book.ts';
import { CLIENT } from './recompute/client.ts';
import { COMPARISON } from './recompute/comparison.ts';
import { DESK } from './recompute/desk.ts';
import { DIGEST } from './recompute/digest.ts';
import { FAMILY } from './recompute/family.ts';
import { LADDER } from './recompute/ladder.ts';
import { LEARNED } from './recompute/learned/learned.ts';
import { VERSIONS } from './recompute/learned/versions.ts';
import { OFFERS } from './recompute/offers.ts';
import { PURCHASES } from './recompute/purchases.ts';
import { QUALITY } from './recompute/quality.ts';
import { QUOTE } from './recompute/quote/quote.ts';
import { REASONS } from './recompute/reasons.ts';
import type { Recomputes } from './recompute/recompute.ts';
import { SEGMENTS } from './recompute/segments.ts';

/** How each kind of claim is recomputed. A kind without a function doesn't compile. */
export const RECOMPUTE: Recomputes<typeof CLAIM_KINDS> = {
  ...ADVICE,
  ...BOOK,
  ...CLIENT,
  ...COMPARISON,
  ...DESK,
  ...DIGEST,
  ...FAMILY,
  ...LADDER,
  ...LEARNED,
  ...OFFERS,
  ...PURCHASES,
  ...QUALITY,
  ...QUOTE,
  ...REASONS,
  ...SEGMENTS,
  ...VERSIONS,
};
