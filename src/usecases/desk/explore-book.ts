import { type Answer, explore, type Question } from '../../advisor/desk/explore.ts';
import { type ExploreCube, readExploreCube } from '../../advisor/desk/explore-cube.ts';
import type { Actor } from '../actor.ts';
import type { AggregateStore } from '../ports/aggregate-store.ts';
import type { AuditStore, Clock } from '../ports.ts';

/** What can be asked of the book, as it was condensed at a moment. */
export interface ExploreChoices {
  readonly kind: 'choices';
  readonly cube: ExploreCube;
  /** Names the cube: places in its lists mean something in this one only. */
  readonly takenAt: Date;
}

export type ExploreChoicesOutcome =
  | ExploreChoices
  /** Explore is for those who see all clients by their role. */
  | { readonly kind: 'refused' }
  /** The book has not been read for it yet. */
  | { readonly kind: 'not-yet' };

export interface ExploreAnswer {
  readonly kind: 'answered';
  readonly question: Question;
  readonly answer: Answer;
  readonly cube: ExploreCube;
  readonly takenAt: Date;
}

export type ExploreOutcome = ExploreAnswer | Exclude<ExploreChoicesOutcome, ExploreChoices>;

export interface ExplorePorts {
  readonly aggregates: AggregateStore;
  readonly audit: AuditStore;
  readonly clock: Clock;
}

/** Whether somebody may explore; that somebody may not is an audit row. */
const mayExplore = async ({ audit, clock }: ExplorePorts, actor: Actor): Promise<boolean> => {
  if (actor.role !== 'advisor') return true;
  await audit.append({ at: clock.now(), actorId: actor.id, action: 'access.refused', clientId: null, detail: { asked: 'explore' } });
  return false;
};

/** The newest cube, or the one that was the newest at an instant, where it is still kept. */
const readCube = async (ports: ExplorePorts, takenAt: Date | null): Promise<ExploreChoices | { readonly kind: 'not-yet' }> => {
  const found = (takenAt && (await ports.aggregates.latest('cube', takenAt))) ?? (await ports.aggregates.latest('cube'));
  const cube = readExploreCube(found?.document);
  return found && cube ? { kind: 'choices', cube, takenAt: found.takenAt } : { kind: 'not-yet' };
};

export const exploreChoices =
  (ports: ExplorePorts) =>
  async ({ actor, takenAt }: { readonly actor: Actor; readonly takenAt: Date | null }): Promise<ExploreChoicesOutcome> =>
    (await mayExplore(ports, actor)) ? readCube(ports, takenAt) : { kind: 'refused' };

/** Places that the cube does not have are dropped: it is another one than the question was asked of. */
const fitting = (question: Question, cube: ExploreCube): Question => {
  const { segment, band, age, type } = question.filters;
  const lists = [
    ['segment', segment, cube.segments],
    ['band', band, cube.bands],
    ['age', age, cube.ages],
    ['type', type, cube.types],
  ] as const;
  const kept = lists.filter(([name, place, list]) => name !== question.by && place !== undefined && list[place] !== undefined);
  return { ...question, filters: Object.fromEntries(kept.map(([name, place]) => [name, place])) };
};

/** Answers from the condensed book: no client is read and none can be told. */
export const exploreBook =
  (ports: ExplorePorts) =>
  async (request: { readonly actor: Actor; readonly question: Question; readonly takenAt: Date | null }): Promise<ExploreOutcome> => {
    if (!(await mayExplore(ports, request.actor))) return { kind: 'refused' };
    const choices = await readCube(ports, request.takenAt);
    if (choices.kind !== 'choices') return choices;
    const { cube, takenAt } = choices;
    const isSame = request.takenAt?.getTime() === takenAt.getTime();
    const question = fitting(isSame ? request.question : { ...request.question, filters: {} }, cube);
    const { measure, by, filters } = question;
    await ports.audit.append({
      at: ports.clock.now(),
      actorId: request.actor.id,
      action: 'book.explore',
      clientId: null,
      detail: { measure, by, ...filters },
    });
    return { kind: 'answered', question, answer: explore(cube, question), cube, takenAt };
  };
