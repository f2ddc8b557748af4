import { WORKING_DAYS_TRIED } from '../../advisor/advice/counterfactual.ts';
import { type Recommendation, recommend } from '../../advisor/advice/recommend.ts';
import { newestDay } from '../../advisor/book/newest-day.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import { profileAt, profileColumns } from '../../advisor/book/profile-columns.ts';
import type { OldBook } from '../../advisor/calendar/old-book.ts';
import { withAges } from '../../advisor/desk-ages.ts';
import type { SuitabilityPolicy } from '../../advisor/suitability/policy.ts';
import type { Day } from '../../advisor/units.ts';
import type { Actor } from '../actor/actor.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { FeedbackLedger } from '../ledger/feedback-ledger.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { ModelStore } from '../ports/model-store.ts';
import type { ActiveModel, Untrained } from '../serving/active-model.ts';
import type { MarketReader } from '../serving/market.ts';
import { type Basis, basisOf } from './basis.ts';

export interface ManyAdvice extends Pick<Basis, 'stored' | 'modelOfNow'> {
  readonly profile: Profile;
  readonly profileFrom: { readonly kind: 'book' };
  readonly recommendation: Recommendation;
  readonly dataAsOf: Day;
  readonly oldBook: OldBook | null;
}

export type AdviseManyOutcome =
  | { readonly kind: 'advised'; readonly clients: Audited<Iterable<ManyAdvice | { readonly unknown: string }>> }
  | Untrained
  | { readonly kind: 'source-down'; readonly message: string };

export interface AdviseManyPorts extends AuditPorts {
  readonly suitabilityPolicy: SuitabilityPolicy;
  readonly source: BookSource;
  readonly activeModel: ActiveModel;
  readonly models: Pick<ModelStore, 'activeAt' | 'load'>;
  readonly market: MarketReader;
  readonly ledger: FeedbackLedger;
  readonly calendar: DeskCalendar;
}

/** Advice for many clients from one reading of the book. `ids` null: for everybody, in bytewise order. */
export const adviseMany =
  (ports: AdviseManyPorts) =>
  async (request: {
    readonly actor: Actor;
    readonly ids: readonly string[] | null;
    readonly asOf: Day | null;
    readonly newTypesOnly: boolean;
  }): Promise<AdviseManyOutcome> => {
    const basis = await basisOf(ports, request.asOf);
    if (!basis) return ports.activeModel.absence;
    const { stored, feedback, modelOfNow } = basis;
    try {
      const market = await ports.market.read(request.asOf);
      const { asOf, offers } = market;
      const { book } = await ports.source.readBook({ until: asOf });
      const columns = profileColumns(book, asOf);
      const dataAsOf = newestDay(book) ?? stored.model.asOf;
      const oldBook = ports.calendar.oldBook(dataAsOf, asOf);
      const setting = {
        suitabilityPolicy: ports.suitabilityPolicy,
        settlesOn: ports.calendar.settlementDay(asOf),
        nextWorkingDays: ports.calendar.nextWorkingDays(asOf, WORKING_DAYS_TRIED),
      };
      const places = new Map(book.clients.map((client, place) => [client.id as string, place]));
      const ids = request.ids ?? book.clients.map((client) => client.id);
      const advise = function* () {
        for (const id of ids) {
          const place = places.get(id);
          if (place === undefined) {
            yield { unknown: id };
            continue;
          }
          const profile = withAges(profileAt(book, columns, place), ports.suitabilityPolicy.ages);
          const recommendation = recommend(stored.model, profile, {
            offers,
            ...setting,
            feedback: feedback.termsFor(profile),
            outcomes: feedback.outcomes,
            newTypesOnly: request.newTypesOnly,
          });
          yield {
            profile,
            profileFrom: { kind: 'book' as const },
            recommendation,
            stored,
            ...(modelOfNow && { modelOfNow }),
            dataAsOf,
            oldBook,
          };
        }
      };
      const clients = await auditTrail(ports).show(advise(), {
        actor: request.actor,
        action: 'client.recommend-many',
        detail: { clients: ids.length },
      });
      return { kind: 'advised', clients };
    } catch (error) {
      if (error instanceof SourceUnavailableError) return { kind: 'source-down', message: error.message };
      throw error;
    }
  };
