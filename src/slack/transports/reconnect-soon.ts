import type { WebClient } from '@slack/web-api';

/** Private parts of the socket client that we change. Its version is pinned, and tests drop connections. */
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
/** A connection that lasted this long was a good one: Slack renews them every few hours, and that's no failure. */
const STABLE_MS = 30_000;

/**
 * How long to wait before an attempt, in milliseconds. The waits grow quickly, because Slack limits how often an app may ask for a socket's address.
 * @param failures attempts in a row that failed
 */
export const waitBeforeAttempt = (failures: number): number => Math.min(MOST_MS, failures === 0 ? FIRST_MS : 1000 * 3 ** (failures - 1));

/**
 * Makes the socket client reconnect at once. By itself it waits five seconds, even when Slack only renews the connection. What people do in that time
 * gets no answer. Here only repeated failures wait. The client also hides refusals that it thinks will pass, such as a revoked token. Here every
 * refusal is thrown, and `start` decides.
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
      // Only the first reconnection counts as the renewal of a good connection.
      connectedAt = Number.POSITIVE_INFINITY;
      socket.reconnectionTimer = setTimeout(() => {
        socket.reconnectionTimer = undefined;
        if (isClosing()) return;
        socket.emit('reconnecting');
        next.apply(socket).then(resolve, reject);
      }, wait);
    });
};
