import type { BondOnOffer } from '../../advisor/bonds/bond.ts';
import type { QuotedAt } from '../../advisor/bonds/value-bond.ts';
import { oldBookInWords } from '../../advisor/calendar/book-days-in-words.ts';
import { counterpartOf } from '../../advisor/quote/counterpart.ts';
import { type PricingRules, type Quote, type QuoteOutcome, quotedSubject, quoteOf, type Size } from '../../advisor/quote/quote.ts';
import { type BondRule, refusalOf } from '../../advisor/suitability/judge-bond.ts';
import type { SuitabilityPolicy } from '../../advisor/suitability/policy.ts';
import { ruleInWords, type Said } from '../../advisor/suitability/rule-words.ts';
import { rulesOf } from '../../advisor/suitability/rules-of.ts';
import { outOfScaleInWords } from '../../advisor/suitability/scale-words.ts';
import { addDays, type ClientId, type Day, type Fraction, type Paise, paise, rupeesFromPaise } from '../../advisor/units.ts';
import { claimsOf, collectClaims, type Says } from '../../claims/claim.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type AskedClient, factsOf, lookAt } from '../asked-client/asked-client.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { BookDay } from '../serving/book-day.ts';
import type { MarketReader } from '../serving/market.ts';

export interface QuoteBondPorts extends AuditPorts {
  readonly suitabilityPolicy: SuitabilityPolicy;
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
  /** For whom; null or absent: for nobody in particular. */
  readonly client?: AskedClient | null;
}

/** A quote for a client: whether the amount is meant. */
export interface Ticket {
  readonly clientId: ClientId;
  /** Absent if the book has no names. */
  readonly name?: string | null;
  /** What's odd about the amount; null if nothing is. */
  readonly question: Said | null;
}

/** Makes claims of why there's no quote. */
interface Claiming {
  readonly says: Says;
}

export type QuoteBondOutcome =
  | (Extract<QuoteOutcome, { readonly kind: 'quote' }> & { readonly ticket?: Audited<Ticket> })
  | (Exclude<QuoteOutcome, { readonly kind: 'quote' }> & Claiming)
  /** A rule keeps the bond, or so much of it, from the client. */
  | Audited<{ readonly kind: 'not-suitable'; readonly rule: BondRule; readonly amount: Paise } & Ticket & Said>
  /** `similar`: bonds on offer whose ids begin alike. */
  | { readonly kind: 'unknown-bond'; readonly similar: readonly string[] }
  | ({ readonly kind: 'matured'; readonly maturityDay: Day; readonly settlement: Day } & Claiming)
  | ({ readonly kind: 'not-issued'; readonly issueDay: Day } & Claiming)
  /** The exchange is closed on the settlement day: the open days before and after it. */
  | ({ readonly kind: 'closed'; readonly before: Day; readonly after: Day } & Claiming)
  | { readonly kind: 'source-down'; readonly message: string };

const SIMILAR = 3;
/** Country and issuer: the first characters of an ISIN. */
const ISSUER_LENGTH = 7;

/**
 * What to pay for a bond, and what comes back. Without a client it concerns nobody, so everybody with a role may ask. For a client, the same
 * rules hold as for a recommendation.
 */
