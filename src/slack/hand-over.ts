import type { App, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../usecases/ports.ts';
import type { Services } from '../usecases/services.ts';
import type { EdgeLogger } from './edge.ts';
import { feedbackEntryFrom } from './inbox.ts';
import { loggable } from './loggable.ts';
import { type Meter, type RequestOutcome, SILENT_METER } from './meter.ts';
import { inRequest, newRequest } from './request-context.ts';
import type { RunningWork } from './running-work.ts';
import { surfaceOf } from './surface-of.ts';

/** Slack waits three seconds for an acknowledgement. */
const STORE_WITHIN_MS = 2500;

/** Not taken: the receiver leaves the event unacknowledged (a 500, or silence on the socket), and Slack sends it again. */
export class NotTakenError extends Error {
  override readonly name = 'NotTakenError';
}

export interface HandOverOptions {
  readonly services: Pick<Services, 'receiveFeedback'>;
  readonly logger: EdgeLogger;
  readonly running: RunningWork;
  readonly isStopping: () => boolean;
  readonly botUserId: () => string | null;
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

/**
 * What a receiver gets in the app's place. Bolt acknowledges events before any listener runs, so a feedback sign is stored
 * here, before Bolt sees it; one that was stored before is acknowledged and goes no further.
 */
export const guardHandOver = (app: Pick<App, 'processEvent'>, options: HandOverOptions): App => {
  const meter = options.meter ?? SILENT_METER;
  const take = async (event: ReceiverEvent): Promise<RequestOutcome> => {
    const entry = feedbackEntryFrom(event.body, options.botUserId(), options.clock.now());
    if (entry) {
      const isNew = await within(STORE_WITHIN_MS, options.services.receiveFeedback(entry)).catch((error: unknown) => {
        options.logger.error({ eventId: entry.eventId, ...loggable(error) }, 'feedback could not be stored; Slack will send it again');
        throw new NotTakenError('feedback could not be stored', { cause: error });
      });
      if (!isNew) {
        await event.ack();
        return 'duplicate';
      }
    }
    await app.processEvent(event);
    return 'ok';
  };
  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    const request = newRequest();
    const surface = surfaceOf(event.body);
    const started = performance.now();
    const secondsSince = (): number => (performance.now() - started) / 1000;
    let acked: number | null = null;
    const ack: ReceiverEvent['ack'] = async (...answer) => {
      acked ??= secondsSince();
      return event.ack(...answer);
    };
    const count = (outcome: RequestOutcome): void => meter.request(surface, outcome, acked, secondsSince());
    if (options.isStopping()) {
      count('refused');
      throw new NotTakenError('stopping');
    }
    const takeCounted = async (): Promise<void> => {
      try {
        const outcome = await take({ ...event, ack });
        count(request.failed ? 'failed' : outcome);
        options.logger.debug({ surface, outcome, failed: request.failed, seconds: secondsSince() }, 'a request was answered');
      } catch (error) {
        count(error instanceof NotTakenError ? 'refused' : 'failed');
        throw error;
      }
    };
    await options.running.track(inRequest(request, takeCounted));
  };
  // Receivers call nothing else of an app.
  return { processEvent } as unknown as App;
};
