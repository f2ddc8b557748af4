import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse as parseForm } from 'node:querystring';
import type { Random } from '../../../src/advisor/random.ts';
import { CHOICE_ACTION } from '../../../views/recommendation/recommendation-actions.ts';
import { objectsIn } from '../../helpers/inside.ts';
import { resetConnection } from '../../helpers/reset-connection.ts';
import { BOT_USER } from '../../helpers/slack/slack-requests.ts';
import type { SlackFault } from './schedule.ts';

type Json = Record<string, unknown>;

/** Something a person or a channel got to see. Times are milliseconds of `performance.now()`. */
export interface Seen {
  readonly at: number;
  readonly method: string;
  readonly person: string;
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: unknown;
  readonly metadata: unknown;
}

interface Breaking {
  readonly method: string;
  readonly fault: SlackFault;
  readonly share: number;
  readonly until: number;
}

/** What's older can't matter to any promise any more. */
const KEPT_MS = 10 * 60_000;
const SLOW_MS = 1500;
const SHOWS = new Set(['chat.postMessage', 'chat.postEphemeral', 'response_url', 'views.open', 'views.update']);

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const argumentsOf = (request: IncomingMessage, body: string): Json => {
  if (request.headers['content-type']?.includes('json')) return json(body) as Json;
  return Object.fromEntries(
    Object.entries(parseForm(body)).map(([name, value]) => [name, typeof value === 'string' && /^[[{]/.test(value) ? json(value) : value]),
  );
};

/** Id of the recommendation that blocks show, if they do. */
export const recommendationIn = (blocks: unknown): string | null => {
  const button = objectsIn(blocks).find((one) => one.action_id === CHOICE_ACTION);
  return typeof button?.value === 'string' ? button.value : null;
};

/** Slack's Web API, which keeps what people saw and breaks on command. */
export class SlackSide {
  readonly #random: Random;
  #seen: Seen[] = [];
  #breaking: Breaking[] = [];
  /** When each person's calls last met a fault. */
  readonly #met = new Map<string, number>();
  readonly #askedBy = new Map<string, string>();
  readonly #held = new Set<ServerResponse>();
  #serial = 0;
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => this.#take(request, response, Buffer.concat(chunks).toString()));
  });

  constructor(random: Random) {
    this.#random = random;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get #origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get apiUrl(): string {
    return `${this.#origin}/api/`;
  }

  /** Where a command says that answers to this person go. */
  responseUrl(person: string): string {
    return `${this.#origin}/response/${person}`;
  }

  /** A trigger that a person's command comes with. */
  triggerOf(person: string): string {
    const trigger = `1.2.${++this.#serial}`;
    this.#askedBy.set(trigger, person);
    return trigger;
  }

  break(method: string, fault: SlackFault, share: number, forMs: number): void {
    this.#breaking.push({ method, fault, share, until: performance.now() + forMs });
  }

  /** Everything works again, and what was held is let go. */
  mend(): void {
    this.#breaking = [];
    for (const response of this.#held) response.destroy();
    this.#held.clear();
    this.#seen = this.#seen.filter(({ at }) => at > performance.now() - KEPT_MS);
  }

  /** What was shown since a moment, oldest first. */
  seenSince(at: number): readonly Seen[] {
    return this.#seen.filter((seen) => seen.at >= at);
  }

  seenBy(person: string, since: number): readonly Seen[] {
    return this.seenSince(since).filter((seen) => seen.person === person);
  }

  /** Whether a call for this person met a fault since a moment. */
  hasFailed(person: string, since: number): boolean {
    return (this.#met.get(person) ?? 0) >= since;
  }

  #personIn(path: string, { channel, user, users, trigger_id: trigger }: Json): string {
    if (path.startsWith('/response/')) return path.slice('/response/'.length);
    if (typeof trigger === 'string') return this.#askedBy.get(trigger) ?? '';
    if (typeof users === 'string') return users;
    if (typeof channel === 'string' && channel.startsWith('D_')) return channel.slice(2);
    return typeof user === 'string' ? user : '';
  }

  #take(request: IncomingMessage, response: ServerResponse, body: string): void {
    const path = request.url ?? '';
    const method = path.startsWith('/response/') ? 'response_url' : path.replace(/^\/api\//, '');
    const args = argumentsOf(request, body);
    const person = this.#personIn(path, args);
    const fault = this.#faultFor(method);
    if (fault) this.#met.set(person, performance.now());
    const answer = (): void => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(this.#do(method, args, person)));
    };
    if (fault?.endsWith(' after')) this.#do(method, args, person);
    if (fault === null) answer();
    else if (fault === '429') response.writeHead(429, { 'retry-after': '2' }).end();
    else if (fault.startsWith('503')) response.writeHead(503).end('upstream connect error');
    else if (fault.startsWith('reset')) resetConnection(request.socket);
    else if (fault === 'hung') this.#held.add(response);
    else setTimeout(answer, SLOW_MS);
  }

  #faultFor(method: string): SlackFault | null {
    const now = performance.now();
    // A process can't even start without it, and that is another promise.
    if (method === 'auth.test') return null;
    const breaking = this.#breaking.find((it) => now < it.until && (it.method === '*' || it.method === method));
    return breaking && this.#random() < breaking.share ? breaking.fault : null;
  }

  #do(method: string, args: Json, person: string): Json {
    const channel = String(args.channel ?? '');
    const view = args.view as Json | undefined;
    const ts = method === 'chat.update' ? String(args.ts) : `${Math.floor(Date.now() / 1000)}.${String(++this.#serial).padStart(6, '0')}`;
    if (SHOWS.has(method)) {
      const shown = { text: String(args.text ?? ''), blocks: args.blocks ?? view?.blocks ?? [], metadata: args.metadata };
      this.#seen.push({ at: performance.now(), method, person, channel, ts, ...shown });
    }
    switch (method) {
      case 'auth.test':
        return { ok: true, user_id: BOT_USER, user: 'bond-advisor', bot_id: 'B1', team_id: 'T1', team: 'Firm' };
      case 'conversations.open':
        return { ok: true, channel: { id: `D_${person}` } };
      case 'chat.postMessage':
      case 'chat.update':
        return { ok: true, channel, ts };
      case 'conversations.info':
        return { ok: true, channel: { id: channel, is_ext_shared: false } };
      case 'users.info':
        return { ok: true, user: { id: args.user, team_id: 'T1', profile: {} } };
      case 'views.open':
      case 'views.update':
      case 'views.publish':
        return { ok: true, view: { id: 'V1', hash: 'h' } };
      case 'reactions.get': {
        const message = this.#seen.find((one) => one.method === 'chat.postMessage' && one.channel === channel && one.ts === args.timestamp);
        if (!message) return { ok: false, error: 'message_not_found' };
        const { text, blocks } = message;
        return {
          ok: true,
          type: 'message',
          channel,
          message: { type: 'message', user: BOT_USER, bot_id: 'B1', app_id: 'A1', ts: message.ts, text, blocks },
        };
      }
      default:
        return { ok: true };
    }
  }
}
