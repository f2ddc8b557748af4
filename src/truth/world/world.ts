import type { Costs } from './costs.ts';
import type { DeskNotes } from './notes.ts';
import type { OfferSheet } from './offer-sheets.ts';
import type { KeptRows, Product } from './product.ts';
import type { Band, Rating } from './ratings.ts';
import type { Terms, Trait } from './structure.ts';

/** A client as the tables have them, without what's absurd. */
export interface Client {
  readonly id: string;
  readonly name: string | null;
  /** Day of birth, in days since 1970. */
  readonly born: number | null;
  /** Years, where there's no day of birth: in the flat layout, and for registered clients. */
  readonly recordedAge: number | null;
  /** The day on which that age was recorded, from which it grows; null: it's taken as it is. */
  readonly ageRecordedOn: number | null;
  readonly gender: 'M' | 'F' | 'HUF' | null;
  readonly recordedBand: 'A' | 'B' | 'C' | null;
  /** The day it was assessed; null: the tables don't say. */
  readonly assessedOn: number | null;
  /** The day it was imported, where nobody wrote down when it was assessed; null: it wasn't. */
  readonly importedOn: number | null;
  /** The client id of the family's holder, or of the parent in the flat layout. */
  readonly parent: string | null;
  /** What the firm's table calls a holder whom it doesn't have: their row number. */
  readonly missingHolder: string | null;
  readonly manager: string | null;
  /** The day on which the money is needed, if an intake recorded it. */
  readonly neededOn: number | null;
  /** Registered here, and not in the firm's book. */
  readonly registered: boolean;
}

/** What an adviser recorded about a client who was registered here, besides facts that a book has too. */
export interface Intake {
  /** The desk's day on which the client was registered. */
  readonly on: number;
  /** Paise. */
  readonly expected: number;
  readonly horizonDays: number | null;
  /** Of the questionnaire; null if the band was chosen without one. */
  readonly points: number | null;
  readonly mostPoints: number | null;
}

/** A bond, by its ISIN or else by its row. */
export interface Bond {
  readonly id: string;
  readonly isin: string | null;
  readonly issuer: string | null;
  readonly name: string | null;
  readonly type: string;
  readonly rating: Rating | null;
  /** Null: unrated, and no government stands behind it. */
  readonly band: Band | null;
  readonly coupon: number | null;
  readonly issued: number | null;
  /** 31 December 9999: never. */
  readonly matures: number | null;
  /** `ip_frequency`; null: unknown. */
  readonly frequencyCode: number | null;
  readonly traits: readonly Trait[];
  /** What's said of its structure: `perpetual`, `Tier 1`. */
  readonly structures: readonly string[];
  readonly terms: Terms;
  /** Nothing but its trades describes it, each in its own way. */
  readonly byTrades?: true;
}

/** A usable purchase, with what's known of its bond. Unusable rows aren't here: the written rules skip them. */
export interface Trade {
  readonly client: string;
  readonly day: number;
  /** Paise. */
  readonly amount: number;
  /** Paise: what sales and redemptions have left of it. */
  readonly held: number;
  readonly yield: number | null;
  readonly bond: Bond;
  /** The row's number: a later row of the same day comes later. */
  readonly row: number;
}

/** An offer of a product, as its row has it. */
export interface Offer {
  readonly id: number;
  readonly bond: Bond;
  readonly yield: number | null;
  /** Paise. */
  readonly minimum: number | null;
  /** The first day of the offer; null: it isn't recorded. */
  readonly from: number | null;
  /** `open`: no end recorded. `unreadable`: the end is no day, so that the offer doesn't count. */
  readonly until: number | 'open' | 'unreadable';
}

/** The firm's book and the product's registered clients, as plain rows. */
export interface World {
  readonly layout: 'firm' | 'flat' | 'mapped';
  /** The desk's day. */
  readonly today: number;
  readonly holidays: ReadonlySet<number>;
  /** The desk's time zone. */
  readonly zone: string;
  readonly clients: ReadonlyMap<string, Client>;
  /** By the registered id and, if it's linked, by the book's; there, the first link counts. */
  readonly intakes: ReadonlyMap<string, Intake>;
  /** Oldest first; of one day, by row. */
  readonly trades: readonly Trade[];
  readonly tradesOf: ReadonlyMap<string, readonly Trade[]>;
  readonly offers: readonly Offer[];
  /** The desk's own, oldest first. */
  readonly sheets: readonly OfferSheet[];
  readonly notes: DeskNotes;
  readonly bondRules: BondRules;
  /** How many rows were skipped, by reason. */
  readonly skipped: ReadonlyMap<string, number>;
  /** How recorded and derived bands count. */
  readonly bandRules: BandRules;
  readonly limits: Limits;
  readonly costs: Costs;
  /** What the product's own tables record, by client; in any order. */
  readonly profiles: ReadonlyMap<string, readonly RecordedBand[]>;
  /** The active model, and what was advised. Null: nothing was learned yet. */
  readonly product: Product | null;
  /** Null without the product's tables. */
  readonly kept: KeptRows | null;
}

/** How the bands of bonds are configured. */
export interface BondRules {
  /** Structures that are never band A. */
  readonly neverA: readonly string[];
  /** How much more than government bonds a bond of band A may yield. */
  readonly mostOver: number;
  /** What government bonds yield where none is on offer. */
  readonly sovereignYield: number;
}

/** What the desk configures about purchases. */
export interface Limits {
  readonly ticketTimes: number;
  readonly issuerShare: number;
  /** Paise. */
  readonly issuerFree: number;
  readonly questionedTimes: number;
  readonly ladderShare: number;
  readonly ages: { readonly adult: number; readonly secondLook: number; readonly tenor: number };
}

/** How recorded and derived bands count. */
export interface BandRules {
  /** Whether a band that purchases show counts like a recorded one. */
  readonly derivedCount: boolean;
  /** For so many months a recorded band counts. */
  readonly months: number;
}

/** A band that the product's own tables record. */
export interface RecordedBand {
  readonly id: string;
  readonly band: 'A' | 'B' | 'C';
  readonly assessedOn: number | null;
  readonly recordedOn: number;
  /** The day on which the money is needed, by the questionnaire; null: there's no such day. Undefined: nobody asked. */
  readonly neededOn: number | null | undefined;
  /** Milliseconds since 1970. */
  readonly recordedAt: number;
}

/** Which orders of the firm count as trades. */
export interface CountingOrders {
  readonly primaryOfferId: number;
  readonly orderType: number;
  readonly sellerId: number;
}
