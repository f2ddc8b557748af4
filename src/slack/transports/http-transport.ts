import { HTTPReceiver, type Logger } from '@slack/bolt';
import type { EdgeLogger } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { guardRequests, SLACK_PATH } from '../guard/request-guard.ts';
import type { Guard, Transport } from './transport.ts';

export interface HttpTransportOptions {
  readonly signingSecret: string;
  readonly guard: Guard;
  readonly logger: EdgeLogger;
  readonly boltLogger: Logger;
  readonly isStopping: () => boolean;
}

/** Slack sends signed requests over HTTP. The main program's server receives them and passes them to `requestListener`. */
export const httpTransport = (options: HttpTransportOptions): Transport => {
  const inner = new HTTPReceiver({
    signingSecret: options.signingSecret,
    endpoints: SLACK_PATH,
    logger: options.boltLogger,
    processEventErrorHandler: async ({ error, response }) => {
      if (error.name !== 'NotTakenError') options.logger.error(loggable(error), 'Bolt could not process a request');
      if (!response.headersSent) response.writeHead(500).end();
      // It's answered, so Bolt's timer for an acknowledgement may stop.
      return true;
    },
  });
  return {
    receiver: { init: (app) => inner.init(options.guard(app)), start: async () => {}, stop: async () => {} },
    requestListener: guardRequests({
      signingSecret: options.signingSecret,
      logger: options.logger,
      isStopping: options.isStopping,
      handOver: (request, response) => inner.requestListener(request, response),
    }),
    open: async () => {},
    close: async () => {},
    health: () => ({ ok: true }),
  };
};
