import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { namesLoopback } from './metrics/loopback-host.ts';

/** The routes of the one HTTP server, apart from the playground. */
export interface HttpRoutes {
  /** `POST /slack/events`; absent in Socket Mode. */
  readonly slackEvents?: (request: IncomingMessage, response: ServerResponse) => void;
  readonly ready: () => Promise<{ readonly ok: boolean; readonly reasons: Readonly<Record<string, string>> }>;
  /** Answers its own paths and returns true; everything else is 404. */
  readonly rest?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  readonly onError: (error: unknown) => void;
}

export interface HttpServer {
  readonly port: number;
  /** Accepts no new connections and waits for running requests. */
  readonly close: () => Promise<void>;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** What proxies add, each its own. */
const FORWARDED = /^(forwarded|via|x-(original-)?forwarded-.+|x-(real|client|cluster-client)-ip|cf-connecting-ip|true-client-ip)$/;

/** Whether the caller is on this machine and asks for it by name. A request that a local proxy forwards isn't local, and the proxy says so in a header. */
const isLocal = (request: IncomingMessage): boolean =>
  LOOPBACK.has(request.socket.remoteAddress ?? '') &&
  namesLoopback(request) &&
  !Object.keys(request.headers).some((name) => FORWARDED.test(name));

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
    // Reasons name parts of the installation, so only callers on this machine get them.
    return answer(response, ok ? 200 : 503, isLocal(request) ? { ok, reasons } : undefined);
  }
  if (await routes.rest?.(request, response)) return;
  answer(response, 404);
};

/** Listens for Slack, health checks and anything else in `routes`. @throws the listen error (port taken, address not ours) */
export const startHttpServer = (routes: HttpRoutes, host: string, port: number): Promise<HttpServer> =>
  new Promise((resolve, reject) => {
    const server = createServer({ connectionsCheckingInterval: 1000 }, (request, response) => {
      route(routes, request, response).catch((error: unknown) => {
        routes.onError(error);
        if (!response.headersSent) answer(response, 500);
        else response.end();
      });
    });
    // Slack sends its requests whole and at once.
    server.headersTimeout = 5000;
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

/** Checks that the port is free, before anything is written for it. @throws the listen error */
export const tryPort = async (host: string, port: number): Promise<void> => {
  if (port === 0) return;
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  await new Promise((closed) => server.close(closed));
};
