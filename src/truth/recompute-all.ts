import type { CLAIM_KINDS } from '../claims/kinds.ts';
import { BOOK } from './recompute/book.ts';
import { CLIENT } from './recompute/client.ts';
import { FAMILY } from './recompute/family.ts';
import { PURCHASES } from './recompute/purchases.ts';
import type { Recomputes } from './recompute/recompute.ts';

/** How each kind of claim is recomputed. A kind without a function doesn't compile. */
export const RECOMPUTE: Recomputes<typeof CLAIM_KINDS> = { ...BOOK, ...CLIENT, ...FAMILY, ...PURCHASES };
