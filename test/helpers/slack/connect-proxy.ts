import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ExecutionContext } from 'ava';

/** A proxy as a bank has: it carries tunnels (CONNECT) and nothing else. */
export interface ConnectProxy {
  readonly url: string;
  /** The `host:port` of every tunnel that was asked for. */
  readonly asked: readonly string[];
}

/**
 * Starts a proxy on loopback; it stops with the test.
 * @param credentials `name:password` that it asks for; absent: it asks for none
 * @param refuses a status with which it refuses every tunnel
 */
export const connectProxy = async (
  t: Pick<ExecutionContext, 'teardown'>,
  { credentials, refuses }: { readonly credentials?: string; readonly refuses?: number } = {},
): Promise<ConnectProxy> => {
  const asked: string[] = [];
  const open = new Set<Duplex>();
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', (request, client) => {
    const target = request.url ?? '';
    asked.push(target);
    const given = request.headers['proxy-authorization'];
    const wanted = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
    if (refuses !== undefined || given !== wanted) return client.end(`HTTP/1.1 ${refuses ?? 407} No\r\n\r\n`);
    const { hostname, port } = new URL(`http://${target}`);
    const upstream = connect(Number(port || 80), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    for (const [end, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => other.destroy());
    }
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(async () => {
    for (const socket of open) socket.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
};
