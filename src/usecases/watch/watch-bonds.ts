import type { BondOnOffer } from '../../advisor/bonds/bond.ts';
import {
  eventsBetween,
  isSameKnown,
  type KnownBonds,
  knownNow,
  targetOf,
  type Watched,
  type WatchedMarket,
} from '../../advisor/offers/watched.ts';
import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { OutboxStore } from '../ports/outbox-store.ts';
import type { Watch, WatchNotice, WatchStore } from '../ports/watching/watch-store.ts';
import type { Market, MarketReader } from '../serving/market.ts';

/** The outbox kind of a message about something watched. */
export const WATCH_KIND = 'watch';
/** So many somebody can keep an eye on. */
export const MOST_WATCHES = 50;
const MOST_EVENTS = 50;
/** So many working days before its last day, people are told that an offer ends. */
export const TOLD_DAYS_BEFORE = 3;

export interface WatchPorts extends AuditPorts {
  readonly watches: WatchStore;
  readonly outbox: Pick<OutboxStore, 'put'>;
  readonly source: Pick<BookSource, 'readBond'>;
  readonly market: Pick<MarketReader, 'read'>;
  readonly calendar: Pick<DeskCalendar, 'nextWorkingDays'>;
  readonly newId: () => string;
  /** Null: nobody with a role. */
  readonly whoIs: (userId: string) => Promise<Actor | null>;
}

export interface WatchBondRequest {
  readonly actor: Actor;
  readonly bondId: string;
  readonly kind: Watched['kind'];
}

export type WatchBondOutcome =
  /** `fresh` is false if it was watched before. */
  | { readonly kind: 'watching'; readonly watches: readonly Watch[]; readonly label: string; readonly fresh: boolean }
  | { readonly kind: 'too-many'; readonly watches: readonly Watch[] }
  | { readonly kind: 'unknown-bond'; readonly asked: string }
  | { readonly kind: 'source-down'; readonly message: string };

export type CheckWatchesOutcome =
  | { readonly kind: 'checked'; readonly watches: number; readonly told: number }
  | { readonly kind: 'source-down'; readonly message: string };

/** Watching bonds and issuers, as the Slack edge sees it. */
export interface WatchServices {
  watchBond(request: WatchBondRequest): Promise<WatchBondOutcome>;
  unwatch(request: { readonly actor: Actor; readonly id: string }): Promise<readonly Watch[]>;
  watchesOf(request: { readonly actor: Actor }): Promise<readonly Watch[]>;
}

const watchedIn = (bond: BondOnOffer, kind: Watched['kind']): Watched & Pick<Watch, 'label'> => ({
  kind,
  target: targetOf(kind, bond),
  label: kind === 'bond' ? `${bond.issuer ?? bond.bondType}, ${bond.isin ?? bond.bondId}` : (bond.issuer ?? bond.bondId),
});

const marketOf = ({ asOf, offers }: Market, calendar: WatchPorts['calendar'], inBook: WatchedMarket['inBook']): WatchedMarket => ({
  onOffer: [...offers.values()].flat(),
  soonBy: calendar.nextWorkingDays(asOf, TOLD_DAYS_BEFORE).at(-1) ?? asOf,
  inBook,
});

/** What somebody watches concerns no client, so everybody with a role may. Both ends are written to the audit log. */
export const watchServices = (ports: Omit<WatchPorts, 'whoIs' | 'outbox'>): WatchServices => {
  const { watches, source, market, calendar, clock, newId } = ports;
  const trail = auditTrail(ports);

  const watch = async ({ actor, bondId, kind }: WatchBondRequest): Promise<WatchBondOutcome> => {
    const [read, before] = await Promise.all([market.read(null), watches.ofUser(actor.id)]);
    const offered = [...read.offers.values()].flat().find((offer) => offer.bondId === bondId);
    const bond = offered ?? (await source.readBond(bondId, read.asOf));
    if (!bond) return { kind: 'unknown-bond', asked: bondId };
    const watched = watchedIn(bond, kind);
    const isKnown = before.some((each) => each.kind === kind && each.target === watched.target);
    if (!isKnown && before.length >= MOST_WATCHES) return { kind: 'too-many', watches: before };
    // Without the last day, so that an offer that ends soon is told at once.
    const now = marketOf(read, calendar, new Map(offered ? [] : [[bond.bondId, bond]]));
    const known = withoutEnding(knownNow(watched, now));
    await trail.note({ actor, action: 'watch.add', detail: { kind, target: watched.target } });
    const fresh = await watches.add({ ...watched, id: newId(), userId: actor.id, known, revision: 0, watchedAt: clock.now() });
    return { kind: 'watching', watches: await watches.ofUser(actor.id), label: watched.label, fresh };
  };

  return {
    watchBond: async (request) => {
      try {
        return await watch(request);
      } catch (error) {
        if (error instanceof SourceUnavailableError) return { kind: 'source-down', message: error.message };
        throw error;
      }
    },
    unwatch: async ({ actor, id }) => {
      const watch = (await watches.ofUser(actor.id)).find((each) => each.id === id);
      if (watch) await trail.note({ actor, action: 'watch.stop', detail: { kind: watch.kind, target: watch.target } });
      await watches.remove(actor.id, id);
      return watches.ofUser(actor.id);
    },
    watchesOf: ({ actor }) => watches.ofUser(actor.id),
  };
};

