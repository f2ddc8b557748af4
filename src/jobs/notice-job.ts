import type { z } from 'zod';
import type { PostOutcome } from '../usecases/digest/digest-poster.ts';
import type { Clock } from '../usecases/ports/clock.ts';
import type { OutboxEntry, OutboxStore } from '../usecases/ports/outbox-store.ts';
import type { Job, TryOutcome } from './job.ts';

const MOST_TRIES = 5;
const MOST_UNCONFIRMED = 2;
const WAIT_MS = 5 * 60_000;
const AT_ONCE = 50;

export interface NoticePorts {
  readonly outbox: OutboxStore;
  readonly clock: Clock;
}

export interface NoticeKind<Notice> {
  /** The outbox kind. */
  readonly kind: string;
  readonly schema: z.ZodType<Notice>;
  readonly tell: (userId: string, notice: Notice) => Promise<PostOutcome>;
}

/** Sends notices from the outbox to people, each once, in a direct message. */
export const noticeJob = <Notice>({ outbox, clock }: NoticePorts, { kind, schema, tell }: NoticeKind<Notice>): Job => {
  const tryOnce = async ({ id, to, document, tries }: OutboxEntry): Promise<TryOutcome> => {
    const notice = schema.safeParse(document);
    if (!notice.success || !(await outbox.begin(id, clock.now()))) return { kind: 'finished', outcome: 'not-wanted', detail: null };
    const came = await tell(to, notice.data);
    if (came.kind === 'posted') {
      await outbox.sent(id, came.ts, clock.now());
      return { kind: 'finished', outcome: 'sent', detail: null };
    }
    // Telling them twice is better than not at all, but not more often.
    const most = came.kind === 'unconfirmed' ? MOST_UNCONFIRMED : MOST_TRIES;
    if (came.kind === 'refused' || tries + 1 >= most) {
      await outbox.giveUp(id, came.kind, clock.now());
      return { kind: 'finished', outcome: came.kind, detail: null };
    }
    const detail = came.kind === 'failed' ? came.why : 'Slack didn’t confirm the message';
    if (came.kind === 'failed') await outbox.failed(id, clock.now());
    return { kind: 'again', detail, notBefore: new Date(clock.now().getTime() + WAIT_MS * (tries + 1)) };
  };
  return {
    kind,
    due: async () => (await outbox.open(kind, AT_ONCE)).map((entry) => ({ job: entry.id, slot: entry.madeAt, run: () => tryOnce(entry) })),
  };
};
