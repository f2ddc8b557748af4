import { type Logger, SocketModeReceiver } from '@slack/bolt';
import { WebAPIRateLimitedError } from '@slack/web-api';
import type { SlackNetwork } from '../calls/network.ts';
import { webClientOptions } from '../calls/web-client.ts';
import type { EdgeLogger } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { greetedSoon } from './greeted-soon.ts';
import { reconnectSoon, waitBeforeAttempt } from './reconnect-soon.ts';
import type { Guard, Transport } from './transport.ts';

const OPEN_WITHIN_MS = 30_000;
/** A socket whose pings go unanswered for longer is half-open, and replaced: within ten seconds, because the client looks every third of this. */
const PONG_WITHIN_MS = 4000;
const CLOSE_WITHIN_MS = 2000;
/** However long Slack asks to wait, the address is asked for again after this. */
const LONGEST_WAIT_MS = 60_000;

/** Slack refused the socket, or it didn't open in time. The message says what to check. */
export class SocketNotOpenError extends Error {
  override readonly name = 'SocketNotOpenError';
}

export interface SocketTransportOptions {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  readonly network: SlackNetwork;
  readonly guard: Guard;
  readonly logger: EdgeLogger;
  readonly boltLogger: Logger;
}

const after = (milliseconds: number): Promise<'too-late'> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds, 'too-late').unref();
  });

/** Whether the socket client can read a frame: a JSON object with a type, and an event with its own. Any other is an unhandled rejection there. */
const isUsableFrame = (frame: unknown): boolean => {
  try {
    const envelope = JSON.parse(String(frame));
    return typeof envelope?.type === 'string' && (envelope.type !== 'events_api' || typeof envelope.payload?.event?.type === 'string');
  } catch {
    return false;
  }
};

/** Socket Mode: Slack sends envelopes over a socket that we open. */
export const socketTransport = (options: SocketTransportOptions): Transport => {
  const { logger } = options;
  const inner = new SocketModeReceiver({
    appToken: options.appToken,
    logger: options.boltLogger,
    clientPingTimeout: PONG_WITHIN_MS,
    ...(options.network.dispatcher && { dispatcher: options.network.dispatcher }),
    // Retry for ever: a network that's down for an hour comes back, and then the socket should too.
    installerOptions: {
      clientOptions: {
        ...webClientOptions(options.boltLogger, options),
        retryConfig: { forever: true, minTimeout: 1000, maxTimeout: 30_000 },
      },
    },
    processEventErrorHandler: async ({ error }) => {
      if (error.name !== 'NotTakenError') logger.error(loggable(error), 'Bolt could not process an envelope');
      return false;
    },
  });
  const socket = inner.client;
  let greeted = false;
  let closing = false;
  let refusal: string | null = null;

  socket.on('connected', () => {
    greeted = true;
    refusal = null;
  });
  for (const lost of ['close', 'disconnecting', 'disconnected', 'reconnecting']) {
    socket.on(lost, () => {
      greeted = false;
    });
  }

  reconnectSoon(socket, () => closing);
  greetedSoon(socket, logger);

  const readers = socket.listeners('ws_message');
  socket.removeAllListeners('ws_message');
  socket.on('ws_message', (frame: unknown, isBinary: boolean) => {
    if (!isBinary && !isUsableFrame(frame)) return logger.warn({}, 'a frame on the socket is nothing that Slack sends; ignored');
    for (const read of readers) read.call(socket, frame, isBinary);
  });

  // The client reconnects with its own `start`, where a refusal (a revoked token) would end the process. Here it waits and tries again.
  const start = socket.start.bind(socket);
  socket.start = async () => {
    for (let refused = 1; !closing; refused++) {
      try {
        return await start();
      } catch (error) {
        refusal = loggable(error).message;
        logger.error(loggable(error), 'Slack refuses the socket; trying again');
        const asked = error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : 0;
        await after(Math.max(waitBeforeAttempt(refused), Math.min(asked, LONGEST_WAIT_MS)));
      }
    }
    return new Promise(() => {});
  };

  const close = async (): Promise<void> => {
    closing = true;
    const closed = socket.disconnect();
    // A second call ends a socket if Slack doesn't answer the goodbye.
    if ((await Promise.race([closed, after(CLOSE_WITHIN_MS)])) === 'too-late') socket.websocket?.disconnect();
  };

  return {
    receiver: { init: (app) => inner.init(options.guard(app)), start: () => inner.start(), stop: () => inner.stop() },
    open: async () => {
      const opened = start().catch((error: unknown) => {
        throw new SocketNotOpenError(`Slack refused the socket (${loggable(error).message}): check SLACK_APP_TOKEN and Socket Mode`);
      });
      if ((await Promise.race([opened, after(OPEN_WITHIN_MS)])) !== 'too-late') return;
      await close();
      throw new SocketNotOpenError(`No socket to Slack within ${OPEN_WITHIN_MS / 1000} s: check the network and SLACK_API_URL`);
    },
    close,
    health: () => {
      if (greeted && socket.websocket?.isActive()) return { ok: true };
      return { ok: false, reason: refusal ? `Slack refuses the socket: ${refusal}` : 'the socket to Slack isn’t open' };
    },
  };
};
