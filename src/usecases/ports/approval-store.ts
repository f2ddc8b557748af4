/** Something that one admin wants and another must allow. */
export interface Approval {
  readonly id: string;
  readonly what: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  /** Who was asked. */
  readonly askedOf: readonly string[];
  /** Null while nobody has decided. */
  readonly decision: 'approved' | 'refused' | null;
  readonly decidedBy: string | null;
}

export interface ApprovalStore {
  ask(approval: Omit<Approval, 'decision' | 'decidedBy'>): Promise<void>;
  find(id: string): Promise<Approval | null>;
  /** Whether this decision counts: false if it was decided before, or has expired. If several decide at once, one does. */
  decide(id: string, decision: 'approved' | 'refused', by: string, at: Date): Promise<boolean>;
}
