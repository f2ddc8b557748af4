import { readDigest } from '../data/stores/digest/digest-document.ts';
import { DIGEST_KIND } from '../data/stores/digest/sent-digests.ts';
import type { DigestPoster } from '../usecases/digest/digest-poster.ts';
import { dueAtOrBefore } from '../usecases/digest/digest-time.ts';
import type { GatherDigestOutcome } from '../usecases/digest/gather-digest.ts';
import type { Clock } from '../usecases/ports/clock.ts';
import type { DigestSubscription, DigestSubscriptions, DigestTime } from '../usecases/ports/digest-subscriptions.ts';
import type { OutboxEntry, OutboxStore } from '../usecases/ports/outbox-store.ts';
import type { DueRun, Job, TryOutcome } from './job.ts';
import { PAUSED_KIND } from './paused-job.ts';

/** After this many unconfirmed tries we stop: each try may have been posted. */
const MOST_UNCONFIRMED = 2;
const MOST_TRIES = 10;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** Slack may still tell us of a digest that it didn't confirm. Nobody waits for it, and a second copy bothers a whole channel. */
const UNCONFIRMED_WAIT_MS = 5 * 60_000;

export interface DigestJobPorts {
  readonly digestSubscriptions: DigestSubscriptions;
  readonly outbox: OutboxStore;
  readonly clock: Clock;
  readonly gather: (request: { readonly channel: string; readonly at: Date }) => Promise<GatherDigestOutcome>;
  readonly poster: DigestPoster;
  /** Used for channels without a time of their own. */
  readonly digestTime: DigestTime;
}

const finished = (outcome: string, detail: string | null = null): TryOutcome => ({ kind: 'finished', outcome, detail });

/** Grows with every try, so that an hour without Slack costs a dozen calls. */
const waitAfter = (tries: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, tries - 1));

export const sendDigest = (ports: DigestJobPorts) => {
  const { outbox, clock, poster, digestSubscriptions } = ports;

  /** This slot's message, made at the first try and kept for all others. */
  const messageFor = async (channel: string, slot: Date): Promise<OutboxEntry | null> => {
    const id = `${DIGEST_KIND}:${channel}:${slot.toISOString()}`;
    const kept = await outbox.find(id);
    if (kept) return kept;
    const gathered = await ports.gather({ channel, at: clock.now() });
    if (gathered.kind === 'untrained') return null;
    await outbox.put({ id, kind: DIGEST_KIND, to: channel, document: gathered.digest, madeAt: clock.now() });
    return outbox.find(id);
  };

  const refused = async ({ id }: OutboxEntry, subscription: DigestSubscription, reason: string): Promise<TryOutcome> => {
    const { channel, subscribedBy } = subscription;
    await outbox.giveUp(id, reason, clock.now());
    // Before the pause: if the process dies in between, the subscriber still gets the notice instead of silence.
    const notice = { id: `${PAUSED_KIND}:${id}`, kind: PAUSED_KIND, to: subscribedBy, document: { channel, reason }, madeAt: clock.now() };
    await outbox.put(notice);
    await digestSubscriptions.pauseRefused(channel, reason);
    return finished('paused', reason);
  };

  return async (channel: string, slot: Date): Promise<TryOutcome> => {
    const subscription = await digestSubscriptions.find(channel);
    if (!subscription || subscription.pausedBy !== null) return finished('not-wanted');
    const message = await messageFor(channel, slot);
    const digest = message && readDigest(message.document);
    if (!message) return finished('untrained');
    if (!digest) return finished('failed', 'the kept digest can’t be read');
    if (message.state === 'sent') return finished('sent');
    if (message.state === 'given-up') return finished('given-up');
    // It was handed to Slack, but the process died before the answer came.
    const again = message.state === 'sending';
    if (!(await outbox.begin(message.id, clock.now()))) return finished('sent');
    const came = await poster.post(channel, message.id, digest, again);
    const tries = message.tries + 1;
    const later = (detail: string, wait = waitAfter(tries)): TryOutcome => ({
      kind: 'again',
      detail,
      notBefore: new Date(clock.now().getTime() + wait),
    });
    switch (came.kind) {
      case 'posted':
        await outbox.sent(message.id, came.ts, clock.now());
        return finished('sent', again ? 'sent again: the first try wasn’t confirmed' : null);
      case 'refused':
        return refused(message, subscription, came.reason);
      case 'unconfirmed':
        // It stays `sending`: the next try says that it may be the second. If Slack tells us of it before, there's no next try.
        if (tries < MOST_UNCONFIRMED) return later('Slack didn’t confirm the message', UNCONFIRMED_WAIT_MS);
        await outbox.giveUp(message.id, 'unconfirmed', clock.now());
        return finished('unconfirmed', 'Slack didn’t confirm it; it may be there');
      case 'failed':
        if (!again) await outbox.failed(message.id, clock.now());
        if (tries < MOST_TRIES) return later(came.why);
        await outbox.giveUp(message.id, 'failed', clock.now());
        return finished('failed', came.why);
    }
  };
};

/** The weekly digest of every subscribed channel, each at its own time. */
export const digestJob = (ports: DigestJobPorts): Job => {
  const send = sendDigest(ports);
  return {
    kind: DIGEST_KIND,
    due: async (now) =>
      (await ports.digestSubscriptions.list()).flatMap(({ channel, time, notBefore, pausedBy }): DueRun[] => {
        const slot = pausedBy === null ? dueAtOrBefore(time ?? ports.digestTime, now) : null;
        if (!slot || slot <= notBefore) return [];
        return [{ job: `${DIGEST_KIND}:${channel}`, slot, run: () => send(channel, slot) }];
      }),
  };
};
