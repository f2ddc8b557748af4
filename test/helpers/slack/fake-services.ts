import { readCall } from '../../../src/advisor/plain/read-call.ts';
import { day } from '../../../src/advisor/units.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { askedPair } from '../../../src/usecases/compare/asked-pair.ts';
import type { InboxEntry } from '../../../src/usecases/ports/inbox-store.ts';
import type { ShownPlace } from '../../../src/usecases/ports/recommendation-store.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { audited } from '../audited.ts';
import { fakeAskedClient } from '../fake-asked-client.ts';
import { NO_SIGNS, SOME_SIGNS, sampleShown } from '../samples/sample-recommendation.ts';

export const ADVISOR: Actor = { id: 'U_ADVISOR', role: 'advisor', sees: ['7'] };

/** Services that answer at once and remember their calls. A test passes in what should differ. */
export const fakeServices = (overrides: Partial<Services> = {}) => {
  const ask = overrides.askedClient ?? fakeAskedClient();
  const inbox = new Map<string, InboxEntry>();
  const recorded: InboxEntry[] = [];
  const places: Array<{ readonly id: string; readonly place: ShownPlace }> = [];
  const standing = { shown: sampleShown(), tally: SOME_SIGNS, places: [{ channel: 'D_U_ADVISOR', ts: '1700000000.000100' }] };
  const faked: Partial<Services> = {
    whoIs: async (id) => (id === ADVISOR.id ? ADVISOR : null),
    admins: async () => ['UADMIN'],
    askedClient: ask,
    askedPair: askedPair(ask),
    recommendBond: async () => ({ kind: 'recommended', shown: audited(sampleShown()), tally: NO_SIGNS, places: [] }),
    searchClients: async () => audited([{ clientId: 'C_0042', riskBand: 'B', trades: 6, totalInvested: 125_000_000 }]),
    noteRecommendationPosted: async (id, place) => void places.push({ id, place }),
    keepPosted: async () => {},
    receiveFeedback: async (entry) => {
      if (inbox.has(entry.eventId)) return false;
      inbox.set(entry.eventId, entry);
      return true;
    },
    recordFeedback: async (entry) => {
      recorded.push(entry);
      return {
        kind: 'recorded',
        changed: true,
        shown: sampleShown(),
        tally: SOME_SIGNS,
        places: [{ channel: 'D_U_ADVISOR', ts: '1700000000.000100' }],
      };
    },
    readPlainWords: async ({ text }) => readCall({ text, known: [], types: ['High Yield Bonds'], today: day(20_525), topic: null }),
    keepTopic: async () => {},
    undoFeedback: async () => ({ kind: 'nothing-to-undo' }),
    oldBook: async () => null,
    unfinishedFeedback: async () => [],
    unboundRecommendations: async () => 0,
    isKnownMessage: async () => false,
    noteArrival: async () => {},
    arrivalOf: async () => null,
    noteFoundMessage: async (id, place) => {
      places.push({ id, place });
      return true;
    },
    dropFeedback: async ({ eventId }) => void inbox.delete(eventId),
    noteDigestArrived: async () => {},
    standingRecommendation: async () => standing,
    recommendationFor: async () => standing,
    moreOfRecommendation: async () => audited(standing),
    shareRecommendation: async () => ({ kind: 'channel-not-allowed' }),
    mayPostClientResultsIn: () => false,
    clientChannels: () => [],
    ...overrides,
  };
  const services = new Proxy(faked, {
    get: (known, name) => Reflect.get(known, name) ?? (() => Promise.reject(new Error(`no fake for ${String(name)}`))),
  }) as Services;
  return { services, inbox, recorded, places };
};
