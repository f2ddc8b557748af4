import { type Logger, SocketModeReceiver } from '@slack/bolt';
import type { EdgeLogger } from './edge.ts';
import { loggable } from './loggable.ts';
import { reconnectSoon, waitBeforeAttempt } from './reconnect-soon.ts';
import type { Guard, Transport } from './transport.ts';
import { webClientOptions } from './web-client.ts';

const OPEN_WITHIN_MS = 30_000;
const CLOSE_WITHIN_MS = 2000;

/** Slack did not let us in, or no socket came to be. The message says what to check. */
export class SocketNotOpenError extends Error {
  override readonly name = 'SocketNotOpenError';
}

export interface SocketTransportOptions {
  readonly appToken: string;
  readonly apiUrl?: string;
  readonly guard: Guard;
  readonly logger: EdgeLogger;
  readonly boltLogger: Logger;
}

const after = (milliseconds: number): Promise<'too-late'> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds, 'too-late').unref();
  });

/** A frame that the socket client can take: a JSON object, and an event with its type. Others would be an unhandled rejection in it. */
const isUsableFrame = (frame: unknown): boolean => {
  try {
    const envelope = JSON.parse(String(frame));
    return typeof envelope?.type === 'string' && (envelope.type !== 'events_api' || typeof envelope.payload?.event?.type === 'string');
  } catch {
    return false;
  }
};

/** Slack sends envelopes over a socket that we open (Socket Mode). */
export const socketTransport = (options: SocketTransportOptions): Transport => {
  const { logger } = options;
  const inner = new SocketModeReceiver({
    appToken: options.appToken,
    logger: options.boltLogger,
    // No end of retries here: a network that is away for an hour comes back, and the socket with it.
    installerOptions: {
      clientOptions: {
        ...webClientOptions(options.boltLogger, options.apiUrl),
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

  const readers = socket.listeners('ws_message');
  socket.removeAllListeners('ws_message');
  socket.on('ws_message', (frame: unknown, isBinary: boolean) => {
    if (!isBinary && !isUsableFrame(frame)) return logger.warn({}, 'a frame on the socket is nothing that Slack sends; ignored');
    for (const read of readers) read.call(socket, frame, isBinary);
  });

  // The client calls its own `start` to reconnect and lets a refusal (a revoked token) end the process: here it waits and tries again.
  const start = socket.start.bind(socket);
  socket.start = async () => {
    for (let refused = 1; !closing; refused++) {
      try {
        return await start();
      } catch (error) {
        refusal = loggable(error).message;
        logger.error(loggable(error), 'Slack refuses the socket; trying again');
        await after(waitBeforeAttempt(refused));
      }
    }
    return new Promise(() => {});
  };

  const close = async (): Promise<void> => {
    closing = true;
    const closed = socket.disconnect();
    // A second call ends a socket whose other side does not answer the goodbye.
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
      return { ok: false, reason: refusal ? `Slack refuses the socket: ${refusal}` : 'the socket to Slack is not open' };
    },
  };
};
