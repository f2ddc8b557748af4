import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { GROUPINGS, MEASURES, type Question } from '../../src/advisor/breakdown/break-down.ts';
import { bothDaysInWords } from '../../src/advisor/calendar/book-days-in-words.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { BreakdownChoices } from '../../src/usecases/breakdown/break-down-book.ts';
import { context, plain } from '../blocks/blocks.ts';
import { oldBookLines } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import { groupingWord, MEASURE_WORDS } from './breakdown-words.ts';

export const BREAKDOWN_VIEW = 'explore_book';
/** Block id of each field; its action id is the same. */
export const BREAKDOWN_FIELDS = {
  measure: 'measure',
  by: 'by',
  segment: 'filter_segment',
  band: 'filter_band',
  age: 'filter_age',
  type: 'filter_type',
} as const;

const option = (text: string, value: string): PlainTextOption => ({ text: plain(text, SLACK_LIMITS.optionText), value });

const select = (
  id: string,
  label: string,
  options: readonly PlainTextOption[],
  given: { readonly chosen: string | undefined; readonly optional: boolean },
): InputBlock[] => {
  const few = options.slice(0, SLACK_LIMITS.options);
  const initial = few.find(({ value }) => value === given.chosen);
  if (few.length === 0) return [];
  return [
    {
      type: 'input',
      block_id: id,
      label: plain(label, 75),
      optional: given.optional,
      element: {
        type: 'static_select',
        action_id: id,
        placeholder: plain(given.optional ? 'All' : 'Choose', 75),
        options: few,
        ...(initial && { initial_option: initial }),
      },
    },
  ];
};

/**
 * Modal that asks for measure, grouping and filters. A filter's value is an index into the cube's list.
 * @param metadata comes back with the submission: where it was asked, and which reading of the book it's about
 */
export const breakdownModal = (
  { cube, oldBook }: Pick<BreakdownChoices, 'cube' | 'oldBook'>,
  asked: Question | null,
  metadata: string,
): ModalView => {
  const filter = (name: 'segment' | 'band' | 'age' | 'type', label: string, names: readonly string[]): InputBlock[] =>
    select(
      BREAKDOWN_FIELDS[name],
      label,
      names.map((it, place) => option(it, String(place))),
      { chosen: asked?.filters[name]?.toString(), optional: true },
    );
  return {
    type: 'modal',
    callback_id: BREAKDOWN_VIEW,
    private_metadata: metadata,
    title: { type: 'plain_text', text: PHRASES.explore },
    submit: { type: 'plain_text', text: 'Show' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      ...select(
        BREAKDOWN_FIELDS.measure,
        'What',
        MEASURES.map((measure) => option(MEASURE_WORDS[measure], measure)),
        { chosen: asked?.measure ?? 'outstanding', optional: false },
      ),
      ...select(
        BREAKDOWN_FIELDS.by,
        'By',
        GROUPINGS.map((grouping) => option(groupingWord(grouping, cube.periodKind), grouping)),
        { chosen: asked?.by ?? 'segment', optional: false },
      ),
      ...filter('segment', 'Only of segment', cube.segments),
      ...filter('band', 'Only of risk band', cube.bands),
      ...filter('age', 'Only of age group', cube.ages),
      ...filter('type', 'Only of bond type', cube.types),
      context(
        ...oldBookLines(oldBook),
        `${bothDaysInWords(cube.asOf, cube.dataAsOf)}. Groups of fewer than five clients are put together or left out.`,
      ),
    ],
  };
};
