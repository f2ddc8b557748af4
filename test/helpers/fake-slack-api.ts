import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse as parseForm } from 'node:querystring';
import { BOT_USER } from './slack-requests.ts';

export interface ApiCall {
  readonly method: string;
  readonly args: Record<string, unknown>;
  /** What was sent, byte by byte. */
  readonly bytes: Buffer;
}

type Answer = Record<string, unknown> & { readonly ok: boolean };
/** `hang up`: the call was taken, its reply is lost. `late`: never answered. A status: that, with the headers. */
type Reply = Answer | 'hang up' | 'late' | { readonly status: number; readonly headers?: Readonly<Record<string, string>> };
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
  /** What the token may do, as Slack says with every answer; null: it does not say. */
  scopes: readonly string[] | null = null;
  readonly #unanswered = new Set<ServerResponse>();
  readonly #answers = new Map<string, Answering>();
  readonly #waiting: Array<{ readonly method: string; readonly count: number; readonly resolve: () => void }> = [];
  #ts = 100;
  #files = 0;
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => this.#take(request, response, Buffer.concat(chunks)));
  });

  #take(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
    const path = (request.url ?? '').replace(/^\/api\//, '');
    const method = path === '/response' ? 'response_url' : path.replace(/^upload\/.*/, 'upload');
    const args = method === 'upload' ? { file: path.slice('upload/'.length) } : argumentsOf(method, bytes.toString());
    this.calls.push({ method, args, bytes });
    const reply = (this.#answers.get(method) ?? this.#usual(method))(args);
    if (reply === 'hang up') request.socket.destroy();
    else if (reply === 'late') this.#unanswered.add(response);
    else if ('status' in reply) response.writeHead(Number(reply.status), reply.headers as Record<string, string>).end('no JSON');
    else {
      response.setHeader('content-type', 'application/json');
      if (this.scopes !== null) response.setHeader('x-oauth-scopes', this.scopes.join(','));
      if (method === 'response_url' && !reply.ok) response.statusCode = 404;
      response.end(JSON.stringify(reply));
    }
    for (const { method: awaited, count, resolve } of this.#waiting) if (this.of(awaited).length >= count) resolve();
  }

  #usual(method: string): Answering {
    return (args) => {
      switch (method) {
        case 'auth.test':
          return { ok: true, user_id: BOT_USER, user: 'bond-advisor', bot_id: 'B1', team_id: 'T1', team: 'Firm' };
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

  /** From now on the method is answered so. */
  answer(method: string, answer: Answering): void {
    this.#answers.set(method, answer);
  }

  /** The next calls of the method are answered so, one after the other; then as usual. */
  answerOnce(method: string, ...replies: readonly Reply[]): void {
    const left = [...replies];
    this.#answers.set(method, (args) => left.shift() ?? this.#usual(method)(args));
  }

  of(method: string): Array<Record<string, unknown>> {
    return this.calls.filter((call) => call.method === method).map((call) => call.args);
  }

  /** The method's n-th call, waited for; rejects after ten seconds. */
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
