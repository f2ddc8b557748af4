import type { Profile } from '../advisor/profile.ts';
import { profileOf } from '../advisor/profile.ts';
import { offersByType, type Recommendation, recommend } from '../advisor/recommend.ts';
import type { ClientId, Day } from '../advisor/units.ts';
import { type Actor, maySee } from './actor.ts';
import type { FeedbackLedger } from './feedback-ledger.ts';
import type { MarketReader } from './market.ts';
import type { ModelInForce, Untrained } from './model-in-force.ts';
import { type BookSource, type ProfileStore, SourceUnavailableError, type StoredModel } from './ports.ts';
import type { ShownRecommendation } from './shown-recommendation.ts';

export interface AdviceRequest {
  readonly actor: Actor;
  readonly clientId: ClientId;
  /** Null: the day of the book's newest trade. */
  readonly asOf: Day | null;
  readonly newTypesOnly: boolean;
  /** Of how many recommendations the first place is drawn, and what seeds the draw. Null or absent: the best score is first. */
  readonly explore?: { readonly share: number; readonly seedText: string } | null;
}

/** Advice and all it rests on, before anybody was shown it. */
export interface Advice {
  readonly profile: Profile;
  readonly profileFrom: ShownRecommendation['profileFrom'];
  readonly recommendation: Recommendation;
  readonly stored: StoredModel;
  readonly dataAsOf: Day;
}

export type AdviceOutcome =
  | { readonly kind: 'advised'; readonly advice: Advice }
  | { readonly kind: 'unknown-client' }
  /** `sourceIsAway`: found in the last training's snapshot. Somebody unknown would then be `source-down`, and no more may be told of this one. */
  | { readonly kind: 'not-yours'; readonly sourceIsAway: boolean }
  | Untrained
  | { readonly kind: 'source-down'; readonly message: string };

interface Found {
  readonly profile: Profile;
  readonly profileFrom: ShownRecommendation['profileFrom'];
  readonly dataAsOf: Day;
  readonly offers: ReturnType<typeof offersByType>;
}

export interface AdvicePorts {
  readonly source: BookSource;
  readonly profiles: ProfileStore;
  readonly modelInForce: ModelInForce;
  readonly market: MarketReader;
  readonly ledger: FeedbackLedger;
}

/** What to offer one client: the profile read fresh from the book (or, the book being away, from the last training), the model in force and all feedback. */
export const adviseClient =
  (ports: AdvicePorts) =>
  async (request: AdviceRequest): Promise<AdviceOutcome> => {
    const stored = await ports.modelInForce.current();
    if (!stored) return ports.modelInForce.absence;
    const found = await findClient(ports, request, stored);
    if ('kind' in found) return found;
    if (!maySee(request.actor, found.profile.relationshipManagerId)) {
      return { kind: 'not-yours', sourceIsAway: found.profileFrom.kind === 'snapshot' };
    }
    const feedback = await ports.ledger.terms(stored);
    const { explore } = request;
    const recommendation = recommend(stored.model, found.profile, {
      offers: found.offers,
      feedback,
      newTypesOnly: request.newTypesOnly,
      explore: explore && explore.share > 0 ? { ...explore, signs: await ports.ledger.signsByCell(stored) } : null,
    });
    return {
      kind: 'advised',
      advice: { profile: found.profile, profileFrom: found.profileFrom, recommendation, stored, dataAsOf: found.dataAsOf },
    };
  };

const findClient = async (
  ports: AdvicePorts,
  request: AdviceRequest,
  stored: StoredModel,
): Promise<Found | Extract<AdviceOutcome, { kind: 'unknown-client' | 'source-down' }>> => {
  try {
    const [book, market] = await Promise.all([ports.source.readClient(request.clientId), ports.market.read(request.asOf)]);
    if (!book) return { kind: 'unknown-client' };
    // A book of clients without a single trade has no newest day: the model's day stands in.
    const asOf = market?.asOf ?? request.asOf ?? stored.model.asOf;
    const profile = profileOf(book, request.clientId, asOf);
    if (!profile) return { kind: 'unknown-client' };
    return { profile, profileFrom: { kind: 'book' }, dataAsOf: market?.dataAsOf ?? asOf, offers: market?.offers ?? offersByType([]) };
  } catch (error) {
    if (!(error instanceof SourceUnavailableError)) throw error;
    const snapshot = request.asOf === null ? await ports.profiles.find(request.clientId) : null;
    if (!snapshot) return { kind: 'source-down', message: error.message };
    const held = await ports.market.held();
    return {
      profile: snapshot.profile,
      profileFrom: { kind: 'snapshot', takenAt: snapshot.takenAt, ...(held === null && { withoutOffers: true }) },
      dataAsOf: snapshot.profile.asOf,
      offers: held?.offers ?? offersByType([]),
    };
  }
};
