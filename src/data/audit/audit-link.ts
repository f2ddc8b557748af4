import { createHmac } from 'node:crypto';
import { type AuditKey, keyedHash } from './audit-key.ts';

/** A detail as it is stored: what it was, or, once it was forgotten, the keyed hash of what it was. */
export type StoredDetail = string | number | boolean | null | { readonly forgotten: string };

/** What the hash of an audit row answers for. */
export interface AuditLink {
  readonly chain: string;
  /** From 1, without a gap. */
  readonly link: number;
  /** The hash of the link before; empty for the first. */
  readonly previous: string;
  /** The newest row's hash in another chain, when this one was written. */
  readonly witness: string | null;
  readonly at: Date;
  readonly actorId: string;
  readonly action: string;
  /** The keyed hash of the client's id; null where the row is about nobody. */
  readonly clientKey: string | null;
  readonly detail: Readonly<Record<string, StoredDetail>>;
}

const FORMAT = 1;

const committed = (key: AuditKey, value: StoredDetail): unknown => {
  if (typeof value === 'string') return { text: keyedHash(key, value) };
  return value !== null && typeof value === 'object' ? { text: value.forgotten } : value;
};

/**
 * HMAC-SHA256, in hexadecimal, over everything in a row. Texts that could be a client's go in as keyed hashes, so that they can be
 * forgotten later without breaking the chain.
 */
export const macOf = (key: AuditKey, row: AuditLink): string => {
  const detail = Object.entries(row.detail)
    .map(([name, value]) => [name, committed(key, value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const canonical = [
    FORMAT,
    row.chain,
    row.link,
    row.previous,
    row.witness,
    row.at.toISOString(),
    row.actorId,
    row.action,
    row.clientKey,
    detail,
  ];
  return createHmac('sha256', key.chain).update(JSON.stringify(canonical)).digest('hex');
};
