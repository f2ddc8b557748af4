import type { ClientTrade } from '../../advisor/book/client-trade.ts';
import type { Period, PlainCall } from '../../advisor/plain/plain-call.ts';
import { addDays, type ClientId, type Day, type Paise, paise } from '../../advisor/units.ts';
import { type Actor, maySee } from '../actor/actor.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type AskedClient, factsOf } from '../asked-client/asked-client.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { ProfileStore } from '../ports/profile-store.ts';

export interface TradesOfPorts extends AuditPorts {
  readonly source: Pick<BookSource, 'readTrades' | 'readManagersOf'>;
  readonly profiles: Pick<ProfileStore, 'find' | 'findMany' | 'search'>;
  readonly calendar: Pick<DeskCalendar, 'today'>;
}

/** Purchases of more clients than this aren't read for one question. */
const MOST_CLIENTS = 1000;
const MOST_SHOWN = 15;
/** Without a period, "what did we sell?" means these days. */
const USUAL_DAYS = 30;

/** A purchase, and its place among its client's, newest first. */
export interface PlacedTrade {
  readonly trade: ClientTrade;
  readonly place: number;
}

/** What a person's clients bought in a period. */
export interface PeriodTrades {
  readonly asked: PlainCall;
  readonly asOf: Day;
  /** The days it's about; null: whenever. */
  readonly period: Period | null;
  /** Relationship managers whose clients these are; absent: everybody's. */
  readonly managers?: readonly string[];
  /** The client that was asked about; null: all of this person's. */
  readonly clientId: ClientId | null;
  readonly purchases: number;
  readonly clients: number;
  readonly amount: Paise;
  /** By type, the largest amount first. */
  readonly types: ReadonlyArray<{ readonly bondType: string; readonly amount: Paise; readonly purchases: number }>;
  /** The newest. */
  readonly newest: readonly PlacedTrade[];
}

type TradesOfOutcome =
  | { readonly kind: 'trades'; readonly trades: Audited<PeriodTrades> }
  /** Somebody who sees so many clients has better ways to ask. */
  | { readonly kind: 'too-many' }
  | { readonly kind: 'source-down' };

/** Each purchase with its place among its client's: the book hands them out newest first. */
const placed = (trades: readonly ClientTrade[], today: Day): PlacedTrade[] => {
  const places = new Map<ClientId, number>();
  return trades
    .filter(({ day }) => day <= today)
    .map((trade) => {
      const place = (places.get(trade.clientId) ?? 0) + 1;
      places.set(trade.clientId, place);
      return { trade, place };
    });
};

const typesOf = (trades: readonly PlacedTrade[]): PeriodTrades['types'] => {
  const types = new Map<string, { amount: number; purchases: number }>();
  for (const { trade } of trades) {
    const { amount, purchases } = types.get(trade.bondType) ?? { amount: 0, purchases: 0 };
    types.set(trade.bondType, { amount: amount + trade.amount, purchases: purchases + 1 });
  }
  return [...types]
    .map(([bondType, { amount, purchases }]) => ({ bondType, amount: paise(amount), purchases }))
    .sort((one, other) => other.amount - one.amount);
};

/**
 * What one client, or all clients of a person, bought in a period. Those whose purchases are listed are in the audit log before anybody sees them; the
 * sums name nobody.
 */
export const tradesOf = (ports: TradesOfPorts) => {
  const trail = auditTrail(ports);

  /** Without clients who moved to another adviser after the last training, which says whose clients these are. */
  const stillOwn = async (actor: Actor, trades: readonly PlacedTrade[]): Promise<readonly PlacedTrade[]> => {
    const managers = await ports.source.readManagersOf([...new Set(trades.map(({ trade }) => trade.clientId))]);
    return trades.filter(({ trade }) => maySee(actor, managers.get(trade.clientId) ?? null));
  };

  return async (request: {
    readonly actor: Actor;
    readonly client: AskedClient | null;
    readonly asked: PlainCall;
  }): Promise<TradesOfOutcome> => {
    const { actor, client, asked } = request;
    const today = ports.calendar.today();
    const facts = client && factsOf(client);
    const own = facts ? [facts.profile] : await ports.profiles.search('', actor.sees, MOST_CLIENTS + 1, 'beginning');
    if (own.length > MOST_CLIENTS) return { kind: 'too-many' };
    const bands = new Map(own.map(({ clientId, riskBand }) => [clientId, riskBand]));
    const period = asked.when ?? (client ? null : { from: addDays(today, -USUAL_DAYS), to: today });
    const isAsked = ({ trade }: PlacedTrade): boolean =>
      trade.day >= (period?.from ?? trade.day) &&
      trade.day <= (period?.to ?? trade.day) &&
      (asked.type === null || trade.bondType === asked.type) &&
      (asked.band === null || bands.get(trade.clientId) === asked.band);
    try {
      const read = await ports.source.readTrades(own.map(({ clientId }) => clientId));
      const chosen = placed(read, today).filter(isAsked);
      const trades = client === null && actor.sees !== 'all' ? await stillOwn(actor, chosen) : chosen;
      const newest = trades.toSorted((one, other) => other.trade.day - one.trade.day).slice(0, MOST_SHOWN);
      const shown: PeriodTrades = {
        asked,
        asOf: today,
        period,
        clientId: client?.id ?? null,
        ...(client === null && actor.sees !== 'all' && { managers: actor.sees }),
        purchases: trades.length,
        clients: new Set(trades.map(({ trade }) => trade.clientId)).size,
        amount: paise(trades.reduce((sum, { trade }) => sum + trade.amount, 0)),
        types: typesOf(trades),
        newest,
      };
      const ids = [...new Set([...(client ? [client.id] : []), ...newest.map(({ trade }) => trade.clientId)])];
      return { kind: 'trades', trades: await trail.showEach(shown, ids, () => ({ actor, action: 'client.purchases' })) };
    } catch (error) {
      if (error instanceof SourceUnavailableError) return { kind: 'source-down' };
      throw error;
    }
  };
};
