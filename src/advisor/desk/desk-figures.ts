import { formatOf } from '../format-of.ts';
import type { Contrast } from '../segments/segment-contrasts.ts';
import type { SegmentFigures } from '../segments/segment-figures.ts';
import type { Day, Paise } from '../units.ts';

/** The version of the document's shape. Other versions aren't shown. */
export const DESK_FORMAT = 4;

/** Money by what has become of it, at the price paid. */
export interface Money {
  /** Everything bought, matured or not. */
  readonly bought: Paise;
  /** What hasn't matured. */
  readonly outstanding: Paise;
}

/** How many clients, how many trades, how much. */
export interface GroupFigures extends Money {
  readonly name: string;
  /** For a bond type or a month: the clients who bought in it. */
  readonly clients: number;
  readonly trades: number;
}

export interface BandFigures extends Money {
  readonly band: 'A' | 'B' | 'C' | null;
  readonly source: 'recorded' | 'derived' | 'unknown';
  readonly clients: number;
}

/** A segment of the active model, with the clients who are in it now. */
export interface SegmentRow extends Money {
  readonly id: number;
  readonly name: string;
  /** Its figures and what sets it apart, in sentences. */
  readonly description: string;
  /** What the description says besides the row's other figures. Absent in older documents. */
  readonly described?: {
    /** As on a segment's card. */
    readonly bandShares: SegmentFigures['bandShares'];
    /** Of the clients who hold something; between two, it may be half a paisa. */
    readonly medianOutstanding: number;
    /** What sets the segment apart, strongest first. */
    readonly contrasts: ReadonlyArray<Pick<Contrast, 'key' | 'z'>>;
  };
  readonly clients: number;
  /** Clients who hold something that hasn't matured. */
  readonly holders: number;
  readonly meanAge: number | null;
  readonly dominantBand: string | null;
  /** Share of all the segment's clients. */
  readonly dominantShare: number;
  /** Fraction: mean over the clients with at least two purchases. */
  readonly meanReinvestment: number | null;
  /** Stability under refits, as of the training. */
  readonly confidence: number | null;
  /** By what's outstanding, largest first, with their share of all that the segment has outstanding. */
  readonly topTypes: ReadonlyArray<{ readonly bondType: string; readonly share: number }>;
}

export interface DataQuality {
  readonly rows: number;
  /** Usable purchases, those included that settle after today; absent in older figures. */
  readonly trades?: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly blanked: Readonly<Record<string, number>>;
  readonly unclassifiedTrades: number;
  readonly tradesAfterMaturity: number;
  readonly tradesWithoutYield: number;
  readonly tradesWithoutRating: number;
  readonly bonds: number;
  readonly bondsWithoutMaturity: number;
  /** Each of their purchases matures as its own row says. */
  readonly bondsWithSeveralMaturities: number;
  readonly clientsWithoutAge: number;
  readonly clientsWithoutGender: number;
  readonly clientsWithoutBand: number;
  readonly clientsWithoutTrade: number;
  /** Families whose holder, as their members name them, isn't in the book. */
  readonly familiesWithoutHolder: number;
}

/** The whole book in figures, for App Home and whatever else can't wait for the book to be read. One plain JSON document. */
export interface DeskFigures extends Money {
  readonly format: typeof DESK_FORMAT;
  /** The desk's day on which the book was read. Ages and maturities count from it. */
  readonly asOf: Day;
  /** The day of the book's newest trade. */
  readonly dataAsOf: Day;
  /** The version of the model the segments belong to. */
  readonly version: number;
  readonly clients: number;
  /** Clients with at least one trade. */
  readonly buyers: number;
  /** Clients who hold something that hasn't matured. */
  readonly holders: number;
  readonly trades: number;
  /** What may have matured, since its maturity isn't recorded. Not in `outstanding`. */
  readonly maturityUnknown: Paise;
  /** The yield at purchase of what's outstanding, weighted by the price paid, over the trades that have one. Fraction per year. */
  readonly meanYield: number | null;
  readonly segments: readonly SegmentRow[];
  readonly bands: readonly BandFigures[];
  readonly ages: readonly GroupFigures[];
  /** Largest amount first; the smallest share one row if there are many. */
  readonly types: readonly GroupFigures[];
  /** The last 36, oldest first; named `2026-06`. */
  readonly months: readonly GroupFigures[];
  readonly quality: DataQuality;
  /** How many shares in the model's reasons rows that were corrected since have changed. Null or absent: not known. */
  readonly correctedShares?: number | null;
}

/** The figures in a stored document; null if it's something else or has another format. */
export const readDeskFigures = (document: unknown): DeskFigures | null =>
  formatOf(document) === DESK_FORMAT ? (document as DeskFigures) : null;
