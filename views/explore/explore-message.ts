import type { DataTableBlock, KnownBlock, RawNumberElement, RawTextElement } from '@slack/types';
import { type AnswerRow, MEASURES, type Measure } from '../../src/advisor/desk/explore.ts';
import type { ExploreAnswer } from '../../src/usecases/desk/explore-book.ts';
import { bold, context, line, list, type Message, plain, richText, words } from '../blocks.ts';
import type { SeriesFigure } from '../figure.ts';
import { figureBlocks } from '../figure-block.ts';
import { count, date, escapeMrkdwn, money, monthOf, percent, plural, rate, shown } from '../format.ts';
import { SLACK_LIMITS } from '../limits.ts';
import type { ChartLook, Look } from '../look.ts';
import { questionValue } from './explore-question.ts';
import { groupingWord, MEASURE_WORDS } from './explore-words.ts';

export const EXPLORE_CHANGE_ACTION = 'explore_change';

const LAKH_PAISE = 1e7;
const CRORE_PAISE = 1e9;
const MOST_ROWS = 60;

const saidAs: Readonly<Record<Measure, (value: number) => string>> = {
  clients: count,
  invested: (value) => money(value),
  trades: count,
  meanYield: rate,
  reinvestment: percent,
};
/** The number that sorts: rupees, percent. */
const sortedBy = (measure: Measure, value: number): number => (measure === 'invested' ? value / 100 : value);

/** The unit in which a measure's values are drawn, and how many of its own units one of them is. */
const unitOf = (measure: Measure, rows: readonly AnswerRow[]): readonly [unit: string, size: number] => {
  switch (measure) {
    case 'invested': {
      const most = Math.max(0, ...rows.map(({ values }) => values.invested ?? 0));
      return most >= 10 * CRORE_PAISE ? ['₹ crore', CRORE_PAISE] : ['₹ lakh', LAKH_PAISE];
    }
    case 'meanYield':
    case 'reinvestment':
      return ['percent', 0.01];
    default:
      return [measure, 1];
  }
};

/** How a row is called: a month as dates are elsewhere. */
const nameOf = ({ question: { by } }: ExploreAnswer, { name }: AnswerRow): string => shown(by === 'period' ? monthOf(name) : name, 60);

/** The row's figure in words; null where it is not told. */
const saidOf = ({ question: { measure } }: ExploreAnswer, { values }: AnswerRow): string | null => {
  const value = values[measure];
  return value === null ? null : saidAs[measure](value);
};

const titleOf = ({ question: { measure, by }, cube }: ExploreAnswer): string =>
  `${MEASURE_WORDS[measure]} by ${groupingWord(by, cube.periodKind).toLowerCase()}`;

const filtersOf = ({ question: { filters }, cube }: ExploreAnswer): string[] => {
  const { segment, band, age, type } = filters;
  const chosen = [
    segment === undefined ? undefined : cube.segments[segment],
    band === undefined ? undefined : cube.bands[band],
    age === undefined ? undefined : cube.ages[age],
    type === undefined ? undefined : cube.types[type],
  ];
  return chosen.filter((name) => name !== undefined).map((name) => shown(name, 80));
};

/** What is drawn. Of many periods the newest, as many as Slack draws. */
export const exploreFigure = (answered: ExploreAnswer): SeriesFigure => {
  const { question, answer, cube } = answered;
  const most = SLACK_LIMITS.chartCategories;
  const rows = question.by === 'period' ? answer.rows.slice(-most) : answer.rows.slice(0, most);
  const [unit, size] = unitOf(question.measure, rows);
  const cut = question.by === 'period' && rows.length < answer.rows.length ? `, last ${rows.length} ${cube.periodKind}s` : '';
  const value = ({ values }: AnswerRow): number | null => {
    const found = values[question.measure];
    return found === null ? null : found / size;
  };
  return {
    kind: question.by === 'period' ? 'line' : 'bar',
    title: `${titleOf(answered)}${cut}`,
    alt: `${titleOf(answered)}: ${rows
      .slice(0, SLACK_LIMITS.chartCategories)
      .map((row) => `${nameOf(answered, row)} ${saidOf(answered, row) ?? 'not told'}`)
      .join(', ')}`,
    // The word that all segments share says nothing, and labels are short.
    categories: rows.map((row) => (question.by === 'period' ? monthOf(row.name) : row.name.replace(/ Investors$/, ''))),
    series: [{ name: MEASURE_WORDS[question.measure], values: rows.map(value) }],
    unit,
  };
};

