import type { MessagePlace } from './recommendation-store.ts';

export interface AuditRow {
  readonly at: Date;
  readonly actorId: string;
  /** `client.recommend`, `client.search`, `feedback.record`, `model.train`, `access.refused`, ... */
  readonly action: string;
  readonly clientId: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** Append-only. */
export interface AuditStore {
  /** Appends all of them or, if it throws, none. */
  append(...rows: readonly AuditRow[]): Promise<void>;
}

/** The newest link of a chain. Whoever notes it elsewhere can tell later whether anything up to it was removed. */
export interface AuditHead {
  readonly chain: string;
  readonly link: number;
  readonly mac: string;
}

export interface AuditFinding {
  readonly kind:
    | 'changed'
    | 'inserted'
    | 'changed-or-inserted'
    | 'removed'
    | 'reordered'
    | 'unchained'
    | 'another-key'
    | 'unnoted'
    | 'forgotten-without-record';
  /** The row's number in the audit log; null for a row that isn't there, and for a row of another table. */
  readonly sequence: number | null;
  readonly says: string;
}

/** The result of checking the whole audit log. */
export interface AuditReport {
  readonly rows: number;
  readonly chains: number;
  /** Rows from before there was a chain, which can't be checked. */
  readonly beforeChaining: number;
  /** Rows whose client was forgotten; their chain is whole. */
  readonly forgotten: number;
  /** Heads noted outside that were looked for. */
  readonly anchors: number;
  /** The file outside the database with the heads, and how many it holds; null: it isn't there. */
  readonly anchorFile: { readonly path: string; readonly heads: number | null } | null;
  /** Stored rows that were compared with the log: recommendations, messages, feedback, registrations, links. */
  readonly stored: number;
  readonly newest: AuditHead | null;
  readonly findings: readonly AuditFinding[];
}

/**
 * What the audit log says about a stored row. `as-stored`: it's what was stored then. `changed`: it isn't. `unknown`: the log has no digest
 * of it, from before it had any or under another key.
 */
export type Verdict = 'as-stored' | 'changed' | 'unknown';

/** A message as it was posted. */
export interface EvidentMessage extends MessagePlace {
  readonly postedAt: Date;
  readonly verdict: Verdict;
  /** Text and blocks as JSON, byte for byte; null if it can't be read. */
  readonly json: string | null;
}

/** An audit row about a recommendation. */
export interface EvidentRow {
  readonly sequence: number;
  readonly at: Date;
  readonly actorId: string;
  readonly action: string;
}

/** Everything that's stored about one recommendation. */
export interface AdviceEvidence {
  readonly id: string;
  /** Null: the recommendation isn't stored any more. */
  readonly stored: {
    readonly clientId: string;
    readonly shownTo: string;
    readonly shownAt: Date;
    readonly model: number;
    /** SHA-256 of the model's document when it was made; null if the log doesn't say. */
    readonly fingerprint: string | null;
    readonly isForgotten: boolean;
    readonly verdict: Verdict;
  } | null;
  readonly messages: readonly EvidentMessage[];
  readonly rows: readonly EvidentRow[];
}

export interface AdviceEvidenceReader {
  /** Null: nobody has heard of this recommendation. */
  read(id: string): Promise<AdviceEvidence | null>;
}
