import type { EdgeLogger } from '../edge/edge.ts';

/** From the start of a connection to Slack's `hello`: the network, the upgrade, and the greeting. */
const HELLO_WITHIN_MS = 5000;

/** The parts of the socket client that we need. */
interface Greeted {
  readonly websocket?: { disconnect(): void } | undefined;
  on(event: string, listener: () => void): unknown;
}

/**
 * Gives up a connection that Slack doesn't greet, so that the client opens another. By itself the client waits for ever as long as pings are answered,
 * and nothing arrives over such a connection.
 */
export const greetedSoon = (client: unknown, logger: EdgeLogger): void => {
  const socket = client as Greeted;
  let timer: NodeJS.Timeout | undefined;
  const settled = (): void => clearTimeout(timer);
  socket.on('connecting', () => {
    settled();
    timer = setTimeout(() => {
      logger.warn({}, 'Slack does not greet a new socket; opening another');
      // The second call ends it without waiting for the other side's goodbye.
      socket.websocket?.disconnect();
      socket.websocket?.disconnect();
    }, HELLO_WITHIN_MS);
  });
  for (const event of ['connected', 'close', 'disconnecting']) socket.on(event, settled);
};