/** The newest period first, groups as they stand; no more than a message takes. */
const inReadingOrder = ({ question, answer }: ExploreAnswer): readonly AnswerRow[] =>
  question.by === 'period' ? answer.rows.slice(-MOST_ROWS).toReversed() : answer.rows.slice(0, MOST_ROWS);

type Cell = RawTextElement | RawNumberElement;
const text = (words: string): Cell => ({ type: 'raw_text', text: words });

const tableOf = (answered: ExploreAnswer): DataTableBlock => {
  const { question, cube } = answered;
  const columns = [question.measure, ...MEASURES.filter((measure) => measure !== question.measure)];
  const cellOf = (measure: Measure, value: number | null): Cell =>
    value === null ? text('—') : { type: 'raw_number', value: sortedBy(measure, value), text: saidAs[measure](value) };
  const rowHeader = (row: AnswerRow): Cell => {
    const month = question.by === 'period' ? /^(\d{4})-(\d{2})$/.exec(row.name) : null;
    // In the order of the calendar, not of the alphabet.
    if (month) return { type: 'raw_number', value: Number(`${month[1]}${month[2]}`), text: nameOf(answered, row) };
    return text(nameOf(answered, row));
  };
  return {
    type: 'data_table',
    caption: titleOf(answered),
    rows: [
      [text(groupingWord(question.by, cube.periodKind)), ...columns.map((measure) => text(MEASURE_WORDS[measure]))],
      ...inReadingOrder(answered).map((row) => [rowHeader(row), ...columns.map((measure) => cellOf(measure, row.values[measure]))]),
    ],
    page_size: 12,
    row_header_column_index: 0,
  };
};

const linesOf = (answered: ExploreAnswer): KnownBlock =>
  richText(
    list(
      'bullet',
      inReadingOrder(answered).map((row) => line(bold(nameOf(answered, row)), words(`  ${saidOf(answered, row) ?? '—'}`))),
    ),
  );

const notes = ({ question, answer, cube }: ExploreAnswer): string[] => [
  `The book up to ${date(cube.asOf)}.${question.measure === 'reinvestment' ? ' Reinvestment: the mean of the clients’ shares of later purchases made within 90 days of the one before.' : ''}${question.measure === 'meanYield' ? ' Yields are to maturity, weighted by amount.' : ''}`,
  ...(answer.folded > 0 ? [`${plural(answer.folded, 'group')} of fewer than five clients put together.`] : []),
  ...(answer.leftOut > 0 ? [`${plural(answer.leftOut, 'group')} of fewer than five clients left out.`] : []),
  ...(question.by === 'period' || question.by === 'type' ? ['A client who bought in several groups counts in each of them.'] : []),
];

const FIRST_ROWS = 3;

/** For a notification and a screen reader: the question and the first of the answer. */
const inShort = (answered: ExploreAnswer): string => {
  const first = inReadingOrder(answered).slice(0, FIRST_ROWS);
  return first.length === 0 ? '' : `: ${first.map((row) => `${nameOf(answered, row)} ${saidOf(answered, row) ?? 'not told'}`).join(', ')}`;
};

/** The answer: chart, table, what was left out, and a way to ask differently. */
export const exploreMessage = (answered: ExploreAnswer, look: Look, chart: ChartLook): Message => {
  const title = titleOf(answered);
  const filters = filtersOf(answered);
  const only = filters.length === 0 ? '' : ` · only ${filters.join(', ')}`;
  const isEmpty = answered.answer.rows.length === 0;
  const { question, takenAt } = answered;
  return {
    text: escapeMrkdwn(`${title}${only}${inShort(answered)}`),
    blocks: [
      richText(line(bold(title), ...(only === '' ? [] : [words(only)]))),
      ...(isEmpty
        ? [richText(line(words('Nothing to show: no group of five clients or more has these properties.')))]
        : [
            ...figureBlocks(exploreFigure(answered), chart),
            // Where the chart is told in words the lines would say the same again.
            ...(look.table ? [tableOf(answered)] : chart.kind === 'text' ? [] : [linesOf(answered)]),
          ]),
      context(...notes(answered)),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: EXPLORE_CHANGE_ACTION,
            text: plain('Change the question', 75),
            value: questionValue({ question, takenAt }),
          },
        ],
      },
    ],
  };
};
