import { offersByType } from '../../src/advisor/advice/recommend.ts';
import type { BondOnOffer } from '../../src/advisor/bonds/bond.ts';
import { clientId } from '../../src/advisor/units.ts';
import { type AskClient, askedClient } from '../../src/usecases/asked-client/asked-client.ts';
import { deskOn } from './desk-on.ts';
import { sampleStored } from './samples/sample-versions.ts';
import { smallBook, someone } from './samples/small-book.ts';

const calendar = deskOn('2026-03-13');

interface Made {
  /** What's on offer; default: nothing. */
  readonly offers?: readonly BondOnOffer[];
  /** What's known of every client, besides the manager. */
  readonly facts?: Parameters<typeof someone>[1];
}

/**
 * The real `askedClient`, because nothing else makes asked clients, on a made-up book. The book holds the given clients or, without a list, anybody
 * who is asked for. They all belong to relationship manager 7.
 */
export const fakeAskedClient = (known?: readonly string[], { offers = [], facts = {} }: Made = {}): AskClient =>
  askedClient({
    source: {
      readClient: async (id) =>
        known && !known.includes(id) ? null : smallBook([someone(id, { relationshipManagerId: '7', ...facts })], []),
    },
    activeModel: { current: async () => sampleStored(), absence: { kind: 'untrained' } },
    firmBook: { readClient: async () => null },
    profiles: {
      find: async () => null,
      search: async (text, _sees, limit) =>
        (known ?? [])
          .filter((id) => id.toLowerCase().startsWith(text.toLowerCase()))
          .slice(0, limit)
          .map((id) => ({ clientId: clientId(id), name: null, riskBand: 'B' as const, trades: 0, totalInvested: 0 as never })),
    },
    registered: { find: async () => null },
    market: { read: async () => ({ asOf: calendar.today(), dataAsOf: null, offers: offersByType(offers) }), held: async () => null },
    bookDay: { current: async () => null },
    calendar,
    audit: { append: async () => {} },
    clock: { now: () => new Date('2026-03-13T08:05:00Z') },
  });
