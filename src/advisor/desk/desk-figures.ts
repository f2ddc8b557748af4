import type { Day, Paise } from '../units.ts';

/** The shape of the document; of another one nothing is shown. */
export const DESK_FORMAT = 1;

/** How many, how often, how much: of the clients, and of their trades. */
export interface GroupFigures {
  readonly name: string;
  /** Of a bond type or a month the clients who bought in it. */
  readonly clients: number;
  readonly trades: number;
  readonly invested: Paise;
}

export interface BandFigures {
  readonly band: 'A' | 'B' | 'C' | null;
  readonly source: 'recorded' | 'derived' | 'unknown';
  readonly clients: number;
  readonly invested: Paise;
}

/** A segment under the model in force, with the clients who are in it now. */
export interface SegmentRow {
  readonly id: number;
  readonly name: string;
  /** Its figures and what sets it apart, in sentences. */
  readonly description: string;
  readonly clients: number;
  readonly invested: Paise;
  readonly medianInvested: Paise;
  readonly meanAge: number | null;
  readonly dominantBand: string | null;
  /** Of all the segment's clients. */
  readonly dominantShare: number;
  /** Fraction: mean over the clients with two purchases or more. */
  readonly meanReinvestment: number | null;
  /** Stability under refits, as of the training. */
  readonly confidence: number | null;
  /** By amount, largest first, with their share of the segment's amount. */
  readonly topTypes: ReadonlyArray<{ readonly bondType: string; readonly share: number }>;
}

export interface DataQuality {
  readonly rows: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly blanked: Readonly<Record<string, number>>;
  readonly unclassifiedTrades: number;
  readonly tradesAfterMaturity: number;
  readonly tradesWithoutYield: number;
  readonly tradesWithoutRating: number;
  readonly bonds: number;
  readonly bondsWithoutMaturity: number;
  readonly clientsWithoutAge: number;
  readonly clientsWithoutGender: number;
  readonly clientsWithoutBand: number;
  readonly clientsWithoutTrade: number;
}

/** The whole book in figures, for App Home and everything else that has no time to read it. One plain JSON document. */
export interface DeskFigures {
  readonly format: typeof DESK_FORMAT;
  readonly asOf: Day;
  /** Of the model that the segments are of. */
  readonly version: number;
  readonly clients: number;
  /** Clients with at least one trade. */
  readonly buyers: number;
  readonly trades: number;
  readonly invested: Paise;
  /** Fraction a year, weighted by amount over the trades that have one. */
  readonly meanYield: number | null;
  readonly segments: readonly SegmentRow[];
  readonly bands: readonly BandFigures[];
  readonly ages: readonly GroupFigures[];
  /** Largest amount first; the smallest of many are one row. */
  readonly types: readonly GroupFigures[];
  /** The last 36, oldest first; named `2026-06`. */
  readonly months: readonly GroupFigures[];
  readonly quality: DataQuality;
}

/** The figures in a stored document; null where it is none, or of another program's version. */
export const readDeskFigures = (document: unknown): DeskFigures | null =>
  typeof document === 'object' && document !== null && (document as { format?: unknown }).format === DESK_FORMAT
    ? (document as DeskFigures)
    : null;
