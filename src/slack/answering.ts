import { somethingBrokeMessage } from '../../views/something-broke.ts';
import type { Asker, Edge } from './edge.ts';
import { loggable } from './loggable.ts';
import { currentRequest, newRequest } from './request-context.ts';
import { tell } from './tell.ts';

/**
 * The one place where a listener's errors end: the log gets the error under a short reference, which every log line of the request carries too, the
 * person a sentence with that reference and nothing of the error.
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
      edge.logger.error({ reference, what, user: asker.userId, ...loggable(error) }, 'a request from Slack failed');
      await tell(edge, asker, somethingBrokeMessage(reference, edge.clock.now())).catch((unheard: unknown) => {
        edge.logger.error({ reference, ...loggable(unheard) }, 'the person could not be told');
      });
    }
  };
