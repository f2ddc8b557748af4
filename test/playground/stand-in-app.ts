import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPlayground, type Playground } from '../../playground/server.ts';

export const BOT_TOKEN = 'xoxb-stand-in';
const SIGNING_SECRET = 'a secret of the stand-in';

// biome-ignore lint/suspicious/noExplicitAny: tests read any part of Slack's JSON.
export type Json = any;

/** A request from the playground, as the stand-in app got it. */
export interface Received {
  readonly kind: 'command' | 'interaction' | 'event';
  readonly body: Json;
  readonly headers: IncomingHttpHeaders;
  /** Whether the signature fits the body and the secret, and is at most five minutes off the clock. */
  readonly signed: boolean;
}

/** The stand-in's answer; by default status 200 and an empty body. */
export type Answer = { readonly status?: number; readonly json?: Json; readonly text?: string } | undefined;

export interface StandIn {
  readonly baseUrl: string;
  readonly playground: Playground;
  readonly received: Received[];
  /** The playground's clock, in milliseconds since 1970. A test may set it forward. */
  readonly time: { now: number };
  /** How the app answers; a test may replace it. */
  answer: (received: Received) => Answer | Promise<Answer>;
  /** The next request of this kind. Each is returned once. */
  next(kind: Received['kind']): Promise<Received>;
  api(method: string, args: Json, options?: { form?: boolean; token?: string | null }): Promise<Json>;
  /** A POST from the page. */
  page(action: string, given: Json): Promise<Json>;
  stop(): Promise<void>;
}

/** Checks Slack's signature with node:crypto alone, or the playground's code would judge itself. */
const isSigned = (headers: IncomingHttpHeaders, body: string, now: number): boolean => {
  const stamp = String(headers['x-slack-request-timestamp']);
  const expected = Buffer.from(`v0=${createHmac('sha256', SIGNING_SECRET).update(`v0:${stamp}:${body}`).digest('hex')}`);
  const given = Buffer.from(String(headers['x-slack-signature']));
  return Math.abs(now / 1000 - Number(stamp)) < 300 && given.length === expected.length && timingSafeEqual(given, expected);
};

const parse = (headers: IncomingHttpHeaders, body: string): Pick<Received, 'kind' | 'body'> => {
  if (headers['content-type']?.startsWith('application/json')) return { kind: 'event', body: JSON.parse(body) };
  const form = Object.fromEntries(new URLSearchParams(body));
  return form.payload === undefined ? { kind: 'command', body: form } : { kind: 'interaction', body: JSON.parse(form.payload) };
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

export interface StandInOptions {
  readonly answerWithinMs?: number;
  readonly retryDelaysMs?: readonly number[];
  readonly fileReadyAfterMs?: number;
  /** Nothing listens at the app's address. */
  readonly appIsDown?: boolean;
  /** The types of metadata that the app hears of. */
  readonly metadataSubscriptions?: readonly string[];
  /** The app has the shortcuts below. */
  readonly hasShortcuts?: boolean;
  /** The page's clock runs; by default it stands still until a test moves it. */
  readonly clockRuns?: boolean;
}

export const COMMANDS = [
  { command: '/bond-recommend', description: 'What to offer a client, and why', usageHint: '[client]' },
  { command: '/bond-help', description: 'What the advisor can do' },
];

export const SHORTCUTS = [
  { callbackId: 'everywhere', type: 'global', name: 'From everywhere', description: 'Opens a modal' },
  { callbackId: 'on_message', type: 'message', name: 'On a message', description: 'Asks about this message' },
] as const;

/** A playground on a free port, with an app that records its requests and answers as the test says. */
export const startStandIn = async (options: StandInOptions = {}): Promise<StandIn> => {
  const received: Received[] = [];
  const waiting: { kind: Received['kind']; resolve: (it: Received) => void }[] = [];
  const taken = new Set<Received>();
  const answers = new Set<Promise<unknown>>();
  const time = { now: Date.parse('2026-11-20T09:00:00Z') };
  const clock = (): number => (options.clockRuns === true ? Date.now() : time.now);

  const server = createServer(async (request, response) => {
    if (request.url !== '/slack/events' && (await standIn.playground.handle(request, response))) return;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const it: Received = { ...parse(request.headers, body), headers: request.headers, signed: isSigned(request.headers, body, clock()) };
    received.push(it);
    const waiter = waiting.findIndex((entry) => entry.kind === it.kind);
    if (waiter >= 0) {
      taken.add(it);
      waiting.splice(waiter, 1)[0]?.resolve(it);
    }
    const answering = Promise.resolve(standIn.answer(it));
    answers.add(answering);
    const answer = await answering.finally(() => answers.delete(answering));
    response.writeHead(answer?.status ?? 200, { 'content-type': answer?.json === undefined ? 'text/plain' : 'application/json' });
    response.end(answer?.json === undefined ? (answer?.text ?? '') : JSON.stringify(answer.json));
  });
  const port = await listen(server);
  const baseUrl = `http://127.0.0.1:${port}`;
  // Nothing listens on port 9 (discard).
  const appUrl = options.appIsDown === true ? 'http://127.0.0.1:9/slack/events' : `${baseUrl}/slack/events`;

  const standIn: StandIn = {
    baseUrl,
    received,
    time,
    answer: () => undefined,
    playground: createPlayground({
      botToken: BOT_TOKEN,
      signingSecret: SIGNING_SECRET,
      appUrl,
      baseUrl,
      commands: COMMANDS,
      shortcuts: options.hasShortcuts === true ? SHORTCUTS : [],
      metadataSubscriptions: options.metadataSubscriptions ?? [],
      clock,
      answerWithinMs: options.answerWithinMs ?? 3000,
      retryDelaysMs: options.retryDelaysMs ?? [],
      fileReadyAfterMs: options.fileReadyAfterMs ?? 0,
    }),
    next: (kind) => {
      const found = received.find((it) => it.kind === kind && !taken.has(it));
      if (found === undefined) return new Promise((resolve) => waiting.push({ kind, resolve }));
      taken.add(found);
      return Promise.resolve(found);
    },
    api: async (method, args, { form = false, token = BOT_TOKEN } = {}) => {
      const encoded = Object.entries<Json>(args).map(([key, value]): [string, string] => [
        key,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]);
      const response = await fetch(`${baseUrl}/playground/api/${method}`, {
        method: 'POST',
        headers: {
          'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: form ? new URLSearchParams(encoded).toString() : JSON.stringify(args),
      });
      return response.json();
    },
    page: async (action, given) => {
      const response = await fetch(`${baseUrl}/playground/actions/${action}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(given),
      });
      return response.json();
    },
    stop: async () => {
      // An answer that calls the playground would find it gone. Some tests have one that never comes.
      await Promise.race([Promise.allSettled(answers), sleep(2000, undefined, { ref: false })]);
      standIn.playground.close();
      await new Promise<void>((resolve) => {
        // A connection may come in after its request was given up.
        const closing = setInterval(() => server.closeAllConnections(), 10);
        server.close(() => {
          clearInterval(closing);
          resolve();
        });
        server.closeAllConnections();
      });
    },
  };
  return standIn;
};
