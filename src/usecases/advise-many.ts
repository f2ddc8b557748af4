import type { Profile } from '../advisor/profile.ts';
import { profileAt, profileColumns } from '../advisor/profile-columns.ts';
import { offersByType, type Recommendation, recommend } from '../advisor/recommend.ts';
import type { Day } from '../advisor/units.ts';
import type { Actor } from './actor.ts';
import type { FeedbackLedger } from './feedback-ledger.ts';
import type { MarketReader } from './market.ts';
import type { ModelInForce, Untrained } from './model-in-force.ts';
import { type AuditStore, type BookSource, type Clock, SourceUnavailableError, type StoredModel } from './ports.ts';

export interface ManyAdvice {
  readonly profile: Profile;
  readonly profileFrom: { readonly kind: 'book' };
  readonly recommendation: Recommendation;
  readonly stored: StoredModel;
  readonly dataAsOf: Day;
}

export type AdviseManyOutcome =
  | { readonly kind: 'advised'; readonly clients: Iterable<ManyAdvice | { readonly unknown: string }> }
  | Untrained
  | { readonly kind: 'source-down'; readonly message: string };

export interface AdviseManyPorts {
  readonly source: BookSource;
  readonly modelInForce: ModelInForce;
  readonly market: MarketReader;
  readonly ledger: FeedbackLedger;
  readonly audit: AuditStore;
  readonly clock: Clock;
}

/** Advice for many clients from one reading of the book; `ids` null: for everybody, in bytewise order. */
export const adviseMany =
  (ports: AdviseManyPorts) =>
  async (request: {
    readonly actor: Actor;
    readonly ids: readonly string[] | null;
    readonly asOf: Day | null;
    readonly newTypesOnly: boolean;
  }): Promise<AdviseManyOutcome> => {
    const stored = await ports.modelInForce.current();
    if (!stored) return ports.modelInForce.absence;
    try {
      const market = await ports.market.read(request.asOf);
      const asOf = market?.asOf ?? request.asOf ?? stored.model.asOf;
      const { book } = await ports.source.readBook({ until: asOf });
      const columns = profileColumns(book, asOf);
      const feedback = await ports.ledger.terms(stored);
      const offers = market?.offers ?? offersByType([]);
      const places = new Map(book.clients.map((client, place) => [client.id as string, place]));
      const ids = request.ids ?? book.clients.map((client) => client.id);
      await ports.audit.append({
        at: ports.clock.now(),
        actorId: request.actor.id,
        action: 'client.recommend-many',
        clientId: null,
        detail: { clients: ids.length },
      });
      const advise = function* () {
        for (const id of ids) {
          const place = places.get(id);
          if (place === undefined) {
            yield { unknown: id };
            continue;
          }
          const profile = profileAt(book, columns, place);
          const recommendation = recommend(stored.model, profile, { offers, feedback, newTypesOnly: request.newTypesOnly });
          yield { profile, profileFrom: { kind: 'book' as const }, recommendation, stored, dataAsOf: market?.dataAsOf ?? asOf };
        }
      };
      return { kind: 'advised', clients: advise() };
    } catch (error) {
      if (error instanceof SourceUnavailableError) return { kind: 'source-down', message: error.message };
      throw error;
    }
  };
