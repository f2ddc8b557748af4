import { type OffersByType, offersByType } from '../advisor/recommend.ts';
import type { Day } from '../advisor/units.ts';
import type { BookSource, Clock } from './ports.ts';

/** What is on offer, as of which day of the book. */
export interface Market {
  /** The day of the book's newest trade. */
  readonly dataAsOf: Day;
  readonly asOf: Day;
  readonly offers: OffersByType;
}

/** Reading all offers costs a query over the book: one reading serves everybody for this long. */
const FRESH_FOR_MS = 60_000;
/** After that the old reading answers while a new one is under way, up to this age. */
const SERVED_FOR_MS = 15 * 60_000;

interface Reading {
  readonly readAt: number;
  readonly market: Promise<Market | null>;
}

/** The bonds on offer for each day asked for. Nobody waits for a reading but the first, and who comes after a long silence. */
export class MarketReader {
  readonly #source: BookSource;
  readonly #clock: Clock;
  readonly #kept = new Map<Day | null, Reading>();
  readonly #underWay = new Map<Day | null, Promise<Market | null>>();

  constructor(ports: { readonly source: BookSource; readonly clock: Clock }) {
    this.#source = ports.source;
    this.#clock = ports.clock;
  }

  /**
   * @param asOf null: the day of the newest trade.
   * @returns null for an empty book.
   * @throws SourceUnavailableError
   */
  async read(asOf: Day | null): Promise<Market | null> {
    const now = this.#clock.now().getTime();
    for (const [day, { readAt }] of this.#kept) if (now - readAt >= SERVED_FOR_MS) this.#kept.delete(day);
    const kept = this.#kept.get(asOf);
    if (kept && now - kept.readAt < FRESH_FOR_MS) return kept.market;
    const reading = this.#underWay.get(asOf) ?? this.#start(asOf);
    return kept?.market ?? reading;
  }

  /** What was read of the newest day a short while ago; null where nothing was. Asks nobody. */
  async held(): Promise<Market | null> {
    const kept = this.#kept.get(null);
    return kept && this.#clock.now().getTime() - kept.readAt < SERVED_FOR_MS ? kept.market : null;
  }

  #start(asOf: Day | null): Promise<Market | null> {
    const market = this.#readNow(asOf);
    this.#underWay.set(asOf, market);
    const ended = (): boolean => this.#underWay.delete(asOf);
    market.then(() => {
      ended();
      this.#kept.set(asOf, { readAt: this.#clock.now().getTime(), market });
      // A failure is told to who waits for it; who was served an older reading need not hear of it.
    }, ended);
    return market;
  }

  async #readNow(asOf: Day | null): Promise<Market | null> {
    const dataAsOf = await this.#source.newestTradeDay();
    if (dataAsOf === null) return null;
    const day = asOf ?? dataAsOf;
    const offered = await this.#source.readBondsOnOffer(day);
    // Offers have no day of their own: of a day in the past, a bond that was issued later cannot have been on offer.
    const known = day < dataAsOf ? offered.filter(({ issueDay }) => !((issueDay ?? day) > day)) : offered;
    return { dataAsOf, asOf: day, offers: offersByType(known) };
  }
}