export const quoteBond = ({ source, market, bookDay, calendar, pricing, suitabilityPolicy: policy, ...auditPorts }: QuoteBondPorts) => {
  const trail = auditTrail(auditPorts);
  const openFrom = (day: Day, step: 1 | -1): Day => {
    let open = day;
    while (!calendar.isWorkingDay(open)) open = addDays(open, step);
    return open;
  };
  const offersToday = async (): Promise<readonly BondOnOffer[]> => [...(await market.read(null)).offers.values()].flat();

  /**
   * A bond on offer is quoted as it's offered, so that the yield and days are those that were recommended. A day in the past is answered by what
   * was known then; of a bond that nobody had heard of, what it yields isn't known.
   */
  const readBond = async (bondId: string, past: Day | null, today: Day): Promise<BondOnOffer | null> => {
    const wanted = bondId.toUpperCase();
    const offered = past === null ? (await offersToday()).find((offer) => offer.bondId.toUpperCase() === wanted) : undefined;
    const then = offered ?? (past === null ? null : await source.readBond(bondId, past));
    if (then) return then;
    const now = await source.readBond(bondId, today);
    return now && past !== null ? { ...now, yieldToMaturity: null, yieldFrom: null, yieldDay: null } : now;
  };

  const quote = async ({ asked, settlement: wanted, ...request }: QuoteBondRequest): Promise<QuoteBondOutcome> => {
    const today = calendar.today();
    const bondId = asked.trim();
    const past = wanted !== null && wanted < today ? wanted : null;
    const claiming = (named: string, on = today): Claiming => ({
      says: claimsOf(
        quotedSubject({ ...request, bond: { bondId: named }, settlement: wanted ?? today, settlementWanted: wanted !== null }),
        on,
      ),
    });
    if (wanted !== null && !calendar.isWorkingDay(wanted))
      return { kind: 'closed', before: openFrom(wanted, -1), after: openFrom(wanted, 1), ...claiming(bondId) };
    const bond = await readBond(bondId, past, today);
    if (!bond) {
      const begins = bondId.toUpperCase().slice(0, ISSUER_LENGTH);
      const ids =
        begins.length < 2 ? [] : (await offersToday()).map((offer) => offer.bondId).filter((id) => id.toUpperCase().startsWith(begins));
      return { kind: 'unknown-bond', similar: ids.slice(0, SIMILAR) };
    }
    const { issueDay = null, maturityDay } = bond;
    if (wanted !== null && issueDay !== null && wanted < issueDay) return { kind: 'not-issued', issueDay, ...claiming(bond.bondId) };
    const next = calendar.settlementDay(today);
    const settlement = wanted ?? (issueDay !== null && issueDay > next ? openFrom(issueDay, 1) : next);
    if (maturityDay !== null && maturityDay <= settlement) return { kind: 'matured', maturityDay, settlement, ...claiming(bond.bondId) };
    const counterpart = request.slab === null ? null : counterpartOf(bond, await offersToday(), settlement);
    const outcome = quoteOf({
      ...request,
      bond,
      on: past ?? today,
      settlement,
      settlementWanted: wanted !== null,
      counterpart,
      rules: pricing,
    });
    if (outcome.kind !== 'quote') return { ...outcome, ...claiming(bond.bondId, past ?? today) };
    // A yield or price that somebody gives doesn't depend on the book.
    const old = request.at === null ? calendar.oldBook(await bookDay.current(), today) : null;
    const age = collectClaims(() => (old === null ? [] : [oldBookInWords(old)]));
    const more = [
      ...age.built,
      ...(calendar.knowsHolidaysOf(settlement)
        ? []
        : ['The exchange’s holidays of that year aren’t known: only weekends count as closed.']),
    ];
    const { notes, claims } = outcome.quote;
    return { ...outcome, quote: { ...outcome.quote, notes: [...notes, ...more], claims: [...claims, ...age.claims] } };
  };

  /** The quote, if it suits the client. */
  const forClient = async (client: AskedClient, quoted: Quote, size: Size | null): Promise<QuoteBondOutcome> => {
    const { profile } = factsOf(client);
    const { bond, nominal, settlement } = quoted;
    const amount = quoted.consideration ?? nominal;
    const rules = rulesOf(profile, policy, settlement);
    const offered = size === null ? undefined : amount;
    const rule = refusalOf(bond, rules, offered, nominal);
    const who = { clientId: client.id, name: profile.name ?? null };
    const look = lookAt(client, 'client.quote', { bond: bond.bondId, rupees: rupeesFromPaise(amount), ...(rule && { refused: rule }) });
    const question = outOfScaleInWords(amount, profile, policy);
    if (rule !== null) {
      const said = ruleInWords(
        rule,
        [bond],
        rules,
        rule === 'minimum' && offered !== undefined ? paise(Math.max(offered, nominal)) : offered,
      );
      return trail.show({ kind: 'not-suitable', ...who, rule, amount, question, ...said } as const, look);
    }
    return { kind: 'quote', quote: quoted, ticket: await trail.show({ ...who, question }, look) };
  };

  return async (request: QuoteBondRequest): Promise<QuoteBondOutcome> => {
    try {
      const outcome = await quote(request);
      return request.client && outcome.kind === 'quote' ? await forClient(request.client, outcome.quote, request.size) : outcome;
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
