/** A value that an admin chose while the product runs. */
export interface Setting {
  readonly value: unknown;
  readonly setBy: string;
  readonly setAt: Date;
}

/** What admins switch without a restart. Rows are only ever added; the newest counts. The reader checks what it reads (zod). */
export interface SettingsStore {
  /** Null if nobody chose anything. */
  get(name: string): Promise<Setting | null>;
  /** Everything that was ever chosen, oldest first: for what several people change bit by bit. */
  history(name: string): Promise<readonly Setting[]>;
  put(name: string, setting: Setting): Promise<void>;
}
