import { readDeskFigures } from '../../advisor/desk/desk-figures.ts';
import { daysBefore } from '../../advisor/units.ts';
import type { Actor } from '../actor/actor.ts';
import { isHomeOlder } from '../desk/older-desk.ts';
import type { AdviceHistory } from '../ports/advice-history.ts';
import type { AggregateStore } from '../ports/aggregate-store.ts';
import type { MarkStore } from '../ports/claim-store.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { JobStore } from '../ports/job-store.ts';
import type { ModelStore } from '../ports/model-store.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import type { ActiveModel } from '../serving/active-model.ts';
import type { BookDay } from '../serving/book-day.ts';
import type { HomeContent, Installation, SystemState } from './home-content.ts';
import { type MyCallsPorts, myCalls } from './my-calls.ts';
import { pictureMark } from './segments-picture.ts';

export interface OpenHomePorts extends MyCallsPorts {
  readonly activeModel: Pick<ActiveModel, 'current' | 'damaged'>;
  readonly aggregates: AggregateStore;
  readonly adviceHistory: Pick<AdviceHistory, 'thumbs'>;
  readonly marks: MarkStore;
  readonly models: Pick<ModelStore, 'list'>;
  readonly people: PeopleStore;
  readonly profiles: Pick<ProfileStore, 'count'>;
  readonly jobs: Pick<JobStore, 'newest'>;
  readonly installation: Installation;
  readonly bookDay: Pick<BookDay, 'current'>;
  readonly calendar: DeskCalendar;
}

const WEEK_DAYS = 7;
/** Clients of each kind on Home. The whole list is a message. */
const CALLS_ON_HOME = 3;
const JOBS_SHOWN = 5;

/**
 * Everything on a person's Home, from what is stored. No book is read and nothing is computed over clients, so it takes as long for a
 * million clients as for a hundred.
 */
export const openHome =
  (ports: OpenHomePorts) =>
  async ({ actor }: { readonly actor: Actor }): Promise<HomeContent> => {
    const at = ports.clock.now();
    const { calendar } = ports;
    const today = calendar.today();
    const [stored, desk, calls, feedbackThisWeek, ownClients, dataAsOf] = await Promise.all([
      ports.activeModel.current(),
      ports.aggregates.latest('desk'),
      myCalls(ports)({ actor, limit: CALLS_ON_HOME, action: 'home.open' }),
      ports.adviceHistory.thumbs(daysBefore(at, WEEK_DAYS), new Date(at.getTime() + 1)),
      actor.sees === 'all' ? null : ports.profiles.count(actor.sees),
      ports.bookDay.current(),
    ]);
    return {
      actor,
      at,
      zone: calendar.zone,
      oldBook: calendar.oldBook(dataAsOf, today),
      model: stored && { version: stored.version, trainedAt: stored.trainedAt, quality: stored.model.quality, doubts: stored.model.doubts },
      isReadAgain: await isHomeOlder(desk, ports.calls),
      figures: readDeskFigures(desk?.document),
      calls,
      ownClients,
      seesNobody: actor.sees !== 'all' && actor.sees.length === 0,
      feedbackThisWeek,
      picture: desk && (await ports.marks.get(pictureMark(desk.takenAt))),
      system: actor.role === 'admin' ? await systemState(ports, desk?.takenAt ?? null) : null,
    };
  };

const systemState = async (ports: OpenHomePorts, lastReading: Date | null): Promise<SystemState> => {
  const [versions, people, jobs] = await Promise.all([ports.models.list(), ports.people.list(), ports.jobs.newest(JOBS_SHOWN)]);
  const last = versions.at(-1);
  return {
    ...ports.installation,
    people: people.length,
    modelVersions: versions.length,
    lastTraining: last ? { version: last.version, at: last.trainedAt, refusal: last.refusal } : null,
    damagedModel: ports.activeModel.damaged,
    lastReading,
    jobs,
  };
};
