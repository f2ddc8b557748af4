import type { BondOnOffer } from '../../advisor/bonds/bond.ts';
import type { QuotedAt } from '../../advisor/bonds/value-bond.ts';
import { oldBookInWords } from '../../advisor/calendar/book-days-in-words.ts';
import { counterpartOf } from '../../advisor/quote/counterpart.ts';
import { type PricingRules, type QuoteOutcome, quoteOf, type Size } from '../../advisor/quote/quote.ts';
import { addDays, type Day, type Fraction } from '../../advisor/units.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { BookDay } from '../serving/book-day.ts';
import type { MarketReader } from '../serving/market.ts';

export interface QuoteBondPorts {
  readonly source: Pick<BookSource, 'readBond'>;
  readonly market: Pick<MarketReader, 'read'>;
  readonly bookDay: Pick<BookDay, 'current'>;
  readonly calendar: Pick<DeskCalendar, 'today' | 'oldBook' | 'settlementDay' | 'isWorkingDay' | 'knowsHolidaysOf'>;
  readonly pricing: PricingRules;
}

export interface QuoteBondRequest {
  /** An ISIN, or the book's own id of a bond, as typed. */
  readonly asked: string;
  /** Null: what's agreed today settles. */
  readonly settlement: Day | null;
  readonly size: Size | null;
  /** Null: the yield on offer, or of the last trade. */
  readonly at: QuotedAt | null;
  readonly slab: Fraction | null;
}

export type QuoteBondOutcome =
  | QuoteOutcome
  /** `similar`: bonds on offer whose ids begin alike. */
  | { readonly kind: 'unknown-bond'; readonly similar: readonly string[] }
  | { readonly kind: 'matured'; readonly maturityDay: Day; readonly settlement: Day }
  | { readonly kind: 'not-issued'; readonly issueDay: Day }
  /** The exchange is closed on the settlement day: the open days before and after it. */
  | { readonly kind: 'closed'; readonly before: Day; readonly after: Day }
  | { readonly kind: 'source-down'; readonly message: string };

const SIMILAR = 3;
/** Country and issuer: the first characters of an ISIN. */
const ISSUER_LENGTH = 7;

/** What to pay for a bond, and what comes back. It concerns no client, so everybody with a role may ask. */
export const quoteBond = ({ source, market, bookDay, calendar, pricing }: QuoteBondPorts) => {
  const openFrom = (day: Day, step: 1 | -1): Day => {
    let open = day;
    while (!calendar.isWorkingDay(open)) open = addDays(open, step);
    return open;
  };
  const offersToday = async (): Promise<readonly BondOnOffer[]> => [...(await market.read(null)).offers.values()].flat();

  /** A day in the past is answered by what was known then; of a bond that nobody had heard of, what it yields isn't known. */
  const readBond = async (bondId: string, past: Day | null, today: Day): Promise<BondOnOffer | null> => {
    const then = past === null ? null : await source.readBond(bondId, past);
    if (then) return then;
    const now = await source.readBond(bondId, today);
    return now && past !== null ? { ...now, yieldToMaturity: null, yieldFrom: null, yieldDay: null } : now;
  };

  const quote = async ({ asked, settlement: wanted, ...request }: QuoteBondRequest): Promise<QuoteBondOutcome> => {
    if (wanted !== null && !calendar.isWorkingDay(wanted))
      return { kind: 'closed', before: openFrom(wanted, -1), after: openFrom(wanted, 1) };
    const today = calendar.today();
    const bondId = asked.trim();
    const bond = await readBond(bondId, wanted !== null && wanted < today ? wanted : null, today);
    if (!bond) {
      const begins = bondId.toUpperCase().slice(0, ISSUER_LENGTH);
      const ids =
        begins.length < 2 ? [] : (await offersToday()).map((offer) => offer.bondId).filter((id) => id.toUpperCase().startsWith(begins));
      return { kind: 'unknown-bond', similar: ids.slice(0, SIMILAR) };
    }
    const { issueDay = null, maturityDay } = bond;
    if (wanted !== null && issueDay !== null && wanted < issueDay) return { kind: 'not-issued', issueDay };
    const next = calendar.settlementDay(today);
    const settlement = wanted ?? (issueDay !== null && issueDay > next ? openFrom(issueDay, 1) : next);
    if (maturityDay !== null && maturityDay <= settlement) return { kind: 'matured', maturityDay, settlement };
    const counterpart = request.slab === null ? null : counterpartOf(bond, await offersToday());
    const outcome = quoteOf({ ...request, bond, settlement, counterpart, rules: pricing });
    if (outcome.kind !== 'quote') return outcome;
    // A yield or price that somebody gives doesn't depend on the book.
    const old = request.at === null ? calendar.oldBook(await bookDay.current(), today) : null;
    const more = [
      ...(old === null ? [] : [oldBookInWords(old)]),
      ...(calendar.knowsHolidaysOf(settlement)
        ? []
        : ['The exchange’s holidays of that year aren’t known: only weekends count as closed.']),
    ];
    return { ...outcome, quote: { ...outcome.quote, notes: [...outcome.quote.notes, ...more] } };
  };

  return async (request: QuoteBondRequest): Promise<QuoteBondOutcome> => {
    try {
      return await quote(request);
    } catch (error) {
      if (error instanceof SourceUnavailableError) return { kind: 'source-down', message: error.message };
      throw error;
    }
  };
};

/** Quoting, as the Slack edge sees it. */
export interface QuoteServices {
  readonly quoteBond: ReturnType<typeof quoteBond>;
}
