import { type Answer, breakDown, type Question } from '../../advisor/breakdown/break-down.ts';
import { type BreakdownCube, CUBE_FORMAT, readBreakdownCube } from '../../advisor/breakdown/breakdown-cube.ts';
import type { OldBook } from '../../advisor/calendar/old-book.ts';
import { formatOf } from '../../advisor/format-of.ts';
import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { AggregateStore } from '../ports/aggregate-store.ts';
import type { DeskCalendar } from '../ports/clock.ts';

/** What can be asked of the book, as it was condensed at a moment. */
export interface BreakdownChoices {
  readonly kind: 'choices';
  readonly cube: BreakdownCube;
  /** Identifies the cube: places in its lists only mean something in this one. */
  readonly takenAt: Date;
  readonly oldBook: OldBook | null;
}

/** There's no cube. */
interface NotYet {
  readonly kind: 'not-yet';
  /** An older version wrote the one that's kept, so the book is being read again. */
  readonly isReadAgain: boolean;
}

export type BreakdownChoicesOutcome =
  | BreakdownChoices
  /** Only people whose role sees all clients may break the book down. */
  | { readonly kind: 'refused' }
  /** The book hasn't been read for it yet. */
  | NotYet;

export interface BreakdownAnswer {
  readonly kind: 'answered';
  readonly question: Question;
  readonly answer: Answer;
  readonly cube: BreakdownCube;
  readonly takenAt: Date;
  readonly oldBook: OldBook | null;
}

export type BreakdownOutcome = BreakdownAnswer | Exclude<BreakdownChoicesOutcome, BreakdownChoices>;

export interface BreakdownPorts extends AuditPorts {
  readonly aggregates: AggregateStore;
  readonly calendar: Pick<DeskCalendar, 'today' | 'oldBook'>;
}

/** Whether somebody may break the book down. If not, that's an audit row. */
const mayBreakDown = async (ports: BreakdownPorts, actor: Actor): Promise<boolean> => {
  if (actor.role !== 'advisor') return true;
  await auditTrail(ports).refuse(actor, 'explore');
  return false;
};

/** The newest cube, or the newest at an instant if it's still kept. */
const readCube = async (ports: BreakdownPorts, takenAt: Date | null): Promise<BreakdownChoices | NotYet> => {
  const found = (takenAt && (await ports.aggregates.latest('cube', takenAt))) ?? (await ports.aggregates.latest('cube'));
  const cube = readBreakdownCube(found?.document);
  if (!found || !cube) return { kind: 'not-yet', isReadAgain: found !== null && formatOf(found.document) < CUBE_FORMAT };
  return { kind: 'choices', cube, takenAt: found.takenAt, oldBook: ports.calendar.oldBook(cube.dataAsOf, ports.calendar.today()) };
};

export const breakdownChoices =
  (ports: BreakdownPorts) =>
  async ({ actor, takenAt }: { readonly actor: Actor; readonly takenAt: Date | null }): Promise<BreakdownChoicesOutcome> =>
    (await mayBreakDown(ports, actor)) ? readCube(ports, takenAt) : { kind: 'refused' };

/** Drops places that the cube doesn't have: the question was asked of another cube. */
const fitting = (question: Question, cube: BreakdownCube): Question => {
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

/** Answers from the condensed book: no client is read, and no answer tells of a single one. */
export const breakDownBook =
  (ports: BreakdownPorts) =>
  async (request: { readonly actor: Actor; readonly question: Question; readonly takenAt: Date | null }): Promise<BreakdownOutcome> => {
    if (!(await mayBreakDown(ports, request.actor))) return { kind: 'refused' };
    const choices = await readCube(ports, request.takenAt);
    if (choices.kind !== 'choices') return choices;
    const { cube, takenAt, oldBook } = choices;
    const isSame = request.takenAt?.getTime() === takenAt.getTime();
    const question = fitting(isSame ? request.question : { ...request.question, filters: {} }, cube);
    const { measure, by, filters } = question;
    await auditTrail(ports).note({ actor: request.actor, action: 'book.explore', detail: { measure, by, ...filters } });
    return { kind: 'answered', question, answer: breakDown(cube, question), cube, takenAt, oldBook };
  };
