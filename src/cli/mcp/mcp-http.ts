import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { type McpParts, mcpServer } from './mcp-server.ts';

const PATH = '/mcp';

/** The token of `Authorization: Bearer TOKEN`; null without one. */
const tokenOf = ({ headers }: IncomingMessage): string | null => /^Bearer ([\w-]{1,200})$/i.exec(headers.authorization ?? '')?.[1] ?? null;

const refuse = (response: ServerResponse, status: number, message: string, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }));
};

const answer = async (parts: McpParts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if ((request.url ?? '/').split('?', 1)[0] !== PATH) return refuse(response, 404, `There's only ${PATH} here.`);
  // Browsers send it, and no page has any business here.
  if (request.headers.origin !== undefined) return refuse(response, 403, 'Pages can’t ask here.');
  const token = tokenOf(request);
  if (token === null || (await parts.accessTokens.holder(token)) === null)
    return refuse(response, 401, 'Send the access token: "Authorization: Bearer TOKEN".', { 'www-authenticate': 'Bearer' });
  // Each request is answered by itself, so any process can answer it, and nothing is kept between two.
  if (request.method !== 'POST') return refuse(response, 405, 'Use POST.', { allow: 'POST' });
  const server = mcpServer(parts, token);
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.on('close', () => void Promise.allSettled([transport.close(), server.close()]));
  // The SDK's own types disagree under exactOptionalPropertyTypes.
  await server.connect(transport as Parameters<typeof server.connect>[0]);
  await transport.handleRequest(request, response);
};

export interface McpHttpServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Serves tools by HTTP at `/mcp`. @throws the listen error (port taken, address not ours) */
export const startMcpHttp = (parts: McpParts, host: string, port: number): Promise<McpHttpServer> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      answer(parts, request, response).catch((error: unknown) => {
        parts.onError(error, 'http');
        if (!response.headersSent) refuse(response, 500, 'Something went wrong on our side.');
      });
    });
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', (error) => parts.onError(error, 'http'));
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
