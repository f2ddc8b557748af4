import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the one HTTP server answers, apart from the playground. */
export interface HttpRoutes {
  /** `POST /slack/events`; absent in Socket Mode. */
  readonly slackEvents?: (request: IncomingMessage, response: ServerResponse) => void;
  readonly ready: () => Promise<{ readonly ok: boolean; readonly reasons: Readonly<Record<string, string>> }>;
  /** Answers what is its own and says so; everything else is 404. */
  readonly rest?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  readonly onError: (error: unknown) => void;
}

export interface HttpServer {
  readonly port: number;
  /** Takes no new connections and waits for the requests under way. */
  readonly close: () => Promise<void>;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Whether the caller is on this machine. What a proxy on this machine passes on is not, and the proxy says so. */
const isLocal = ({ socket, headers }: IncomingMessage): boolean =>
  LOOPBACK.has(socket.remoteAddress ?? '') && !['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in headers);

const answer = (response: ServerResponse, status: number, body?: unknown): void => {
  response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
};

const route = async (routes: HttpRoutes, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const path = (request.url ?? '/').split('?', 1)[0];
  if (path === '/slack/events' && routes.slackEvents) {
    if (request.method === 'POST') routes.slackEvents(request, response);
    else answer(response, 405);
    return;
  }
  if (path === '/health/live') return answer(response, 200);
  if (path === '/health/ready') {
    const { ok, reasons } = await routes.ready();
    // Reasons name parts of the installation: for callers on this machine only.
    return answer(response, ok ? 200 : 503, isLocal(request) ? { ok, reasons } : undefined);
  }
  if (await routes.rest?.(request, response)) return;
  answer(response, 404);
};

/** Listens for Slack, health checks and whatever else `routes` answers. @throws the listen error (port taken, address not ours) */
export const startHttpServer = (routes: HttpRoutes, host: string, port: number): Promise<HttpServer> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      route(routes, request, response).catch((error: unknown) => {
        routes.onError(error);
        if (!response.headersSent) answer(response, 500);
        else response.end();
      });
    });
    // Slack sends its requests whole and at once.
    server.requestTimeout = 30_000;
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeIdleConnections();
            // Event streams never end by themselves.
            setTimeout(() => server.closeAllConnections(), 2000).unref();
          }),
      });
    });
  });

/** Before anything is written for it: whether the port can be had. @throws the listen error */
export const tryPort = async (host: string, port: number): Promise<void> => {
  if (port === 0) return;
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  await new Promise((closed) => server.close(closed));
};
