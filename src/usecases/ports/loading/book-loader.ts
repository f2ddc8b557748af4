/** Something about a book that only a person can decide. */
export interface Question {
  /** How a script answers it: `--answer ID=VALUE`. */
  readonly id: string;
  readonly ask: string;
  /** What the cells show: `4 of 1,013 could be either`. */
  readonly evidence: string;
  readonly choices: readonly Choice[];
  /** What a value of one's own would mean; absent: it must be one of the choices. */
  readonly own?: string;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Values by question id. */
export type Answers = ReadonlyMap<string, string>;

/** Rows that would be set aside for one reason, with what's written in the first of them. */
export interface SetAsideRows {
  readonly reason: string;
  readonly count: number;
  readonly first: ReadonlyArray<{ readonly line: number; readonly written: string }>;
}

/** What reading a book would give. Amounts are in paise. */
export interface DryRun {
  readonly rows: number;
  readonly trades: number;
  readonly sales: number;
  readonly clients: number;
  /** Bonds on offer. */
  readonly offers: number;
  readonly amountPaise: number;
  readonly days: { readonly from: string; readonly to: string } | null;
  /** What was bought in each month, in order. */
  readonly months: ReadonlyArray<{ readonly month: string; readonly trades: number; readonly amountPaise: number }>;
  /** Clients by recorded risk band; `none` for those without. */
  readonly bands: Readonly<Record<string, number>>;
  /** Trades by bond type. */
  readonly types: Readonly<Record<string, number>>;
  readonly merged: ReadonlyArray<{ readonly kept: string; readonly spellings: readonly string[] }>;
  readonly setAside: readonly SetAsideRows[];
  /** Cells that aren't understood, by heading, with the first of them. */
  readonly notUnderstood: ReadonlyArray<{
    readonly heading: string;
    readonly count: number;
    readonly of: number;
    readonly line: number;
    readonly written: string;
  }>;
  readonly warnings: readonly string[];
  /** Why an import would be refused; null: it wouldn't. */
  readonly refused: { readonly reason: string; readonly expected: string } | null;
}

/** A file on this machine. */
export interface BookFileHere {
  readonly path: string;
  /** As the person calls it. */
  readonly name: string;
}

/** What a file can hold: trades, what's known of clients, their recorded risk profiles, or bonds on offer. */
export const FILE_HOLDS = ['trades', 'clients', 'profiles', 'offers'] as const;
export type FileHolds = (typeof FILE_HOLDS)[number];

/** What a look at a file shows. `mapping` is the document as far as it's known. */
export type LookedAtFile =
  | { readonly kind: 'refused'; readonly reason: string; readonly expected: string }
  | { readonly kind: 'questions'; readonly holds: FileHolds; readonly questions: readonly Question[]; readonly mapping: string }
  | {
      readonly kind: 'ready';
      readonly holds: FileHolds;
      readonly dryRun: DryRun;
      readonly ignored: readonly string[];
      readonly mapping: string;
    };

export type LoadedFile =
  | { readonly kind: 'refused'; readonly reason: string; readonly expected: string }
  | {
      readonly kind: 'loaded';
      readonly holds: FileHolds;
      readonly rows: number;
      /** Purchases, clients, risk profiles or bonds on offer. */
      readonly taken: number;
      readonly sales: number;
      readonly duplicates: number;
      readonly setAside: number;
      readonly clients: number;
      /** Of risk profiles: those of clients whom the book doesn't have. */
      readonly unknown?: number;
    };

/** Loads files into the book, where this installation keeps one of its own. */
export interface BookLoader {
  /** Why no such file can be loaded here; null if one can. */
  inTheWay(holds: FileHolds): Promise<string | null>;
  /** @param mapping an earlier document for files like this one; null: none */
  look(file: BookFileHere, mapping: string | null, answers: Answers): Promise<LookedAtFile>;
  load(file: BookFileHere, mapping: string, holds: FileHolds, who: string): Promise<LoadedFile>;
}
