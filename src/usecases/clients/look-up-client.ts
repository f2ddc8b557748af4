import { segmentOf } from '../../advisor/assign.ts';
import { maturitiesOf } from '../../advisor/maturities.ts';
import type { SegmentCard } from '../../advisor/model.ts';
import type { Profile } from '../../advisor/profile.ts';
import { purchaseHistory } from '../../advisor/purchase-history.ts';
import type { Day } from '../../advisor/units.ts';
import { type Actor, maySee } from '../actor.ts';
import type { FeedbackLedger } from '../feedback-ledger.ts';
import { intakeOf } from '../intake/intake-of.ts';
import type { ModelInForce } from '../model-in-force.ts';
import type { RegisteredClients } from '../ports/registered-clients.ts';
import { type RecommendationStore, SourceUnavailableError, type StoredModel } from '../ports.ts';
import type {
  ClientLookup,
  FamilyHint,
  LookedUpSegment,
  LookedUpTrades,
  LookUpClientOutcome,
  PastRecommendation,
} from './client-lookup.ts';
import { type FindClientPorts, findClient } from './find-client.ts';

const MOST_TRADES = 50;
const MOST_RECOMMENDATIONS = 5;
const HISTORY = { years: 10, types: 4 } as const;

export interface LookUpClientPorts extends FindClientPorts {
  readonly modelInForce: ModelInForce;
  readonly ledger: FeedbackLedger;
  readonly recommendations: RecommendationStore;
  readonly registered: RegisteredClients;
}

/**
 * Everything an advisor wants to see before calling a client. Without a model the segment is left out; with the book away the last training's
 * snapshot answers, without purchases. The look is in the audit log before anybody sees it.
 */
export const lookUpClient = (ports: LookUpClientPorts) => {
  const find = findClient(ports, 'look-up');

  const segmentOfClient = (stored: StoredModel | null, profile: Profile): LookedUpSegment => {
    if (!stored) return ports.modelInForce.absence;
    const card = stored.model.segments[segmentOf(stored.model, profile)] as SegmentCard;
    return { kind: 'placed', card, model: { version: stored.version, trainedAt: stored.trainedAt } };
  };

  const tradesOf = async ({ clientId }: Profile, asOf: Day): Promise<LookedUpTrades> => {
    const trades = (await ports.source.readTrades([clientId])).filter(({ day }) => day <= asOf);
    return {
      newest: trades.slice(0, MOST_TRADES),
      count: trades.length,
      history: purchaseHistory(trades, asOf, HISTORY),
      maturities: maturitiesOf(trades, asOf),
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
        tally: stored && (await ports.ledger.tally(shown, stored)),
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

  return async (request: { readonly actor: Actor; readonly clientId: string }): Promise<LookUpClientOutcome> => {
    const { actor } = request;
    const found = await find(actor, request.clientId);
    if (found.kind !== 'found') return found;
    const { profile, profileFrom, dataAsOf } = found;
    const stored = await ports.modelInForce.current();
    const inBook = profileFrom.kind === 'book';
    const [trades, recommendations, manager, family, intake] = await Promise.all([
      inBook ? whileThere(() => tradesOf(profile, profile.asOf)) : null,
      recommendationsOf(actor, profile, stored),
      managerOf(profile),
      inBook ? whileThere(() => familyOf(actor, profile)) : null,
      intakeOf(ports.registered, profile.clientId),
    ]);
    const shownAt = ports.clock.now();
    await ports.audit.append({
      at: shownAt,
      actorId: actor.id,
      action: 'client.look-up',
      clientId: profile.clientId,
      detail: { trades: trades?.count ?? null, recommendations: recommendations.length, from: profileFrom.kind },
    });
    const segment = segmentOfClient(stored, profile);
    return {
      kind: 'looked-up',
      lookup: { profile, profileFrom, dataAsOf, segment, trades, recommendations, manager, family, intake, shownAt },
    };
  };
};

/** Null where the book went away meanwhile: what was read of the client before is shown all the same. */
const whileThere = async <T>(read: () => Promise<T>): Promise<T | null> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SourceUnavailableError) return null;
    throw error;
  }
};
