import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { GROUPINGS, MEASURES, type Question } from '../../src/advisor/desk/explore.ts';
import type { ExploreCube } from '../../src/advisor/desk/explore-cube.ts';
import { context, plain } from '../blocks.ts';
import { date } from '../format.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { groupingWord, MEASURE_WORDS } from './explore-words.ts';

export const EXPLORE_VIEW = 'explore_book';
/** Block and action of each field are called the same. */
export const EXPLORE_FIELDS = {
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
 * Asks what of the book, by what, and of whom. A filter's value is a place in the cube's list.
 * @param metadata comes back with the submission: where it was asked, and of which reading of the book
 */
export const exploreModal = (cube: ExploreCube, asked: Question | null, metadata: string): ModalView => {
  const filter = (name: 'segment' | 'band' | 'age' | 'type', label: string, names: readonly string[]): InputBlock[] =>
    select(
      EXPLORE_FIELDS[name],
      label,
      names.map((it, place) => option(it, String(place))),
      { chosen: asked?.filters[name]?.toString(), optional: true },
    );
  return {
    type: 'modal',
    callback_id: EXPLORE_VIEW,
    private_metadata: metadata,
    title: { type: 'plain_text', text: 'Explore the book' },
    submit: { type: 'plain_text', text: 'Show' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      ...select(
        EXPLORE_FIELDS.measure,
        'What',
        MEASURES.map((measure) => option(MEASURE_WORDS[measure], measure)),
        { chosen: asked?.measure ?? 'invested', optional: false },
      ),
      ...select(
        EXPLORE_FIELDS.by,
        'By',
        GROUPINGS.map((grouping) => option(groupingWord(grouping, cube.periodKind), grouping)),
        { chosen: asked?.by ?? 'segment', optional: false },
      ),
      ...filter('segment', 'Only of segment', cube.segments),
      ...filter('band', 'Only of risk band', cube.bands),
      ...filter('age', 'Only of age group', cube.ages),
      ...filter('type', 'Only of bond type', cube.types),
      context(`The book up to ${date(cube.asOf)}. Groups of fewer than five clients are put together or left out.`),
    ],
  };
};
