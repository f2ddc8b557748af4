import { midnightOf } from '../advisor/units.ts';
import type { FindMessageServices } from '../usecases/feedback/find-message.ts';
import type { Clock, DeskCalendar } from '../usecases/ports/clock.ts';
import type { DigestFiguresStore } from '../usecases/ports/digest-figures.ts';
import type { DigestSubscriptions } from '../usecases/ports/digest-subscriptions.ts';
import type { InboxStore } from '../usecases/ports/inbox-store.ts';
import type { ModelStore } from '../usecases/ports/model-store.ts';
import type { OutboxStore } from '../usecases/ports/outbox-store.ts';
import type { ActiveModel } from '../usecases/serving/active-model.ts';
import type { BookDay } from '../usecases/serving/book-day.ts';
import type { Standing } from './standing-gauges.ts';

const MOST_COUNTED = 1000;
const UNFINISHED_AFTER_MS = 15_000;

/** The ports the gauges are read from. */
export interface StandingPorts {
  readonly clock: Clock;
  readonly calendar: Pick<DeskCalendar, 'today' | 'workingDaysOld'>;
  readonly bookDay: Pick<BookDay, 'current'>;
  readonly activeModel: Pick<ActiveModel, 'current' | 'damaged'>;
  readonly digestFigures: Pick<DigestFiguresStore, 'latest'>;
  readonly services: Pick<FindMessageServices, 'unboundRecommendations'>;
  readonly stores: {
    readonly inbox: Pick<InboxStore, 'pending'>;
    readonly outbox: Pick<OutboxStore, 'pending'>;
    readonly models: Pick<ModelStore, 'list'>;
    readonly digestSubscriptions: Pick<DigestSubscriptions, 'list'>;
  };
}

/** The current state, read from the product's own tables. */
export const readStanding =
  ({ stores, services, clock, calendar, bookDay, activeModel, digestFigures }: StandingPorts, slackConnected: () => boolean) =>
  async (): Promise<Standing> => {
    const now = clock.now().getTime();
    const since = (instant: Date | undefined): number | null => (instant ? Math.max(0, (now - instant.getTime()) / 1000) : null);
    const [waiting, outboxPending, recommendationsUnbound, model, latest, versions, subscriptions, newestTrade] = await Promise.all([
      stores.inbox.pending(new Date(now - UNFINISHED_AFTER_MS), MOST_COUNTED),
      stores.outbox.pending(),
      services.unboundRecommendations(),
      activeModel.current(),
      digestFigures.latest(),
      stores.models.list(),
      stores.digestSubscriptions.list(),
      bookDay.current(),
    ]);
    const refused = versions.filter(({ refusal }) => refusal !== null).length;
    const paused = subscriptions.filter(({ pausedBy }) => pausedBy !== null).length;
    return {
      inboxPending: waiting.length,
      outboxPending,
      recommendationsUnbound,
      modelVersion: model?.version ?? null,
      modelDamaged: activeModel.damaged !== null,
      modelAge: since(model?.trainedAt),
      dataAge: since(latest?.readAt),
      newestTradeAge: newestTrade === null ? null : since(midnightOf(newestTrade)),
      bookWorkingDaysOld: newestTrade === null ? null : calendar.workingDaysOld(newestTrade, calendar.today()),
      trainings: { passed: versions.length - refused, refused },
      subscriptions: { active: subscriptions.length - paused, paused },
      slackConnected: slackConnected(),
    };
  };
