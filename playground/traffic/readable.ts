import { parseJson } from '../http.ts';
import type { WireExchangeSide } from '../page-state.ts';

const MOST_CHARACTERS = 16_000;

/** Headers by name, in either of the forms that node has. */
export type HeaderSource = Headers | { readonly [name: string]: string | readonly string[] | undefined };

export interface Side {
  readonly headers: HeaderSource;
  /** Text; or how many bytes that are no text. */
  readonly body: string | number;
}

export type Mask = (text: string) => string;

/** Hides the secrets of this workspace wherever they are written, and whatever else looks like a token of Slack's. */
export const maskOf = (secrets: readonly string[]): Mask => {
  const known = secrets.filter((secret) => secret !== '');
  return (text) =>
    known
      .reduce((masked, secret) => masked.replaceAll(secret, '••••'), text)
      .replaceAll(/\b(xox[a-z]|xapp)-[\w-]{4,}/g, '$1-••••')
      .replaceAll(/\bv0=([0-9a-f]{6})[0-9a-f]{58}\b/g, 'v0=$1••••');
};

const indented = (value: unknown): string => JSON.stringify(value, null, 2);

/** A form as an object; fields that hold JSON, as `payload` does, are opened. */
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

/** One side of an exchange as a person reads it. */
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