const withoutEnding = (known: KnownBonds): KnownBonds =>
  Object.fromEntries(Object.entries(known).map(([id, { ending: _, ...rest }]) => [id, rest]));

/** Reads watched bonds that aren't on offer from the book, each once a day of the desk or of the book: a reading may take seconds. */
const bookRatings = (source: WatchPorts['source']) => {
  let [readOn, found] = ['', new Map<string, BondOnOffer | null>()];
  return async ({ asOf, dataAsOf, offers }: Market, watches: readonly Watch[]): Promise<WatchedMarket['inBook']> => {
    const today = `${asOf} ${dataAsOf}`;
    if (today !== readOn) [readOn, found] = [today, new Map()];
    const onOffer = new Set([...offers.values()].flatMap((bonds) => bonds.map(({ bondId }) => bondId)));
    const known = watches.flatMap(({ kind, target, known }) => [...Object.keys(known), ...(kind === 'bond' ? [target] : [])]);
    for (const id of new Set(known)) if (!onOffer.has(id) && !found.has(id)) found.set(id, await source.readBond(id, asOf));
    return new Map([...found].flatMap(([id, bond]) => (bond && !onOffer.has(id) ? [[id, bond] as const] : [])));
  };
};

/**
 * Looks at everything that's watched, and puts a message for each person whose bonds changed. The message's id is the watch and its revision, so the same
 * change is told once, also if the process dies in between. Whoever has no role any more is told nothing, and watches nothing. A day without any offer,
 * as before the desk's sheet has come, says nothing of a bond.
 */
export const checkWatches = ({ watches, outbox, source, market, calendar, clock, whoIs }: Omit<WatchPorts, 'newId' | 'audit'>) => {
  const ratings = bookRatings(source);
  const check = async (watch: Watch, now: WatchedMarket): Promise<boolean> => {
    const known = knownNow(watch, now, watch.known);
    const events = eventsBetween(watch.known, known);
    if (events.length === 0) {
      // What changed without news is the start of the next comparison.
      if (!isSameKnown(known, watch.known)) await watches.note(watch, known);
      return false;
    }
    const document: WatchNotice = { label: watch.label, events: events.slice(0, MOST_EVENTS) };
    const id = `${WATCH_KIND}:${watch.id}:${watch.revision}`;
    const isNew = await outbox.put({ id, kind: WATCH_KIND, to: watch.userId, document, madeAt: clock.now() });
    await watches.note(watch, known);
    return isNew;
  };

  return async (): Promise<CheckWatchesOutcome> => {
    const all = await watches.all();
    if (all.length === 0) return { kind: 'checked', watches: 0, told: 0 };
    try {
      const read = await market.read(null);
      if (read.offers.size === 0) return { kind: 'checked', watches: all.length, told: 0 };
      const now = marketOf(read, calendar, await ratings(read, all));
      const roles = new Map<string, boolean>();
      let told = 0;
      for (const watch of all) {
        if (!roles.has(watch.userId)) roles.set(watch.userId, (await whoIs(watch.userId)) !== null);
        if (!roles.get(watch.userId)) await watches.remove(watch.userId, watch.id);
        else if (await check(watch, now)) told++;
      }
      return { kind: 'checked', watches: all.length, told };
    } catch (error) {
      if (error instanceof SourceUnavailableError) return { kind: 'source-down', message: error.message };
      throw error;
    }
  };
};
