import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DrawError, type DrawThread } from './draw-thread.ts';

const LARGEST_BODY = 256 * 1024;
const RECEIVE_MS = 5000;
const STATUS = { busy: 503, request: 400, renderer: 500 } as const;

export interface LocalQuickChart {
  /** The URL before `/chart`. It contains a secret, so never log it. */
  readonly url: string;
  close(): Promise<void>;
}

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  // The connection stays open when a body is too large, because the refusal is sent on it.
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    size += (part as Buffer).length;
    if (size > LARGEST_BODY) throw new Refusal(413, `A request may have ${LARGEST_BODY} bytes.`);
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
};

/** Like QuickChart, reports the error in a header; the body has it too. */
const refuse = (response: ServerResponse, status: number, message: string): void => {
  const header = message.replace(/[^\x21-\x7e]+/g, ' ').slice(0, 500);
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-quickchart-error': header, connection: 'close' });
  response.end(message);
};

/**
 * Serves QuickChart's `POST /chart` on a free loopback port, drawn by `thread`. Every user of a machine can reach its loopback, so the path
 * contains a random token: only those who know the address can use it.
 */
export const startLocalQuickChart = async (thread: DrawThread): Promise<LocalQuickChart> => {
  const token = randomBytes(32).toString('hex');
  const path = Buffer.from(`/${token}/chart`);
  const isOurs = (url: string): boolean => {
    const asked = Buffer.from(url);
    return asked.length === path.length && timingSafeEqual(asked, path);
  };
  const answer = async (request: IncomingMessage): Promise<Uint8Array> => {
    if (!isOurs(request.url ?? '')) throw new Refusal(404, 'There’s nothing here.');
    if (request.method !== 'POST') throw new Refusal(405, 'A chart is asked for by POST.');
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw new Refusal(415, 'A chart is asked for in JSON.');
    return thread.draw(await readBody(request));
  };
  const server = createServer({ requestTimeout: RECEIVE_MS, connectionsCheckingInterval: 1000 }, (request, response) => {
    answer(request).then(
      (png) => response.writeHead(200, { 'content-type': 'image/png', 'content-length': png.length }).end(png),
      (error: Error) =>
        refuse(response, error instanceof Refusal ? error.status : error instanceof DrawError ? STATUS[error.reason] : 500, error.message),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${token}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
