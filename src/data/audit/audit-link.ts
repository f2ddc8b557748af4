import { createHmac } from 'node:crypto';
import { type AuditKey, keyedHash } from './audit-key.ts';

/** A stored detail: the original, or, once it's forgotten, its keyed hash. */
export type StoredDetail = string | number | boolean | null | { readonly forgotten: string };

/** The contents of an audit row that its hash covers. */
export interface AuditLink {
  readonly chain: string;
  /** Counts from 1, without a gap. */
  readonly link: number;
  /** The previous link's hash; empty for the first. */
  readonly previous: string;
  /** The hash of the newest row in another chain when this one was written. */
  readonly witness: string | null;
  readonly at: Date;
  readonly actorId: string;
  readonly action: string;
  /** The keyed hash of the client's id; null if the row isn't about a client. */
  readonly clientKey: string | null;
  readonly detail: Readonly<Record<string, StoredDetail>>;
}

const FORMAT = 1;

const committed = (key: AuditKey, value: StoredDetail): unknown => {
  if (typeof value === 'string') return { text: keyedHash(key, value) };
  return value !== null && typeof value === 'object' ? { text: value.forgotten } : value;
};

/**
 * HMAC-SHA256 over everything in a row, as hex. Texts that could identify a client go in as keyed hashes, so that they can be forgotten
 * later without breaking the chain.
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
