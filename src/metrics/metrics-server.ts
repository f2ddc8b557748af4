import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { UsageError } from '../faults/usage-error.ts';
import { namesLoopback } from './loopback-host.ts';

export interface MetricsServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Metrics describe the firm's work, so they stay on this machine; a collector here fetches them. */
const LOOPBACK = '127.0.0.1';

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(
        isTaken
          ? new UsageError(
              `Port ${port} for the metrics isn’t free on ${LOOPBACK} (${error.code}). Stop what listens there, or set METRICS_PORT to another one, or to 0 for any that’s free.`,
            )
          : error,
      );
    });
    server.listen(port, LOOPBACK, () => resolve());
  });

/** Serves `GET /metrics` in Prometheus's text format, on loopback only and under its names. @throws UsageError if the port is taken */
export const startMetricsServer = async (registry: Registry, port: number, onError: (error: unknown) => void): Promise<MetricsServer> => {
  const server = createServer((request, response) => {
    if (!namesLoopback(request)) {
      response.writeHead(403).end();
      return;
    }
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    if (request.method !== 'GET') {
      response.writeHead(405, { allow: 'GET' }).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      (error: unknown) => {
        onError(error);
        response.writeHead(500).end();
      },
    );
  });
  server.requestTimeout = 10_000;
  await listening(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
