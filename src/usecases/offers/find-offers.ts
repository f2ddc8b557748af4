import type { BondOnOffer } from '../../advisor/bonds/bond.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import type { OldBook } from '../../advisor/calendar/old-book.ts';
import { alternativesTo } from '../../advisor/offers/alternatives.ts';
import { type FoundOffer, filterOffers } from '../../advisor/offers/filter-offers.ts';
import type { OfferWish } from '../../advisor/offers/offer-wish.ts';
import type { TaxRules } from '../../advisor/quote/tax.ts';
import { suitableBonds } from '../../advisor/suitability/judge-bond.ts';
import type { SuitabilityPolicy } from '../../advisor/suitability/policy.ts';
import { rulesOf } from '../../advisor/suitability/rules-of.ts';
import type { Day } from '../../advisor/units.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type AskedClient, factsOf, lookAt } from '../asked-client/asked-client.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { MarketReader } from '../serving/market.ts';

export interface FindOffersPorts extends AuditPorts {
  readonly source: Pick<BookSource, 'readTrades' | 'readBond'>;
  readonly market: Pick<MarketReader, 'read'>;
  readonly calendar: Pick<DeskCalendar, 'settlementDay' | 'oldBook'>;
  readonly suitabilityPolicy: SuitabilityPolicy;
  readonly pricing: { readonly tax: readonly TaxRules[] };
}

export interface FindOffersRequest {
  /** Null: everything on offer, whoever it may suit. */
  readonly client: AskedClient | null;
  readonly wish: OfferWish;
  /** Null: what's on offer; otherwise what may take this bond's place. */
  readonly insteadOf: string | null;
}

/** What was found among the bonds on offer. */
export interface FoundOffers {
  /** Null: nobody in particular was asked about. */
  readonly profile: Profile | null;
  readonly asOf: Day;
  /** The day of the book's newest trade; null if there's none. */
  readonly dataAsOf: Day | null;
  readonly oldBook: OldBook | null;
  /** When a purchase settles, which yields after tax count from. */
  readonly settlesOn: Day;
  readonly wish: OfferWish;
  readonly insteadOf: BondOnOffer | null;
  /** How many are on offer, and how many of them suit the client. */
  readonly onOffer: number;
  readonly suitable: number;
  /** For a wish: highest yield first. For alternatives: the nearest first. */
  readonly found: readonly FoundOffer[];
}

export type FindOffersOutcome =
  | { readonly kind: 'found'; readonly offers: Audited<FoundOffers> | FoundOffers }
  | { readonly kind: 'unknown-bond'; readonly asked: string }
  | { readonly kind: 'source-down'; readonly message: string };

/**
 * The bonds on offer that meet a wish, or that may take a bond's place. For a client, only those that suit the client: what the client holds is told
 * by the purchases that haven't matured.
 */
export const findOffers = (ports: FindOffersPorts) => {
  const heldBy = async ({ clientId, asOf }: Profile): Promise<ReadonlySet<string>> => {
    const trades = await ports.source.readTrades([clientId]);
    return new Set(
      trades
        .filter(({ day, maturityDay, held }) => day <= asOf && held !== 0 && (maturityDay === null || maturityDay > asOf))
        .map(({ bondId }) => bondId),
    );
  };

  const find = async ({ client, wish, insteadOf }: FindOffersRequest): Promise<FindOffersOutcome> => {
    const facts = client && factsOf(client);
    const profile = facts?.profile ?? null;
    if (facts?.profileFrom.kind === 'snapshot')
      return { kind: 'source-down', message: 'The book can’t be read now, so nobody knows what’s on offer.' };
    const market = facts?.market ?? (await ports.market.read(null));
    const { asOf, dataAsOf } = market;
    const all = [...market.offers.values()].flat();
    const settlesOn = ports.calendar.settlementDay(asOf);
    const rules = profile && rulesOf(profile, ports.suitabilityPolicy, settlesOn);
    const suitable = rules === null ? all : suitableBonds(all, rules);
    const held = profile && wish.notHeld ? await heldBy(profile) : new Set<string>();
    const bond =
      insteadOf === null ? null : (all.find(({ bondId }) => bondId === insteadOf) ?? (await ports.source.readBond(insteadOf, asOf)));
    if (insteadOf !== null && bond === null) return { kind: 'unknown-bond', asked: insteadOf };
    const wished = filterOffers(suitable, wish, { asOf, settlesOn, tax: ports.pricing.tax, held });
    const order = bond && new Map(alternativesTo(bond, suitable).map((each, at) => [each.bondId, at]));
    const found = order
      ? wished
          .filter((each) => order.has(each.bond.bondId))
          .sort((a, b) => (order.get(a.bond.bondId) ?? 0) - (order.get(b.bond.bondId) ?? 0))
      : wished;
    const days = { asOf, dataAsOf, oldBook: ports.calendar.oldBook(dataAsOf, asOf), settlesOn };
    const offers: FoundOffers = { profile, ...days, wish, insteadOf: bond, onOffer: all.length, suitable: suitable.length, found };
    if (client === null) return { kind: 'found', offers };
    const detail = { found: found.length, ...(insteadOf !== null && { insteadOf }) };
    return { kind: 'found', offers: await auditTrail(ports).show(offers, lookAt(client, 'client.offers', detail)) };
  };

  return async (request: FindOffersRequest): Promise<FindOffersOutcome> => {
    try {
      return await find(request);
    } catch (error) {
      if (error instanceof SourceUnavailableError) return { kind: 'source-down', message: error.message };
      throw error;
    }
  };
};

/** Looking for bonds on offer, as the Slack edge sees it. */
export interface OfferServices {
  readonly findOffers: ReturnType<typeof findOffers>;
}
