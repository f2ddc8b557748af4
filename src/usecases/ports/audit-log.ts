/** The newest link of a chain: who notes it elsewhere can tell later whether anything up to it was taken away. */
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
    | 'forgotten-without-record';
  /** The row's number in the table; null for a row that is not there. */
  readonly sequence: number | null;
  readonly says: string;
}

/** What came of going through the whole audit log. */
export interface AuditReport {
  readonly rows: number;
  readonly chains: number;
  /** Rows from before there was a chain: nothing can be said of them. */
  readonly beforeChaining: number;
  /** Rows whose client was forgotten; their chain is whole. */
  readonly forgotten: number;
  /** Heads from outside that were looked for. */
  readonly anchors: number;
  readonly newest: AuditHead | null;
  readonly findings: readonly AuditFinding[];
}
