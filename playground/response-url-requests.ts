import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseJson, readBody, sendJson, sendText } from './ground/http.ts';
import { SlackRefusal } from './ground/slack-refusal.ts';
import type { Context } from './state/context.ts';
import { answerThroughResponseUrl } from './to-app/app-replies.ts';

/** Answers a request to a response_url. */
export const takeResponse = async (context: Context, request: IncomingMessage, response: ServerResponse, id: string): Promise<void> => {
  const body = (await readBody(request)) ?? '';
  const { method = '', url = '', headers } = request;
  const end = context.traffic.begin({
    direction: 'in',
    kind: 'response-url',
    title: 'response_url',
    method,
    url,
    request: { headers, body },
  });
  try {
    answerThroughResponseUrl(context, id, parseJson(body));
    sendText(response, 200, 'ok');
    end({ outcome: 'ok', error: null, answer: { status: 200, headers: { 'content-type': 'text/plain' }, body: 'ok' } });
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    const { code, reasons } = error;
    const answer = { ok: false, error: code, response_metadata: { messages: reasons } };
    sendJson(response, 404, answer);
    const sent = { status: 404, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) };
    end({ outcome: 'refused', error: code, reasons, answer: sent });
  }
};
