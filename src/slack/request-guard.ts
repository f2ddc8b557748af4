import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parse as parseForm } from 'node:querystring';
import { isValidSlackRequest } from '@slack/bolt';
import type { EdgeLogger } from './edge.ts';
import { readBody } from './read-body.ts';
import { TakenOnce } from './taken-once.ts';

export const SLACK_PATH = '/slack/events';
const LONGEST_BODY = 1024 * 1024;
const FUTURE_SECONDS = 60;
const FORM = 'application/x-www-form-urlencoded';

export interface RequestGuardOptions {
  readonly signingSecret: string;
  readonly logger: EdgeLogger;
  readonly isStopping: () => boolean;
  /** Bolt's receiver. It finds the body in `rawBody`. */
  readonly handOver: RequestListener;
}

type Refusal = { readonly status: number; readonly why: string };

const header = (request: IncomingMessage, name: string): string => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};

/** Forged, replayed late, or dated ahead: Bolt accepts any future time, and with it a replay at leisure. */
const signatureRefusal = (request: IncomingMessage, body: string, signingSecret: string): Refusal | null => {
  const stamp = header(request, 'x-slack-request-timestamp');
  const seconds = /^\d{1,12}$/.test(stamp) ? Number(stamp) : Number.NaN;
  if (Number.isNaN(seconds) || seconds > Date.now() / 1000 + FUTURE_SECONDS)
    return { status: 401, why: 'its timestamp is missing or ahead' };
  const headers = { 'x-slack-signature': header(request, 'x-slack-signature'), 'x-slack-request-timestamp': seconds };
  return isValidSlackRequest({ signingSecret, body, headers }) ? null : { status: 401, why: 'its signature is wrong or old' };
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const INTERACTIONS = new Set(['block_actions', 'block_suggestion', 'view_submission', 'view_closed', 'shortcut', 'message_action']);

/** Whether Bolt knows what to do with it: on `null` it would end the process, and other shapes it leaves unanswered. */
const isUsable = (body: unknown): boolean => {
  if (!isRecord(body)) return false;
  if (body.type === 'url_verification') return typeof body.challenge === 'string';
  if (body.type === 'event_callback') return isRecord(body.event) && typeof body.event.type === 'string';
  if (typeof body.command === 'string') return typeof body.user_id === 'string';
  if (typeof body.type !== 'string' || !INTERACTIONS.has(body.type) || !isRecord(body.user)) return false;
  if (body.type === 'block_actions') return Array.isArray(body.actions) && isRecord(body.actions[0]);
  return body.type.startsWith('view_') ? isRecord(body.view) : true;
};

const readPayload = (body: string, isForm: boolean): unknown => {
  if (!isForm) return JSON.parse(body);
  const { payload, ...fields } = parseForm(body);
  return typeof payload === 'string' ? JSON.parse(payload) : fields;
};

const payloadRefusal = (body: string, isForm: boolean): Refusal | null => {
  try {
    return isUsable(readPayload(body, isForm)) ? null : { status: 400, why: 'its body is nothing that Slack sends' };
  } catch {
    return { status: 400, why: 'its body cannot be read' };
  }
};

/** Stands before Bolt's HTTP receiver and lets through only what Slack signed just now, once, and what Bolt can read. */
export const guardRequests = (options: RequestGuardOptions) => {
  const refuse = (response: ServerResponse, { status, why }: Refusal): void => {
    options.logger.warn({ status }, `request refused: ${why}`);
    response.writeHead(status, { connection: 'close' }).end();
  };

  const taken = new TakenOnce();

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== SLACK_PATH) return refuse(response, { status: 404, why: 'no such path' });
    if (request.method !== 'POST') return refuse(response, { status: 405, why: 'not a POST' });
    if (options.isStopping()) return refuse(response, { status: 503, why: 'stopping' });
    const raw = await readBody(request, LONGEST_BODY);
    if (raw === null) return refuse(response, { status: 413, why: 'its body is too long' });
    const body = raw.toString();
    const isForm = header(request, 'content-type').split(';')[0]?.trim().toLowerCase() === FORM;
    if (isForm && parseForm(body).ssl_check === '1') {
      response.writeHead(200).end();
      return;
    }
    const refusal = signatureRefusal(request, body, options.signingSecret) ?? payloadRefusal(body, isForm);
    if (refusal) return refuse(response, refusal);
    const signature = header(request, 'x-slack-signature');
    if (!taken.take(signature, Date.now())) {
      options.logger.warn({}, 'a request was sent again word by word; it is not done twice');
      response.writeHead(200).end();
      return;
    }
    response.once('close', () => {
      if (!response.writableFinished || response.statusCode >= 300) taken.release(signature);
    });
    // Bolt compares the content type letter by letter; a charset behind it is no reason to refuse.
    if (isForm) request.headers['content-type'] = FORM;
    options.handOver(Object.assign(request, { rawBody: raw }) as never, response as never);
  };

  return (request: IncomingMessage, response: ServerResponse): void => {
    take(request, response).catch(() => {
      options.logger.warn({}, 'request ended before it was read');
      if (!response.headersSent) response.writeHead(400).end();
    });
  };
};
