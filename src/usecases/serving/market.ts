import { type OffersByType, offersByType } from '../../advisor/advice/recommend.ts';
import type { Day } from '../../advisor/units.ts';
import { asLongAsItTakes, inPatience } from '../../patience/patience.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { Clock, DeskCalendar } from '../ports/clock.ts';
import type { BookDay } from './book-day.ts';

/** What's on offer on a day. */
export interface Market {
  readonly asOf: Day;
  /** The day of the book's newest trade up to then; null if there's none. */
  readonly dataAsOf: Day | null;
  readonly offers: OffersByType;
}

/** Reading all offers costs a query over the book, so one reading serves everybody for this long. */
const FRESH_FOR_MS = 60_000;
/** After that, the old reading answers while a new one is under way, up to this age. */
const SERVED_FOR_MS = 15 * 60_000;

interface Reading {
  readonly readAt: number;
  readonly market: Promise<Market>;
}

export interface MarketPorts {
  readonly source: Pick<BookSource, 'newestTradeDay' | 'readBondsOnOffer'>;
  readonly bookDay: Pick<BookDay, 'current' | 'read'>;
  readonly calendar: Pick<DeskCalendar, 'today'>;
  readonly clock: Clock;
}

/** The bonds on offer on each day asked for. Only the first caller waits for a reading, and the one who comes after a long silence. */
export class MarketReader {
  readonly #ports: MarketPorts;
  readonly #kept = new Map<Day, Reading>();
  readonly #underWay = new Map<Day, Promise<Market>>();

  constructor(ports: MarketPorts) {
    this.#ports = ports;
  }

  /**
   * @param replayed a past day; null: today
   * @throws SourceUnavailableError
   */
  async read(replayed: Day | null): Promise<Market> {
    const asOf = replayed ?? this.#ports.calendar.today();
    const now = this.#ports.clock.now().getTime();
    for (const [day, { readAt }] of this.#kept) if (now - readAt >= SERVED_FOR_MS) this.#kept.delete(day);
    const kept = this.#kept.get(asOf);
    if (kept && now - kept.readAt < FRESH_FOR_MS) return kept.market;
    const reading = this.#underWay.get(asOf) ?? this.#start(asOf);
    return kept?.market ?? inPatience('book', reading, () => new SourceUnavailableError('The book didn’t answer in time.'));
  }

  /** What was read of today a short while ago; null if nothing was. Reads nothing. */
  async held(): Promise<Market | null> {
    const { calendar, clock } = this.#ports;
    const kept = this.#kept.get(calendar.today());
    return kept && clock.now().getTime() - kept.readAt < SERVED_FOR_MS ? kept.market : null;
  }

  #start(asOf: Day): Promise<Market> {
    const market = asLongAsItTakes(() => this.#readNow(asOf));
    this.#underWay.set(asOf, market);
    const ended = (): boolean => this.#underWay.delete(asOf);
    market.then(() => {
      ended();
      this.#kept.set(asOf, { readAt: this.#ports.clock.now().getTime(), market });
      // A failure is told to whoever waits for it. Callers served by an older reading needn't know.
    }, ended);
    return market;
  }

  async #readNow(asOf: Day): Promise<Market> {
    const { source, bookDay, calendar } = this.#ports;
    const isPast = asOf < calendar.today();
    const dataAsOf = isPast ? await source.newestTradeDay(asOf) : ((await bookDay.current()) ?? (await bookDay.read()));
    const offered = await source.readBondsOnOffer(asOf, dataAsOf);
    // Offers have no first day of their own. On a past day, a bond that was issued later can't have been on offer.
    const known = isPast ? offered.filter(({ issueDay }) => !((issueDay ?? asOf) > asOf)) : offered;
    return { asOf, dataAsOf, offers: offersByType(known) };
  }
}
