import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StoredFile } from './files/files.ts';
import { isPicture } from './files/mimetype.ts';
import { filesShownBy } from './files/slack-files.ts';
import { readBytes, sendText } from './ground/http.ts';
import { SlackRefusal } from './ground/slack-refusal.ts';
import type { Context } from './state/context.ts';
import { sees, shows } from './state/message-wire.ts';

const MOST_BYTES = 21_000_000;

/** A person may see a file that was shared in one of their conversations, or that a message, modal or Home tab shows them. */
const maySee = (context: Context, personId: string, file: StoredFile): boolean => {
  if (context.workspace.person(personId) === null) return false;
  const viewBlocks = [context.views.top(personId), context.homes.of(personId)].flatMap((view) => view?.definition.blocks ?? []);
  return (
    filesShownBy(context.files, viewBlocks).includes(file) ||
    context.messages.all().some((message) => sees(context.workspace, personId, message) && shows(context.files, message, file))
  );
};

/** Sends a file to the app, which has its token, or to a person who may see it. Only pictures open in the browser; the rest is downloaded. */
export const sendFile = (context: Context, request: IncomingMessage, response: ServerResponse, id: string): void => {
  const file = context.files.find(id);
  const asked = new URL(request.url ?? '', 'http://localhost').searchParams;
  const isApp = request.headers.authorization === `Bearer ${context.botToken}`;
  // No one can tell a missing file from one they may not see.
  if (file?.bytes == null || !(isApp || maySee(context, asked.get('as') ?? '', file))) {
    sendText(response, 404, 'There is no such file.');
    return;
  }
  const mimetype = context.files.mimetype(file);
  const inline = isPicture(mimetype) && asked.get('download') === null;
  response.writeHead(200, {
    'content-type': isPicture(mimetype) && mimetype !== null ? mimetype : 'application/octet-stream',
    'content-length': file.bytes.length,
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
  response.end(file.bytes);
};

/** An upload's bytes: the body itself, or the one file in a form. */
const uploadedBytes = async (contentType: string, body: Buffer): Promise<Buffer> => {
  if (!contentType.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return file === undefined ? Buffer.alloc(0) : Buffer.from(await (file as Blob).arrayBuffer());
};

/** Takes the bytes sent to an address from `files.getUploadURLExternal`. */
export const takeUpload = async (context: Context, request: IncomingMessage, response: ServerResponse, uploadId: string): Promise<void> => {
  const body = await readBytes(request, MOST_BYTES);
  const { method = '', url = '', headers } = request;
  const end = context.traffic.begin({
    direction: 'in',
    kind: 'upload',
    title: 'upload',
    method,
    url,
    request: { headers, body: body?.length ?? MOST_BYTES },
  });
  const answer = (status: number, text: string, error: string | null = null, reasons: readonly string[] = []): void => {
    sendText(response, status, text);
    const sent = { status, headers: { 'content-type': 'text/plain' }, body: text };
    end({ outcome: error === null ? 'ok' : 'refused', error, reasons, answer: sent });
  };
  if (body === null) return answer(413, 'too large', 'file_upload_size_restricted');
  try {
    const bytes = await uploadedBytes(headers['content-type'] ?? '', body);
    context.files.receive(uploadId, bytes);
    answer(200, `OK - ${bytes.length}`);
  } catch (error) {
    if (error instanceof SlackRefusal) answer(400, error.code, error.code, error.reasons);
    else answer(400, 'broken form', 'invalid_form_data');
  }
};
