import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Message } from '../../../views/blocks/blocks.ts';
import { bookAwayMessage, databaseAwayMessage } from '../../../views/notices/database-away.ts';
import { pressAgainMessage } from '../../../views/notices/press-again.ts';
import { slackLimitsUsMessage } from '../../../views/notices/slack-limits-us.ts';
import { somethingBrokeMessage } from '../../../views/notices/something-broke.ts';
import { isDatabaseAway } from '../../patience/database-away.ts';
import { SourceUnavailableError } from '../../usecases/ports/book-source.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { currentRequest, newRequest } from '../edge/request-context.ts';
import { NotOpenedError } from '../posting/open-modal.ts';
import { tell } from '../posting/tell.ts';

/** Late presses, Slack's limits and databases that are away aren't bugs, so the person gets no reference to quote. */
const apology = (error: unknown, reference: string, { clock, calendar }: Edge): Message => {
  if (error instanceof NotOpenedError) return pressAgainMessage(error.again);
  if (error instanceof WebAPIRateLimitedError) return slackLimitsUsMessage(error.retryAfter);
  if (isDatabaseAway(error)) return databaseAwayMessage();
  return error instanceof SourceUnavailableError ? bookAwayMessage() : somethingBrokeMessage(reference, clock.now(), calendar.zone);
};

/**
 * The one place where a listener's errors end. The log gets the error under a short reference, which every log line of the request carries too. The
 * person gets a sentence with that reference, and nothing of the error. If a modal came too late, it's a button to open
 * it again.
 */
export const answering =
  <Args>(edge: Edge, what: string, askerOf: (args: Args) => Asker, listener: (args: Args, asker: Asker) => Promise<void>) =>
  async (args: Args): Promise<void> => {
    const asker = askerOf(args);
    try {
      await listener(args, asker);
    } catch (error) {
      const request = currentRequest() ?? newRequest();
      request.failed = true;
      const reference = request.id;
      const isSlacks = error instanceof WebAPIRateLimitedError || error instanceof NotOpenedError;
      const details = { reference, what, user: asker.userId, ...loggable(error instanceof NotOpenedError ? error.cause : error) };
      // Nobody can act on Slack's limits or a late press, so that's no error in the log, and no reference for an admin.
      if (isSlacks) edge.logger.warn(details, 'Slack did not take the answer to a request');
      else edge.logger.error(details, 'a request from Slack failed');
      await tell(edge, asker, apology(error, reference, edge)).catch((unheard: unknown) => {
        edge.logger.error({ reference, ...loggable(unheard) }, 'the person could not be told');
      });
    }
  };
