import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from '../ground/http.ts';
import { refuse, SlackRefusal } from '../ground/slack-refusal.ts';
import type { Context } from '../state/context.ts';
import type { JsonObject } from '../wire/wire.ts';
import { Arguments, type Method } from './call.ts';
import { CHAT_METHODS } from './chat.ts';
import { CONVERSATIONS_METHODS } from './conversations.ts';
import { FILES_METHODS } from './files.ts';
import { REACTIONS_METHODS } from './reactions.ts';
import { USERS_METHODS } from './users.ts';
import { VIEWS_METHODS } from './views.ts';

const METHODS = new Map<string, Method>(
  [CHAT_METHODS, CONVERSATIONS_METHODS, FILES_METHODS, REACTIONS_METHODS, USERS_METHODS, VIEWS_METHODS].flatMap((family) =>
    Object.entries(family),
  ),
);

const checkToken = (context: Context, request: IncomingMessage, args: Arguments): void => {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? args.text('token');
  if (token === null) throw refuse('not_authed');
  if (token !== context.botToken) throw refuse('invalid_auth');
};

interface Called {
  readonly answer: JsonObject;
  readonly error: string | null;
  readonly reasons: readonly string[];
}

const call = (context: Context, request: IncomingMessage, name: string, body: string): Called => {
  try {
    const method = METHODS.get(name);
    if (method === undefined)
      return { answer: { ok: false, error: 'unknown_method', req_method: name }, error: 'unknown_method', reasons: [] };
    const args = Arguments.parse(request.headers['content-type'] ?? '', body);
    checkToken(context, request, args);
    return { answer: { ok: true, ...method(context, args) }, error: null, reasons: [] };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    const { code, reasons } = error;
    const details =
      reasons.length === 0
        ? {}
        : { errors: reasons.map((reason) => reason.replace('[ERROR] ', '')), response_metadata: { messages: reasons } };
    return { answer: { ok: false, error: code, ...details }, error: code, reasons };
  }
};

/** Answers a Web API call with status 200 and `ok` true or false, as Slack does, unless something is to go wrong on purpose. */
export const answerWebApi = async (context: Context, request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
  const body = await readBody(request);
  const { method = '', url = '', headers } = request;
  const end = context.traffic.begin({
    direction: 'in',
    kind: 'web-api',
    title: name,
    method,
    url,
    request: { headers, body: body ?? '' },
  });
  const answer = (status: number, { answer: value, error, reasons }: Called, more: Record<string, string> = {}, notes: string[] = []) => {
    sendJson(response, status, value, more);
    const sent = { status, headers: response.getHeaders() as Record<string, string>, body: JSON.stringify(value) };
    end({ outcome: error === null ? 'ok' : 'refused', error, reasons, notes, answer: sent });
  };
  const refused = (error: string): Called => ({ answer: { ok: false, error }, error, reasons: [] });

  if (body === null) return answer(413, refused('request_too_large'));
  const wait = context.provocations.takeRateLimit();
  if (wait !== null) return answer(429, refused('ratelimited'), { 'retry-after': String(wait) }, ['rate limited on purpose']);
  const lost = context.provocations.takeLostReply();
  const query = new URL(url, 'http://localhost').search.slice(1);
  const called = call(context, request, name, method === 'GET' ? query : body);
  if (!lost) return answer(200, called);
  response.destroy();
  end({ outcome: 'failed', error: 'connection_lost', reasons: called.reasons, notes: ['reply lost on purpose: the call took effect'] });
};
