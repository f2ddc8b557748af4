import { z } from 'zod';
import type { DigestPoster } from '../usecases/digest/digest-poster.ts';
import type { OutboxEntry, OutboxStore } from '../usecases/ports/outbox-store.ts';
import type { Clock } from '../usecases/ports.ts';
import type { Job, TryOutcome } from './job.ts';

/** The kind of outbox message that tells a subscriber of a pause. */
export const PAUSED_KIND = 'digest-paused';

const MOST_TRIES = 5;
const MOST_UNCONFIRMED = 2;
const WAIT_MS = 5 * 60_000;
const AT_ONCE = 50;

const noticeSchema = z.object({ channel: z.string(), reason: z.string() });

export interface PausedJobPorts {
  readonly outbox: OutboxStore;
  readonly clock: Clock;
  readonly poster: Pick<DigestPoster, 'tellPaused'>;
}

/** Tells whoever subscribed a channel that Slack does not let the bot write there any more: once, in direct messages. */
export const pausedJob = ({ outbox, clock, poster }: PausedJobPorts): Job => {
  const tell = async ({ id, to, document, tries }: OutboxEntry): Promise<TryOutcome> => {
    const notice = noticeSchema.safeParse(document);
    if (!notice.success || !(await outbox.begin(id, clock.now()))) return { kind: 'finished', outcome: 'not-wanted', detail: null };
    const came = await poster.tellPaused(to, notice.data);
    if (came.kind === 'posted') {
      await outbox.sent(id, came.ts, clock.now());
      return { kind: 'finished', outcome: 'sent', detail: null };
    }
    // To be told twice is better than not at all; more often is not.
    const most = came.kind === 'unconfirmed' ? MOST_UNCONFIRMED : MOST_TRIES;
    if (came.kind === 'refused' || tries + 1 >= most) {
      await outbox.giveUp(id, came.kind, clock.now());
      return { kind: 'finished', outcome: came.kind, detail: null };
    }
    const detail = came.kind === 'failed' ? came.why : 'Slack did not confirm the message';
    if (came.kind === 'failed') await outbox.failed(id, clock.now());
    return { kind: 'again', detail, notBefore: new Date(clock.now().getTime() + WAIT_MS * (tries + 1)) };
  };
  return {
    kind: PAUSED_KIND,
    due: async () =>
      (await outbox.open(PAUSED_KIND, AT_ONCE)).map((entry) => ({ job: entry.id, slot: entry.madeAt, run: () => tell(entry) })),
  };
};
