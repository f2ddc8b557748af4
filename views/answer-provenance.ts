import type { ContextBlock } from '@slack/types';
import type { Day } from '../src/advisor/units.ts';
import type { ShownRecommendation } from '../src/usecases/shown-recommendation.ts';
import { context } from './blocks.ts';
import { ago, date, dateOf, shown } from './format.ts';
import { DISCLOSURE } from './provenance.ts';

/** What an answer about several clients rests on. */
export interface AnswerSource {
  readonly model: { readonly version: number; readonly trainedAt: Date };
  readonly dataAsOf: Day;
  readonly shownAt: Date;
}

/** A warning for each client whose facts are not fresh. */
const staleLines = (clients: ReadonlyArray<{ readonly id: string; readonly from: ShownRecommendation['profileFrom'] }>): string[] =>
  clients.flatMap(({ id, from }) =>
    from.kind === 'snapshot'
      ? [
          `⚠️ The firm’s book cannot be read just now: the facts of ${shown(id, 60)} are those of the last training, ${dateOf(from.takenAt)}.`,
        ]
      : [],
  );

/** Where an answer comes from and how old that is. `notes`: what else must be known to read it right. */
export const answerProvenance = (
  { model, dataAsOf, shownAt }: AnswerSource,
  more: {
    readonly clients?: ReadonlyArray<{ readonly id: string; readonly from: ShownRecommendation['profileFrom'] }>;
    readonly notes?: readonly string[];
  } = {},
): ContextBlock =>
  context(
    ...staleLines(more.clients ?? []),
    ...(more.notes ?? []),
    `Data as of ${date(dataAsOf)} · model ${model.version}, trained ${ago(model.trainedAt, shownAt)}`,
    DISCLOSURE,
  );
