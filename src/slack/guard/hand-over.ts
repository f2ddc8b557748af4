import type { App, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../usecases/ports/clock.ts';
import type { InboxEntry } from '../../usecases/ports/inbox-store.ts';
import type { Services } from '../../usecases/services.ts';
import type { EdgeLogger } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { type Meter, type RequestOutcome, SILENT_METER } from '../edge/meter.ts';
import { BusyError, type Purpose, type Queues } from '../edge/queues.ts';
import { inRequest, newRequest } from '../edge/request-context.ts';
import type { RunningWork } from '../edge/running-work.ts';
import { feedbackEntryFrom, saysNotWhose } from './inbox.ts';
import { type Incoming, readIncoming } from './incoming.ts';
import { surfaceOf } from './surface-of.ts';
import { busyReply, slowReply } from './turned-away.ts';

/** Slack waits three seconds for an acknowledgement. */
const STORE_WITHIN_MS = 2500;
const REPLY_WITHIN_MS = 2700;

/** We couldn't take a request. The receiver leaves it unacknowledged (a 500, or silence on the socket), so Slack sends an event again. */
export class NotTakenError extends Error {
  override readonly name = 'NotTakenError';
}

export interface HandOverOptions {
  readonly services: Pick<Services, 'receiveFeedback'>;
  readonly logger: EdgeLogger;
  readonly running: RunningWork;
  readonly queues: Pick<Queues, 'hasRoom' | 'run'>;
  /** Tells a person who is turned away after Slack had its acknowledgement. */
  readonly tellBusy: (incoming: Incoming) => Promise<void>;
  readonly isStopping: () => boolean;
  readonly botUserId: () => string | null;
  /** Whether we posted the message that a reaction is about, which Slack hasn't said. */
  readonly isOurs: (entry: InboxEntry) => Promise<boolean>;
  readonly clock: Clock;
  readonly meter?: Meter;
}

const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotTakenError(`not stored within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};

/** The line to wait in; null for what is rare or takes no time. */
const purposeOf = ({ kind }: Incoming, isVote: boolean): Purpose | null => {
  switch (kind) {
    case 'submission':
    case 'options':
      return 'form';
    case 'home':
      return 'home';
    case 'command':
    case 'shortcut':
    case 'direct message':
      return 'person';
    case 'press':
      return isVote ? 'learning' : 'person';
    case 'event':
      return isVote ? 'learning' : null;
    case 'closed':
      return null;
  }
};

/**
 * What a receiver gets in the app's place. Bolt acknowledges events before any listener runs, so a vote is stored here, before Bolt sees it. A vote
 * that was stored before is acknowledged and goes no further. Then Slack gets its acknowledgement, unless the answer is part of it, and the work
 * waits for its turn.
 */
export const guardHandOver = (app: Pick<App, 'processEvent'>, options: HandOverOptions): App => {
  const { queues, logger } = options;
  const meter = options.meter ?? SILENT_METER;
  /** People whose Home is about to be drawn: it needs no second drawing. */
  const waitingHomes = new Set<string>();

  /** `others`: it's about somebody else's message, and nothing of it is kept. */
  const keep = async (entry: InboxEntry, isSure: boolean): Promise<'new' | 'kept' | 'others'> => {
    if (!isSure && !(await options.isOurs(entry))) return 'others';
    return (await options.services.receiveFeedback(entry)) ? 'new' : 'kept';
  };

  const store = (entry: InboxEntry, isSure: boolean): Promise<'new' | 'kept' | 'others'> =>
    within(STORE_WITHIN_MS, keep(entry, isSure)).catch((error: unknown) => {
      logger.error({ eventId: entry.eventId, ...loggable(error) }, 'feedback could not be stored; Slack will send it again');
      throw new NotTakenError('feedback could not be stored', { cause: error });
    });

  const inLine = async (event: ReceiverEvent, incoming: Incoming, purpose: Purpose): Promise<void> => {
    if (incoming.kind !== 'home') return queues.run(purpose, () => app.processEvent(event));
    const { userId } = incoming;
    if (waitingHomes.has(userId)) return;
    waitingHomes.add(userId);
    await queues
      .run(purpose, () => {
        waitingHomes.delete(userId);
        return app.processEvent(event);
      })
      .finally(() => waitingHomes.delete(userId));
  };

  const turnAway = async (event: ReceiverEvent, incoming: Incoming, isVote: boolean, acked: boolean): Promise<void> => {
    // A stored vote is taken up again by itself.
    if (isVote) return event.ack();
    const reply = busyReply(incoming);
    if (!acked) await event.ack(reply as never);
    if (acked || !reply) {
      await options.tellBusy(incoming).catch((error: unknown) => {
        logger.warn(loggable(error), 'somebody who was turned away could not be told');
      });
    }
  };

  /** @param onStored called once a vote is stored, or there's none: from then on Slack may have its acknowledgement */
  const take = async (event: ReceiverEvent, isAcked: () => boolean, onStored: () => void): Promise<RequestOutcome> => {
    const incoming = readIncoming(event.body);
    if (!incoming) {
      logger.warn({ surface: surfaceOf(event.body) }, 'a body is nothing that Slack sends; acknowledged and ignored');
      await event.ack();
      return 'refused';
    }
    const entry = feedbackEntryFrom(event.body, options.botUserId(), options.clock.now());
    const kept = entry && (await store(entry, !saysNotWhose(event.body)));
    onStored();
    if (kept === 'kept' || kept === 'others') {
      await event.ack();
      return kept === 'kept' ? 'duplicate' : 'ok';
    }
    const purpose = purposeOf(incoming, entry !== null);
    if (purpose !== 'form' && (purpose === null || queues.hasRoom(purpose))) await event.ack();
    try {
      await (purpose === null ? app.processEvent(event) : inLine(event, incoming, purpose));
      return 'ok';
    } catch (error) {
      if (!(error instanceof BusyError)) throw error;
      await turnAway(event, incoming, entry !== null, isAcked());
      return 'shed';
    }
  };

  /** The net under everything: whatever happens, Slack hears in time, once. */
  const takeInTime = async (event: ReceiverEvent, isAcked: () => boolean): Promise<RequestOutcome> => {
    const answerAnyway = (why: string): void => {
      if (isAcked()) return;
      logger.warn({ surface: surfaceOf(event.body) }, why);
      void event.ack(slowReply(event.body) as never);
    };
    const began = performance.now();
    let net: NodeJS.Timeout | undefined;
    const spreadNet = (): void => {
      const left = REPLY_WITHIN_MS - (performance.now() - began);
      net = setTimeout(() => answerAnyway('an answer takes too long; acknowledged without it'), left);
    };
    try {
      const outcome = await take(event, isAcked, spreadNet);
      answerAnyway('nothing acknowledged a request; done here');
      return outcome;
    } catch (error) {
      if (error instanceof NotTakenError) throw error;
      answerAnyway('a request failed before it was acknowledged');
      throw error;
    } finally {
      clearTimeout(net);
    }
  };

  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    const surface = surfaceOf(event.body);
    const request = newRequest(surface);
    const started = performance.now();
    const secondsSince = (): number => (performance.now() - started) / 1000;
    let acked: number | null = null;
    const ack: ReceiverEvent['ack'] = async (...answer) => {
      if (acked !== null) return;
      acked = secondsSince();
      return event.ack(...answer);
    };
    const count = (outcome: RequestOutcome): void => meter.request(surface, outcome, acked, secondsSince());
    if (options.isStopping()) {
      count('refused');
      throw new NotTakenError('stopping');
    }
    const takeCounted = async (): Promise<void> => {
      try {
        const outcome = await takeInTime({ ...event, ack }, () => acked !== null);
        count(request.failed ? 'failed' : outcome);
        logger.debug({ surface, outcome, failed: request.failed, seconds: secondsSince() }, 'a request was answered');
      } catch (error) {
        count(error instanceof NotTakenError ? 'refused' : 'failed');
        throw error;
      }
    };
    await options.running.track(inRequest(request, takeCounted));
  };
  // Receivers call nothing else on an app.
  return { processEvent } as unknown as App;
};
