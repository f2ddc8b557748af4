import type { App, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../usecases/ports.ts';
import type { Services } from '../usecases/services.ts';
import type { EdgeLogger } from './edge.ts';
import { feedbackEntryFrom } from './inbox.ts';
import { loggable } from './loggable.ts';
import type { RunningWork } from './running-work.ts';

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
  const take = async (event: ReceiverEvent): Promise<void> => {
    const entry = feedbackEntryFrom(event.body, options.botUserId(), options.clock.now());
    if (entry) {
      const isNew = await within(STORE_WITHIN_MS, options.services.receiveFeedback(entry)).catch((error: unknown) => {
        options.logger.error({ eventId: entry.eventId, ...loggable(error) }, 'feedback could not be stored; Slack will send it again');
        throw new NotTakenError('feedback could not be stored', { cause: error });
      });
      if (!isNew) {
        await event.ack();
        return;
      }
    }
    await app.processEvent(event);
  };
  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    if (options.isStopping()) throw new NotTakenError('stopping');
    await options.running.track(take(event));
  };
  // Receivers call nothing else of an app.
  return { processEvent } as unknown as App;
};
