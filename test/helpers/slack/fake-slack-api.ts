import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse as parseForm } from 'node:querystring';
import { BOT_TOKEN, BOT_USER } from './slack-requests.ts';

export interface ApiCall {
  readonly method: string;
  readonly args: Record<string, unknown>;
  /** The raw bytes that were sent. */
  readonly bytes: Buffer;
}

type Answer = Record<string, unknown> & { readonly ok: boolean };
/**
 * `hang up`: the call arrives and its reply is lost. `cut off`: the reply ends in the middle. `late`: never answered. `no JSON`: a page of somebody
 * else's. A status: that status, with the headers.
 */
type Reply =
  | Answer
  | 'hang up'
  | 'cut off'
  | 'late'
  | 'no JSON'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> };
type Answering = (args: Record<string, unknown>) => Reply;

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const argumentsOf = (method: string, text: string): Record<string, unknown> => {
  const fields = method === 'response_url' ? (json(text) as Record<string, unknown>) : parseForm(text);
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' && /^[[{]/.test(value) ? json(value) : value]),
  );
};

/** A Web API that answers like Slack's and remembers what it was asked. Posts to `/response` count as method `response_url`. */
export class FakeSlackApi {
  readonly calls: ApiCall[] = [];
  /** The token's scopes, which Slack sends with every answer; null: it doesn't. */
  scopes: readonly string[] | null = null;
  readonly #unanswered = new Set<ServerResponse>();
  readonly #kept = new Map<string, Buffer>();
  readonly #answers = new Map<string, Answering>();
  readonly #limited: Array<{ readonly method: string; readonly until: number; readonly applies: (args: ApiCall['args']) => boolean }> = [];
  readonly #waiting: Array<{ readonly method: string; readonly count: number; readonly resolve: () => void }> = [];
  #ts = 100;
  #files = 0;
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => this.#take(request, response, Buffer.concat(chunks)));
  });

  /** Keeps a file that people with the token can fetch, and that `files.info` names. */
  keepFile(id: string, name: string, content: string | Buffer, more: Record<string, unknown> = {}): void {
    const bytes = Buffer.from(content);
    this.#kept.set(id, bytes);
    this.answer('files.info', () => ({
      ok: true,
      file: { id, name, size: bytes.length, url_private_download: `${this.url}kept/${id}`, ...more },
    }));
  }

  #take(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
    const kept = this.#kept.get(/\/kept\/(\w+)$/.exec(request.url ?? '')?.[1] ?? '');
    if (kept) {
      this.calls.push({ method: 'fetch', args: { authorization: request.headers.authorization }, bytes });
      const isSigned = request.headers.authorization === `Bearer ${BOT_TOKEN}`;
      response.writeHead(200, { 'content-type': isSigned ? 'text/csv' : 'text/html' }).end(isSigned ? kept : '<html>Sign in</html>');
      for (const { method, count, resolve } of this.#waiting) if (this.of(method).length >= count) resolve();
      return;
    }
    const path = (request.url ?? '').replace(/^\/api\//, '');
    const method = path === '/response' ? 'response_url' : path.replace(/^upload\/.*/, 'upload');
    const args = method === 'upload' ? { file: path.slice('upload/'.length) } : argumentsOf(method, bytes.toString());
    this.calls.push({ method, args, bytes });
    const reply = this.#limitOn(method, args) ?? (this.#answers.get(method) ?? this.#usual(method))(args);
    if (reply === 'hang up') request.socket.destroy();
    else if (reply === 'late') this.#unanswered.add(response);
    else if (reply === 'no JSON') response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Proxy</h1>');
    else if (reply === 'cut off') {
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
        .write('{"ok":', () => request.socket.destroy());
    } else if ('status' in reply) response.writeHead(Number(reply.status), reply.headers as Record<string, string>).end('no JSON');
    else {
      response.setHeader('content-type', 'application/json');
      if (this.scopes !== null) response.setHeader('x-oauth-scopes', this.scopes.join(','));
      response.end(JSON.stringify(reply));
    }
    for (const { method: awaited, count, resolve } of this.#waiting) if (this.of(awaited).length >= count) resolve();
  }

  #limitOn(method: string, args: ApiCall['args']): Reply | null {
    const limit = this.#limited.find((it) => it.method === method && performance.now() < it.until && it.applies(args));
    return limit ? { status: 429, headers: { 'retry-after': String(Math.ceil((limit.until - performance.now()) / 1000)) } } : null;
  }

  #usual(method: string): Answering {
    return (args) => {
      switch (method) {
        case 'auth.test':
          return { ok: true, user_id: BOT_USER, user: 'bond-advisor', bot_id: 'B1', team_id: 'T1', team: 'Firm' };
        case 'conversations.info':
          return { ok: true, channel: { id: args.channel } };
        case 'conversations.open':
          return { ok: true, channel: { id: `D_${args.users}` } };
        case 'chat.postMessage':
          return { ok: true, channel: args.channel, ts: `1700000000.${String(this.#ts++).padStart(6, '0')}` };
        case 'files.getUploadURLExternal': {
          const file = `F${++this.#files}`;
          return { ok: true, upload_url: `${this.url}upload/${file}`, file_id: file };
        }
        case 'files.completeUploadExternal':
          return { ok: true, files: args.files };
        case 'files.info':
          return { ok: true, file: { id: args.file, mimetype: 'image/png' } };
        default:
          return { ok: true };
      }
    };
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/`;
  }

  get responseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/response`;
  }

  /** Answers the method this way from now on. */
  answer(method: string, answer: Answering): void {
    this.#answers.set(method, answer);
  }

  /** Answers the method's next calls this way, one answer each, then as usual again. */
  answerOnce(method: string, ...replies: readonly Reply[]): void {
    const left = [...replies];
    this.#answers.set(method, (args) => left.shift() ?? this.#usual(method)(args));
  }

  /** Limits the method from now on, for these calls of it: each is a 429 that says how long is left. */
  limit(method: string, seconds: number, applies: (args: ApiCall['args']) => boolean = () => true): void {
    this.#limited.push({ method, until: performance.now() + seconds * 1000, applies });
  }

  of(method: string): Array<Record<string, unknown>> {
    return this.calls.filter((call) => call.method === method).map((call) => call.args);
  }

  /** Waits for the method's n-th call; rejects after ten seconds. */
  async nth(method: string, count = 1): Promise<Record<string, unknown>> {
    if (this.of(method).length < count) {
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(
          () =>
            reject(
              new Error(
                `${method} was called ${this.of(method).length} times, not ${count}; calls: ${this.calls.map((call) => call.method)}`,
              ),
            ),
          10_000,
        );
        this.#waiting.push({
          method,
          count,
          resolve: () => {
            clearTimeout(timer);
            resolve();
          },
        });
      });
    }
    return this.of(method)[count - 1] as Record<string, unknown>;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
