import type { CLAIM_KINDS } from '../claims/kinds.ts';
import { CLIENT } from './recompute/client.ts';
import type { Recomputes } from './recompute/recompute.ts';

/** How each kind of claim is recomputed. A kind without a function doesn't compile. */
export const RECOMPUTE: Recomputes<typeof CLAIM_KINDS> = { ...CLIENT };
