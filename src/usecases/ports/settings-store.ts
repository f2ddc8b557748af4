/** A value that an admin chose while the product runs, and who chose it. */
export interface Setting {
  readonly value: unknown;
  readonly setBy: string;
  readonly setAt: Date;
}

/** What admins switch without a restart. Rows are only ever added; the newest counts. The reader checks what it reads (zod). */
export interface SettingsStore {
  /** Null where nobody chose anything. */
  get(name: string): Promise<Setting | null>;
  /** Everything that was ever chosen, the oldest first: for what is changed bit by bit, by several at once. */
  history(name: string): Promise<readonly Setting[]>;
  put(name: string, setting: Setting): Promise<void>;
}
