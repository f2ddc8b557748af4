import { textFromColumn, timeFromColumn } from '../rows/columns.ts';
import { type AuditKey, keyedHash, wellFormed } from './audit-key.ts';

interface Evidence {
  readonly table: string;
  /** The column that names a row. */
  readonly id: string;
  /** Set: the name is a client's id, so the log has only its keyed hash. */
  readonly isClient?: true;
  readonly columns: readonly string[];
  /** Columns of later versions. A row in which all of them are empty has the digest that it had before there were any. */
  readonly later?: readonly string[];
  readonly time: string;
  readonly bytes?: string;
  /** Whether a reset of what was learned empties the table. */
  readonly isLearned: boolean;
}

/** Stored rows that the audit log vouches for: what was advised and shown, what was said about it, who a client was recorded to be. */
export const EVIDENCE = {
  recommendation: {
    table: 'advisor_recommendations',
    id: 'id',
    columns: ['client_id', 'shown_to', 'shown_at', 'model_version', 'document'],
    time: 'shown_at',
    isLearned: true,
  },
  message: {
    table: 'advisor_shown_messages',
    id: 'id',
    columns: ['recommendation_id', 'channel', 'ts', 'posted_at', 'message'],
    time: 'posted_at',
    bytes: 'message',
    isLearned: true,
  },
  feedback: {
    table: 'advisor_feedback_events',
    id: 'event_id',
    columns: ['recommendation_id', 'advisor_id', 'sign_key', 'sign', 'action', 'chosen_type', 'happened_at', 'received_at'],
    later: ['outcome_types', 'propensity'],
    time: 'received_at',
    isLearned: true,
  },
  registration: {
    table: 'advisor_registered_clients',
    id: 'number',
    columns: ['client_id', 'intake_id', 'relationship_manager_id', 'parent_id', 'registered_by', 'registered_at', 'document'],
    time: 'registered_at',
    isLearned: false,
  },
  link: {
    table: 'advisor_client_merges',
    id: 'client_id',
    isClient: true,
    columns: ['book_id', 'merged_by', 'merged_at'],
    time: 'merged_at',
    isLearned: false,
  },
} as const satisfies Readonly<Record<string, Evidence>>;

export type EvidenceKind = keyof typeof EVIDENCE;
export const EVIDENCE_KINDS = Object.keys(EVIDENCE) as readonly EvidenceKind[];
export const evidenceOf = (kind: EvidenceKind): Evidence => EVIDENCE[kind];

export type EvidenceRow = Readonly<Record<string, unknown>>;

/** Fields of an audit row's detail that hold the product's own ids and hashes, never a person's. */
export const OWN_FIELDS: ReadonlySet<string> = new Set(['stored', 'digest', 'fingerprint', 'recommendation', 'channel', 'request']);

/** A value as both databases return it. */
const plain = (value: unknown, as: 'text' | 'time' | 'bytes'): unknown => {
  if (value === null || value === undefined || typeof value === 'number') return value ?? null;
  if (value instanceof Date) return value.toISOString();
  if (as === 'bytes') return Buffer.from(value as Uint8Array).toString('base64');
  const text = wellFormed(textFromColumn(value));
  return as === 'time' ? timeFromColumn(text).toISOString() : text;
};

/** What the log calls a row: `recommendation:4f…`. */
export const storedName = (key: AuditKey, kind: EvidenceKind, row: EvidenceRow): string => {
  const { id, isClient } = evidenceOf(kind);
  const name = textFromColumn(row[id]);
  return `${kind}:${isClient ? keyedHash(key, name) : name}`;
};

/** A keyed hash of all that a row says. Without the key nobody can guess a short row from it. */
export const digestOf = (key: AuditKey, kind: EvidenceKind, row: EvidenceRow): string => {
  const { id, columns, later = [], time, bytes } = evidenceOf(kind);
  const isSet = later.some((column) => (row[column] ?? null) !== null);
  const values = [...columns, ...(isSet ? later : [])].map((column) =>
    plain(row[column], column === time ? 'time' : column === bytes ? 'bytes' : 'text'),
  );
  return keyedHash(key, JSON.stringify([kind, textFromColumn(row[id]), ...values]));
};
