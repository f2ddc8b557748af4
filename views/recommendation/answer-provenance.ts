import type { ContextBlock } from '@slack/types';
import { bothDaysInWords } from '../../src/advisor/calendar/book-days-in-words.ts';
import type { OldBook } from '../../src/advisor/calendar/old-book.ts';
import type { Day } from '../../src/advisor/units.ts';
import type { ShownRecommendation } from '../../src/usecases/ports/shown-recommendation.ts';
import { context } from '../blocks/blocks.ts';
import { ago, oldBookLines, shown } from '../blocks/format.ts';
import { bookAway, DISCLOSURE } from './provenance.ts';

/** The model and data behind an answer about several clients. */
export interface AnswerSource {
  readonly model: { readonly version: number; readonly trainedAt: Date };
  /** The day it counts from. */
  readonly asOf: Day;
  readonly dataAsOf: Day;
  readonly oldBook: OldBook | null;
  readonly shownAt: Date;
}

/** Clients of an answer, and where each profile is from. */
type FromWhere = ReadonlyArray<{ readonly id: string; readonly from: ShownRecommendation['profileFrom'] }>;

/** Warnings that what's known is old: the book, or the purchases of some clients. Empty if nothing is. */
export const ageWarnings = ({ oldBook }: Pick<AnswerSource, 'oldBook'>, zone: string, clients: FromWhere = []): string[] => [
  ...oldBookLines(oldBook),
  ...clients.flatMap(({ id, from }) => (from.kind === 'snapshot' ? [`⚠️ ${bookAway(from.takenAt, zone, ` of ${shown(id, 60)}`)}.`] : [])),
];

/** Footer of an answer about several clients: source, age and disclosure. `notes` are extra lines before them. */
export const answerProvenance = (
  { model, asOf, dataAsOf, oldBook, shownAt }: AnswerSource,
  zone: string,
  more: { readonly clients?: FromWhere; readonly notes?: readonly string[] } = {},
): ContextBlock =>
  context(
    ...ageWarnings({ oldBook }, zone, more.clients),
    ...(more.notes ?? []),
    `${bothDaysInWords(asOf, dataAsOf)} · model ${model.version}, trained ${ago(model.trainedAt, shownAt)}`,
    DISCLOSURE,
  );
