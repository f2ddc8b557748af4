import type { BondOnOffer } from '../../advisor/bonds/bond.ts';
import { eventsBetween, knownNow, targetOf, type Watched } from '../../advisor/offers/watched.ts';
import type { Actor } from '../actor/actor.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { Clock } from '../ports/clock.ts';
import type { OutboxStore } from '../ports/outbox-store.ts';
import type { Watch, WatchNotice, WatchStore } from '../ports/watching/watch-store.ts';
import type { MarketReader } from '../serving/market.ts';

/** The outbox kind of a message about something watched. */
export const WATCH_KIND = 'watch';
/** So many somebody can keep an eye on. */
export const MOST_WATCHES = 50;
const MOST_EVENTS = 50;

export interface WatchPorts {
  readonly watches: WatchStore;
  readonly outbox: Pick<OutboxStore, 'put'>;
  readonly source: Pick<BookSource, 'readBond'>;
  readonly market: Pick<MarketReader, 'read'>;
  readonly clock: Clock;
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

/** What somebody watches concerns no client, so everybody with a role may. */
export const watchServices = ({ watches, source, market, clock, newId }: Omit<WatchPorts, 'whoIs' | 'outbox'>): WatchServices => {
  const watch = async ({ actor, bondId, kind }: WatchBondRequest): Promise<WatchBondOutcome> => {
    const [{ asOf, offers }, before] = await Promise.all([market.read(null), watches.ofUser(actor.id)]);
    const onOffer = [...offers.values()].flat();
    const bond = onOffer.find((offer) => offer.bondId === bondId) ?? (await source.readBond(bondId, asOf));
    if (!bond) return { kind: 'unknown-bond', asked: bondId };
    const watched = watchedIn(bond, kind);
    const isKnown = before.some((each) => each.kind === kind && each.target === watched.target);
    if (!isKnown && before.length >= MOST_WATCHES) return { kind: 'too-many', watches: before };
    const known = knownNow(watched, onOffer);
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
      await watches.remove(actor.id, id);
      return watches.ofUser(actor.id);
    },
    watchesOf: ({ actor }) => watches.ofUser(actor.id),
  };
};

/**
 * Looks at everything that's watched, and puts a message for each person whose bonds changed. The message's id is the watch and its revision, so the same
 * change is told once, also if the process dies in between. Whoever has no role any more is told nothing, and watches nothing. A day without any offer,
 * as before the desk's sheet has come, says nothing of a bond.
 */
export const checkWatches = ({ watches, outbox, market, clock, whoIs }: Omit<WatchPorts, 'source' | 'newId'>) => {
  const check = async (watch: Watch, onOffer: readonly BondOnOffer[]): Promise<boolean> => {
    const known = knownNow(watch, onOffer, watch.known);
    const events = eventsBetween(watch.known, known);
    if (events.length === 0) return false;
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
      const onOffer = [...(await market.read(null)).offers.values()].flat();
      if (onOffer.length === 0) return { kind: 'checked', watches: all.length, told: 0 };
      const roles = new Map<string, boolean>();
      let told = 0;
      for (const watch of all) {
        if (!roles.has(watch.userId)) roles.set(watch.userId, (await whoIs(watch.userId)) !== null);
        if (!roles.get(watch.userId)) await watches.remove(watch.userId, watch.id);
        else if (await check(watch, onOffer)) told++;
      }
      return { kind: 'checked', watches: all.length, told };
    } catch (error) {
      if (error instanceof SourceUnavailableError) return { kind: 'source-down', message: error.message };
      throw error;
    }
  };
};
