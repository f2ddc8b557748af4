import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject } from './ground/blocks.ts';
import { parseJson, readBody, sendJson, sendText } from './ground/http.ts';
import type { PlaygroundOptions } from './ground/options.ts';
import { SlackRefusal } from './ground/slack-refusal.ts';
import { foreignness } from './loopback-only.ts';
import { PAGE_ACTIONS } from './page-actions/page-actions.ts';
import { sendPageFile } from './page-files.ts';
import { takeResponse } from './response-url-requests.ts';
import { sendFile, takeUpload } from './serve-files.ts';
import { type Context, createContext } from './state/context.ts';
import { snapshot } from './state/snapshot.ts';
import { answerWebApi } from './web-api/answer.ts';
import type { WireAnswer } from './wire/wire.ts';

export interface Playground {
  /** Serves `GET /` and everything below `/playground/`. @returns true if it answered the request, false if the request isn't the playground's. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Ends the open pages' streams, or the HTTP server couldn't close. */
  close(): void;
}

/** A Slack-like workspace on one page. It talks to the app as Slack does: signed requests out, Web API calls in. Its state is in memory. */
export const createPlayground = (options: PlaygroundOptions): Playground => {
  const context = createContext(options);
  return {
    close: () => context.live.close(),
    handle: async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      if (path !== '/' && !path.startsWith('/playground/')) return false;
      const foreign = foreignness(request);
      if (foreign !== null) sendText(response, 403, foreign);
      else await route(context, request, response, path);
      return true;
    },
  };
};

const route = async (context: Context, request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
  const below = (folder: string): string | null => (path.startsWith(folder) ? path.slice(folder.length) : null);
  const method = below('/playground/api/');
  if (method !== null) return answerWebApi(context, request, response, method);
  if (request.method === 'GET') {
    if (path === '/playground/stream') return openStream(context, request, response);
    const file = below('/playground/files/');
    if (file !== null) return sendFile(context, request, response, file);
    if (await sendPageFile(response, path)) return;
  }
  if (request.method === 'POST') {
    const upload = below('/playground/upload/');
    if (upload !== null) return takeUpload(context, request, response, upload);
    const responseUrl = below('/playground/response/');
    if (responseUrl !== null) return takeResponse(context, request, response, responseUrl);
    const action = below('/playground/actions/');
    if (action !== null) return doAction(context, request, response, action);
  }
  sendText(response, 404, 'There’s nothing here.');
};

const openStream = (context: Context, request: IncomingMessage, response: ServerResponse): void => {
  const asked = new URL(request.url ?? '', 'http://localhost').searchParams.get('as') ?? '';
  const person = context.workspace.person(asked) ?? context.workspace.people[0];
  if (person === undefined) sendText(response, 404, 'Nobody is here.');
  else context.live.open(response, person.id, { type: 'snapshot', snapshot: snapshot(context, person.id) });
};

const doAction = async (context: Context, request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
  const refused = (status: number, error: string): void => sendJson(response, status, { ok: false, error } satisfies WireAnswer);
  // A form on another site can't send this content type unasked.
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return refused(415, 'json_only');
  const given = parseJson((await readBody(request)) ?? '');
  const action = PAGE_ACTIONS.get(name);
  if (action === undefined || !isObject(given)) return refused(404, 'unknown_action');
  const person = context.workspace.person(String(given.as));
  if (person === null) return refused(400, 'unknown_person');
  try {
    sendJson(response, 200, await action(context, person, given));
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    refused(200, [error.code, ...error.reasons].join(' '));
  }
};
