import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { Role } from '../../src/usecases/ports/people-store.ts';

export interface News {
  readonly since: string;
  readonly text: string;
  /** Who sees it; everyone if absent. */
  readonly roles?: readonly Role[];
}

/** News about the product, newest first. Home shows the first few for the person's role. */
export const WHATS_NEW: readonly News[] = [
  { since: 'Nov 2026', text: 'Home: your clients to call, the segments, and how good the advice is.' },
  {
    since: 'Nov 2026',
    text: `${PHRASES.explore}: any measure by segment, risk band, age, bond type or month, as chart and table.`,
    roles: ['admin', 'supervisor'],
  },
  { since: 'Nov 2026', text: 'Message the bot: name a client, and it offers what it can do.' },
  {
    since: 'Nov 2026',
    text: 'A client’s profile, a family, two clients side by side, a maturity ladder: each is one button away.',
  },
  { since: 'Oct 2026', text: `Record what the client chose, under any recommendation. ${PHRASES.countsStraightAway}` },
];
