import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parse as parseForm } from 'node:querystring';
import type { EdgeLogger } from '../edge/edge.ts';
import { Bodies, type NoBody } from './bodies.ts';
import { readIncoming } from './incoming.ts';
import { TakenOnce } from './taken-once.ts';

export const SLACK_PATH = '/slack/events';
const PAST_SECONDS = 5 * 60;
const FUTURE_SECONDS = 60;
const FORM = 'application/x-www-form-urlencoded';
/** Slack's check of the certificate is unsigned and short. */
const LONGEST_CHECK = 4096;
/** A refused sender may go on this long, so that it hears the answer. */
const HEARS_WITHIN_MS = 1000;

export interface RequestGuardOptions {
  readonly signingSecret: string;
  readonly logger: EdgeLogger;
  readonly isStopping: () => boolean;
  /** Bolt's receiver. It reads the body from `rawBody`. */
  readonly handOver: RequestListener;
  readonly bodies?: Bodies;
}

interface Refusal {
  readonly status: number;
  readonly why: string;
  /** When to come again; seconds. */
  readonly retryAfter?: number;
}

const NO_BODY: Readonly<Record<NoBody, Refusal>> = {
  'too long': { status: 413, why: 'its body is too long' },
  'too slow': { status: 408, why: 'its body came too slowly' },
  'too many': { status: 503, why: 'too many bodies at once', retryAfter: 1 },
  'ended early': { status: 400, why: 'it ended before it was read' },
};

const header = (request: IncomingMessage, name: string): string => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};

/**
 * Refuses by its headers what can't be signed, is old, or is dated ahead: nothing of its body is read. Bolt accepts any future time, so such a
 * request could be replayed until then.
 */
const headerRefusal = (request: IncomingMessage): Refusal | null => {
  const stamp = header(request, 'x-slack-request-timestamp');
  const ahead = /^\d{1,12}$/.test(stamp) ? Number(stamp) - Date.now() / 1000 : Number.NaN;
  if (Number.isNaN(ahead) || ahead > FUTURE_SECONDS) return { status: 401, why: 'its timestamp is missing or ahead' };
  if (ahead < -PAST_SECONDS) return { status: 401, why: 'its timestamp is old' };
  return /^v0=[0-9a-f]{64}$/.test(header(request, 'x-slack-signature')) ? null : { status: 401, why: 'it has no signature' };
};

const isSigned = (request: IncomingMessage, body: Buffer, signingSecret: string): boolean => {
  const stamp = header(request, 'x-slack-request-timestamp');
  const expected = createHmac('sha256', signingSecret).update(`v0:${stamp}:`).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(header(request, 'x-slack-signature').slice('v0='.length), 'hex'));
};

const isFormBody = (request: IncomingMessage): boolean => header(request, 'content-type').split(';')[0]?.trim().toLowerCase() === FORM;

/** What Bolt will read; undefined if it can't be read. */
const payloadOf = (body: string, isForm: boolean): unknown => {
  try {
    if (!isForm) return JSON.parse(body);
    const { payload, ...fields } = parseForm(body);
    return typeof payload === 'string' ? JSON.parse(payload) : fields;
  } catch {
    return undefined;
  }
};

/** Slack's check of the address, when an admin of the workspace enters it. Bolt answers it. */
const isAddressCheck = (payload: unknown): boolean => {
  const { type, challenge } = Object(payload) as { readonly type?: unknown; readonly challenge?: unknown };
  return type === 'url_verification' && typeof challenge === 'string';
};

/** An event, usable or not. The hand-over acknowledges what it can't use, or Slack would send it again. */
const isEvent = (payload: unknown): boolean => {
  const { type, event } = Object(payload) as { readonly type?: unknown; readonly event?: { readonly type?: unknown } | null };
  return type === 'event_callback' && typeof event?.type === 'string';
};

/** Answers without a body, and drops what the sender still sends. */
const answerEmpty = (
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
): void => {
  response.writeHead(status, { connection: 'close', 'content-length': '0', ...headers });
  if (request.complete || request.destroyed) return void response.end();
  response.flushHeaders();
  const cut = setTimeout(() => request.destroy(), HEARS_WITHIN_MS);
  request.once('end', () => response.end());
  request.once('close', () => clearTimeout(cut));
  request.resume();
};

/** Guards Bolt's HTTP receiver. It lets a request through once, if Slack signed it just now and Bolt can read it. */
export const guardRequests = (options: RequestGuardOptions) => {
  const taken = new TakenOnce();
  const bodies = options.bodies ?? new Bodies();

  const refuse = (request: IncomingMessage, response: ServerResponse, { status, why, retryAfter }: Refusal): void => {
    options.logger.warn({ status }, `request refused: ${why}`);
    answerEmpty(request, response, status, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
  };

  /** Why a request isn't taken; null if it's handed over or answered. */
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<Refusal | null> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== SLACK_PATH) return { status: 404, why: 'no such path' };
    if (request.method !== 'POST') return { status: 405, why: 'not a POST' };
    if (options.isStopping()) return { status: 503, why: 'stopping' };
    const unsigned = headerRefusal(request);
    const isForm = isFormBody(request);
    const mayBeCheck = isForm && Number(request.headers['content-length']) <= LONGEST_CHECK;
    if (unsigned && !mayBeCheck) return unsigned;
    const raw = await bodies.read(request);
    if (!Buffer.isBuffer(raw)) return NO_BODY[raw];
    if (mayBeCheck && parseForm(raw.toString()).ssl_check === '1') {
      response.writeHead(200).end();
      return null;
    }
    if (unsigned) return unsigned;
    if (!isSigned(request, raw, options.signingSecret)) return { status: 401, why: 'its signature is wrong' };
    const payload = payloadOf(raw.toString(), isForm);
    const incoming = readIncoming(payload);
    const isKnown = incoming !== null || isAddressCheck(payload) || isEvent(payload);
    if (!isKnown) return { status: 400, why: 'its body is nothing that Slack sends' };
    // A search changes nothing, and two of the same second are equal word by word.
    if (incoming?.kind !== 'options') {
      const signature = header(request, 'x-slack-signature');
      if (!taken.take(signature, Date.now())) {
        options.logger.warn({}, 'a request was sent again word by word; it is not done twice');
        response.writeHead(200).end();
        return null;
      }
      response.once('close', () => {
        if (!response.writableFinished || response.statusCode >= 300) taken.release(signature);
      });
    }
    // Bolt compares the content type letter by letter, and a charset after it is no reason to refuse.
    if (isForm) request.headers['content-type'] = FORM;
    options.handOver(Object.assign(request, { rawBody: raw }) as never, response as never);
    return null;
  };

  return (request: IncomingMessage, response: ServerResponse): void => {
    take(request, response).then(
      (refusal) => refusal && refuse(request, response, refusal),
      () => refuse(request, response, { status: 400, why: 'it cannot be read' }),
    );
  };
};
