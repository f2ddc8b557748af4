import { parseJson } from '../ground/http.ts';
import type { WireExchangeSide } from '../wire/page-state.ts';

const MOST_CHARACTERS = 16_000;

/** Headers in either of Node's two forms. */
export type HeaderSource = Headers | { readonly [name: string]: string | readonly string[] | undefined };

export interface Side {
  readonly headers: HeaderSource;
  /** The text; for anything else, the number of bytes. */
  readonly body: string | number;
}

export type Mask = (text: string) => string;

/** Hides this workspace's secrets, and anything that looks like a Slack token. */
export const maskOf = (secrets: readonly string[]): Mask => {
  const known = secrets.filter((secret) => secret !== '');
  return (text) =>
    known
      .reduce((masked, secret) => masked.replaceAll(secret, '••••'), text)
      .replaceAll(/\b(xox[a-z]|xapp)-[\w-]{4,}/g, '$1-••••')
      .replaceAll(/\bv0=([0-9a-f]{6})[0-9a-f]{58}\b/g, 'v0=$1••••');
};

const indented = (value: unknown): string => JSON.stringify(value, null, 2);

/** A form as an object, with JSON fields like `payload` parsed. */
const formFields = (body: string): { readonly [field: string]: unknown } =>
  Object.fromEntries(
    [...new URLSearchParams(body)].map(([field, value]) => [field, /^[[{]/.test(value) ? (parseJson(value) ?? value) : value]),
  );

const readable = (contentType: string, body: string): { readonly text: string; readonly kind: WireExchangeSide['bodyKind'] } => {
  if (body === '') return { text: '', kind: 'none' };
  if (contentType.startsWith('application/x-www-form-urlencoded')) return { text: indented(formFields(body)), kind: 'form' };
  const json = contentType.startsWith('application/json') ? parseJson(body) : undefined;
  return json === undefined ? { text: body, kind: 'text' } : { text: indented(json), kind: 'json' };
};

const entriesOf = (headers: HeaderSource): readonly (readonly [string, string])[] =>
  headers instanceof Headers
    ? [...headers]
    : Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]));

/** A request or answer in readable form. */
export const readableSide = ({ headers, body }: Side, mask: Mask): WireExchangeSide => {
  const entries = entriesOf(headers);
  const contentType = entries.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const { text, kind } = typeof body === 'number' ? ({ text: `${body} bytes`, kind: 'bytes' } as const) : readable(contentType, body);
  const masked = mask(text);
  return {
    headers: entries.map(([name, value]) => [name, mask(value)] as const),
    body: masked.slice(0, MOST_CHARACTERS),
    bodyKind: kind,
    cut: masked.length > MOST_CHARACTERS,
  };
};
