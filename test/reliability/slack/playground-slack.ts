import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionContext } from 'ava';
import type { PlaygroundPerson } from '../../../playground/ground/people.ts';
import { createPlayground } from '../../../playground/server.ts';
import { BOT_TOKEN, SIGNING_SECRET } from '../../helpers/slack/slack-requests.ts';

/** What happens after Slack has done what a call asked for: a 503 in place of its answer, no answer at all, or a broken connection. */
type Fault = '503' | 'held' | 'cut';

interface Message {
  readonly ts: string;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly bot_id?: string;
}

export interface PlaygroundSlackOptions {
  readonly people?: readonly PlaygroundPerson[];
  /** Which messages the app hears of when they're posted. */
  readonly metadataSubscriptions?: readonly string[];
}

/** The tests' own calls never break. */
const FROM_TEST = 'x-from-test';

const bytes = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** The playground's Slack on a port of its own. It takes every call, and may then break before it answers. */
export class PlaygroundSlack {
  /** Where the app takes Slack's requests. May change: another process. */
  appUrl = '';
  /** The kinds of events that the app has acknowledged. */
  readonly heard = new Set<string>();
  readonly #faults = new Map<string, { readonly fault: Fault; left: number }>();
  #url = '';

  static async start(t: ExecutionContext, options: PlaygroundSlackOptions = {}): Promise<PlaygroundSlack> {
    const slack = new PlaygroundSlack();
    const server = createServer((request, response) => void handle(request, response).catch(() => response.destroy()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    slack.#url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const playground = createPlayground({
      botToken: BOT_TOKEN,
      signingSecret: SIGNING_SECRET,
      appUrl: `${slack.#url}/to-app`,
      baseUrl: slack.#url,
      commands: ['/bond-recommend', '/bond-client', '/bond-help'].map((command) => ({ command, description: command })),
      fileReadyAfterMs: 0,
      retryDelaysMs: [500, 1000, 2000, 4000],
      ...(options.people && { people: options.people }),
      metadataSubscriptions: options.metadataSubscriptions ?? [],
    });
    t.teardown(async () => {
      playground.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      if (request.url === '/to-app') return slack.#relay(request, response);
      const method = /^\/playground\/api\/([\w.]+)/.exec(request.url ?? '')?.[1];
      if (method !== undefined && request.headers[FROM_TEST] === undefined) slack.#breakAfterwards(method, response);
      await playground.handle(request, response);
    };
    return slack;
  }

  get apiUrl(): string {
    return `${this.#url}/playground/api/`;
  }

  /** From now on Slack does what this method asks for, and then breaks. */
  breakAfter(method: string, fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.#faults.set(method, { fault, left: times });
  }

  mend(): void {
    this.#faults.clear();
  }

  #breakAfterwards(method: string, response: ServerResponse): void {
    const planned = this.#faults.get(method);
    if (!planned || planned.left === 0) return;
    planned.left -= 1;
    const end = response.end.bind(response);
    response.end = ((): ServerResponse => {
      if (planned.fault === 'cut') response.destroy();
      if (planned.fault !== '503') return response;
      response.statusCode = 503;
      return end('upstream connect error');
    }) as typeof response.end;
  }

  async #relay(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => name === 'content-type' || name.startsWith('x-slack')),
    ) as Record<string, string>;
    const body = (await bytes(request)).toString();
    const answer = await fetch(this.appUrl, { method: 'POST', headers, body });
    if (answer.ok) this.heard.add(/"event":\{"type":"(\w+)"/.exec(body)?.[1] ?? 'other');
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(await answer.text());
  }

  /** A call of the Web API that never breaks. */
  async api(method: string, args: Record<string, unknown>): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.#url}/playground/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${BOT_TOKEN}`, [FROM_TEST]: 'yes' },
      body: JSON.stringify(args),
    });
    return (await response.json()) as Record<string, unknown>;
  }

  /** Somebody writes or reacts on the page. */
  async page(action: 'send' | 'react', given: Record<string, unknown>): Promise<void> {
    await fetch(`${this.#url}/playground/actions/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given),
    });
  }

  /** The app's messages in a conversation, oldest first. */
  async messagesIn(channel: string): Promise<readonly Message[]> {
    const { messages = [] } = (await this.api('conversations.history', { channel })) as { messages?: Message[] };
    return messages.filter(({ bot_id }) => bot_id !== undefined).toReversed();
  }

  /** Waits until a conversation's messages are as they should be. */
  async until(channel: string, are: (messages: readonly Message[]) => boolean, withinMs = 20_000): Promise<readonly Message[]> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const messages = await this.messagesIn(channel);
      if (are(messages) || Date.now() > deadline) return messages;
      await sleep(50);
    }
  }
}
