import { profileOn } from '../../advisor/book/kept-profile.ts';
import { newestDay } from '../../advisor/book/newest-day.ts';
import { type Profile, profileOf } from '../../advisor/book/profile.ts';
import { withAges } from '../../advisor/desk-ages.ts';
import type { SuitabilityPolicy } from '../../advisor/suitability/policy.ts';
import type { ClientId, Day } from '../../advisor/units.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import type { ShownRecommendation } from '../ports/shown-recommendation.ts';
import type { BookDay } from '../serving/book-day.ts';
import type { Market, MarketReader } from '../serving/market.ts';

/** What's known of a client, before anybody checks who may see it. */
export interface FoundClient {
  readonly profile: Profile;
  readonly profileFrom: ShownRecommendation['profileFrom'];
  /** The day of the book's newest trade; null if it holds none, or was never read. */
  readonly dataAsOf: Day | null;
  /** What's on offer. With the book away, as read a short while ago; null if nothing was. */
  readonly market: Market | null;
}

export interface FindClientPorts {
  readonly source: Pick<BookSource, 'readClient'>;
  readonly profiles: Pick<ProfileStore, 'find' | 'search'>;
  readonly market: Pick<MarketReader, 'read' | 'held'>;
  readonly bookDay: Pick<BookDay, 'current'>;
  readonly calendar: DeskCalendar;
  /** Absent: the usual ages count. */
  readonly suitabilityPolicy?: Pick<SuitabilityPolicy, 'ages'>;
}

interface Finding {
  /** Null: nobody has this id. */
  readonly found: FoundClient | null;
  /** Why the book can't be read; null if it was read. */
  readonly away: string | null;
}

/**
 * Finds the client with exactly this id, as of today or a past day: in the book or, with the book away, in the last training's snapshot.
 * The snapshot knows no past day. What passes with time in it is as of today, and what was bought as of the day it was taken.
 */
export const findClient = (ports: FindClientPorts) => {
  const aged = (profile: Profile): Profile => withAges(profile, ports.suitabilityPolicy?.ages);

  const fromBook = async (id: ClientId, asOf: Day | null): Promise<FoundClient | null> => {
    const [book, market, newest] = await Promise.all([ports.source.readClient(id, asOf), ports.market.read(asOf), ports.bookDay.current()]);
    const profile = book && profileOf(book, id, market.asOf);
    if (!profile) return null;
    // What was just read of the client may be newer than what's known of the whole book.
    const dataAsOf = laterDay(asOf === null ? (newest ?? market.dataAsOf) : market.dataAsOf, newestDay(book));
    return { profile: aged(profile), profileFrom: { kind: 'book' }, dataAsOf, market };
  };

  const fromSnapshot = async (id: ClientId): Promise<FoundClient | null> => {
    const snapshot = await ports.profiles.find(id);
    if (!snapshot) return null;
    const { profile, takenAt } = snapshot;
    const [market, dataAsOf] = await Promise.all([ports.market.held(), ports.bookDay.current()]);
    return { profile: aged(profileOn(profile, ports.calendar.today())), profileFrom: { kind: 'snapshot', takenAt }, dataAsOf, market };
  };

  return async (id: ClientId, asOf: Day | null): Promise<Finding> => {
    try {
      return { found: await fromBook(id, asOf), away: null };
    } catch (error) {
      if (!(error instanceof SourceUnavailableError)) throw error;
      return { found: asOf === null ? await fromSnapshot(id) : null, away: error.message };
    }
  };
};

/** Null if nothing is known of the whole book: one client's newest trade says nothing about it. */
const laterDay = (ofBook: Day | null, ofClient: Day | null): Day | null =>
  ofBook !== null && ofClient !== null && ofClient > ofBook ? ofClient : ofBook;
