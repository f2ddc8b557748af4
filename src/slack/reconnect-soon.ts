import type { WebClient } from '@slack/web-api';

/** What of the socket client is reached into here; its version is pinned, and tests drop connections. */
interface Reconnecting {
  reconnectionTimer: NodeJS.Timeout | undefined;
  connectionResponse: unknown;
  readonly webClient: Pick<WebClient, 'apps'>;
  delayReconnectAttempt(next: () => Promise<unknown>): Promise<unknown>;
  retrieveWSSURL(): Promise<string>;
  emit(event: string, details?: unknown): boolean;
  on(event: string, listener: () => void): unknown;
}

const FIRST_MS = 100;
const MOST_MS = 30_000;
/** A connection that lasted so long was a good one: Slack renews them every few hours, and that is no failure. */
const STABLE_MS = 30_000;

/**
 * How long to wait before the n-th attempt in a row, from 0; milliseconds. Slack lets an app ask for a socket's address only so often, so the
 * waits grow quickly.
 */
export const waitBeforeAttempt = (failures: number): number => Math.min(MOST_MS, failures === 0 ? FIRST_MS : 1000 * 3 ** (failures - 1));

/**
 * The client waits five seconds before it opens a new socket, also when Slack only renews the connection, and what people do in the meantime
 * is lost to them. Here the first attempt follows at once, and only failures in a row are waited for. Nor does it say when Slack refuses a socket
 * for a reason that it thinks will pass (a revoked token is one of them to it): here every refusal is thrown, and `start` decides.
 */
export const reconnectSoon = (client: unknown, isClosing: () => boolean): void => {
  const socket = client as Reconnecting;
  let failures = 0;
  let connectedAt = Number.NEGATIVE_INFINITY;
  socket.on('connected', () => {
    connectedAt = performance.now();
  });
  socket.retrieveWSSURL = async () => {
    const answer = await socket.webClient.apps.connections.open({});
    if (!answer.url) throw new Error('apps.connections.open named no address');
    socket.connectionResponse = answer;
    socket.emit('authenticated', answer);
    return answer.url;
  };
  socket.delayReconnectAttempt = (next) =>
    new Promise((resolve, reject) => {
      if (performance.now() - connectedAt >= STABLE_MS) failures = 0;
      const wait = waitBeforeAttempt(failures);
      failures += 1;
      // Only one reconnection counts as renewal of a good connection.
      connectedAt = Number.POSITIVE_INFINITY;
      socket.reconnectionTimer = setTimeout(() => {
        socket.reconnectionTimer = undefined;
        if (isClosing()) return;
        socket.emit('reconnecting');
        next.apply(socket).then(resolve, reject);
      }, wait);
    });
};
