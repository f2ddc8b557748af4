import type { Dependencies } from '../deps.ts';
import type { Standing } from './standing-gauges.ts';

const DAY_MS = 86_400_000;
const MOST_COUNTED = 1000;
const UNFINISHED_AFTER_MS = 15_000;

/** How things stand, from the product's own tables. */
export const readStanding =
  ({ stores, clock, modelInForce, digestFigures }: Dependencies, slackConnected: () => boolean) =>
  async (): Promise<Standing> => {
    const now = clock.now().getTime();
    const since = (instant: Date | undefined): number | null => (instant ? Math.max(0, (now - instant.getTime()) / 1000) : null);
    const [waiting, outboxPending, model, latest, versions, subscriptions] = await Promise.all([
      stores.inbox.pending(new Date(now - UNFINISHED_AFTER_MS), MOST_COUNTED),
      stores.outbox.pending(),
      modelInForce.current(),
      digestFigures.latest(),
      stores.models.list(),
      stores.digestSubscriptions.list(),
    ]);
    const refused = versions.filter(({ refusal }) => refusal !== null).length;
    const paused = subscriptions.filter(({ pausedBy }) => pausedBy !== null).length;
    return {
      inboxPending: waiting.length,
      outboxPending,
      modelVersion: model?.version ?? null,
      modelAge: since(model?.trainedAt),
      dataAge: since(latest?.readAt),
      newestTradeAge: latest ? since(new Date(latest.figures.dataAsOf * DAY_MS)) : null,
      trainings: { passed: versions.length - refused, refused },
      subscriptions: { active: subscriptions.length - paused, paused },
      slackConnected: slackConnected(),
    };
  };
