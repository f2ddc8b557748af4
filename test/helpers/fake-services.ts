import type { Actor } from '../../src/usecases/actor.ts';
import type { InboxEntry, ShownPlace } from '../../src/usecases/ports.ts';
import type { Services } from '../../src/usecases/services.ts';
import { NO_SIGNS, SOME_SIGNS, sampleShown } from './sample-recommendation.ts';

export const ADVISOR: Actor = { id: 'U_ADVISOR', role: 'advisor', sees: ['7'] };

/** Services that answer at once and remember; what a test needs otherwise is passed in. */
export const fakeServices = (overrides: Partial<Services> = {}) => {
  const inbox = new Map<string, InboxEntry>();
  const recorded: InboxEntry[] = [];
  const places: Array<{ readonly id: string; readonly place: ShownPlace }> = [];
  const standing = { shown: sampleShown(), tally: SOME_SIGNS, places: [{ channel: 'D_U_ADVISOR', ts: '1700000000.000100' }] };
  const faked: Partial<Services> = {
    whoIs: async (id) => (id === ADVISOR.id ? ADVISOR : null),
    admins: async () => ['UADMIN'],
    recommendBond: async () => ({ kind: 'recommended', shown: sampleShown(), tally: NO_SIGNS }),
    searchClients: async () => [{ clientId: 'C_0042', riskBand: 'B', trades: 6, totalInvested: 125_000_000 }],
    noteRecommendationPosted: async (id, place) => void places.push({ id, place }),
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
    unfinishedFeedback: async () => [],
    standingRecommendation: async () => standing,
    recommendationFor: async () => standing,
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
