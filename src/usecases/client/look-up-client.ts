import { boughtOf } from '../../advisor/book/bought.ts';
import { freedMoney } from '../../advisor/book/freed-money.ts';
import { maturitiesOf } from '../../advisor/book/maturities.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import { purchaseHistory } from '../../advisor/book/purchase-history.ts';
import type { SegmentCard } from '../../advisor/model/model.ts';
import { segmentOf } from '../../advisor/segments/assign.ts';
import { countedBand } from '../../advisor/suitability/counted-band.ts';
import type { Day } from '../../advisor/units.ts';
import { type Actor, maySee } from '../actor/actor.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type AdvicePorts, adviseClient } from '../advise/advise-client.ts';
import { type AskedClient, factsOf, lookAt } from '../asked-client/asked-client.ts';
import { intakeOf } from '../intake/intake-of.ts';
import type { FeedbackLedger } from '../ledger/feedback-ledger.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { StoredModel } from '../ports/model-store.ts';
import type { RecommendationStore } from '../ports/recommendation-store.ts';
import type { RegisteredClients } from '../ports/registered-clients.ts';
import type { ActiveModel } from '../serving/active-model.ts';
import type { ClientLookup, FamilyHint, LookedUpSegment, LookedUpTrades, PastRecommendation } from './client-lookup.ts';

const MOST_TRADES = 50;
const MOST_RECOMMENDATIONS = 5;
const HISTORY = { years: 10, types: 4 } as const;

export interface LookUpClientPorts extends AdvicePorts, AuditPorts {
  readonly source: BookSource;
  readonly activeModel: ActiveModel;
  readonly ledger: FeedbackLedger;
  readonly recommendations: RecommendationStore;
  readonly registered: RegisteredClients;
}

/**
 * Gathers what an adviser wants to see before calling a client. Without a model, the segment is left out. With the book away, the last
 * training's snapshot answers, without purchases. The look is in the audit log before anybody sees it.
 */
export const lookUpClient = (ports: LookUpClientPorts) => {
  const advise = adviseClient(ports);

  const segmentOfClient = (stored: StoredModel | null, profile: Profile): LookedUpSegment => {
    if (!stored) return ports.activeModel.absence;
    const card = stored.model.segments[segmentOf(stored.model, profile)] as SegmentCard;
    return { kind: 'placed', card, model: { version: stored.version, trainedAt: stored.trainedAt }, learnedOn: stored.model.asOf };
  };

  const tradesOf = async ({ clientId }: Profile, asOf: Day): Promise<LookedUpTrades> => {
    const trades = (await ports.source.readTrades([clientId])).filter(({ day }) => day <= asOf);
    return {
      newest: trades.slice(0, MOST_TRADES),
      count: trades.length,
      history: purchaseHistory(trades, asOf, HISTORY),
      maturities: maturitiesOf(trades, asOf),
      freed: freedMoney(boughtOf(trades, asOf), asOf),
    };
  };

  const recommendationsOf = async (
    actor: Actor,
    { clientId }: Profile,
    stored: StoredModel | null,
  ): Promise<readonly PastRecommendation[]> => {
    const past = await ports.recommendations.ofClient(clientId, MOST_RECOMMENDATIONS);
    return Promise.all(
      past.map(async (shown) => ({
        shownAt: shown.shownAt,
        shownToAsker: shown.shownTo === actor.id,
        bondType: shown.recommendation.recommended[0]?.bondType ?? null,
        tally: await ports.ledger.tally(shown, stored),
      })),
    );
  };

  const managerOf = async ({ relationshipManagerId: id }: Profile): Promise<ClientLookup['manager']> => {
    if (id === null) return null;
    const managers = await whileThere(() => ports.source.readRelationshipManagers());
    return { id, name: managers?.find((manager) => manager.id === id)?.name ?? null };
  };

  const familyOf = async (actor: Actor, { clientId }: Profile): Promise<FamilyHint | null> => {
    const family = (await ports.source.readFamily(clientId))?.filter((one) => maySee(actor, one.relationshipManagerId)) ?? [];
    return family.length < 2 ? null : { people: family.length, isHolder: family[0]?.id === clientId };
  };

  return async ({ client }: { readonly client: AskedClient }): Promise<Audited<ClientLookup>> => {
    const { actor, profile, profileFrom, dataAsOf } = factsOf(client);
    const stored = await ports.activeModel.current();
    const inBook = profileFrom.kind === 'book';
    const [trades, recommendations, manager, family, intake, advised] = await Promise.all([
      inBook ? whileThere(() => tradesOf(profile, profile.asOf)) : null,
      recommendationsOf(actor, profile, stored),
      managerOf(profile),
      inBook ? whileThere(() => familyOf(actor, profile)) : null,
      intakeOf(ports.registered, profile.clientId),
      advise(client),
    ]);
    const shownAt = ports.clock.now();
    const segment = segmentOfClient(stored, profile);
    const oldBook = ports.calendar.oldBook(dataAsOf, profile.asOf);
    const counted = countedBand(profile, ports.suitabilityPolicy);
    const lookup = {
      profile,
      countedBand: counted,
      profileFrom,
      dataAsOf,
      oldBook,
      segment,
      advice: advised.kind === 'advised' ? advised.advice : null,
      trades,
      recommendations,
      manager,
      family,
      intake,
      shownAt,
    };
    const detail = { trades: trades?.count ?? null, recommendations: recommendations.length, from: profileFrom.kind };
    return auditTrail(ports).show(lookup, lookAt(client, 'client.look-up', detail, shownAt));
  };
};

/** Null if the book went away meanwhile: what was read before is still shown. */
const whileThere = async <T>(read: () => Promise<T>): Promise<T | null> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SourceUnavailableError) return null;
    throw error;
  }
};
