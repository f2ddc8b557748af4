import type { DataTableBlock, KnownBlock, RawNumberElement, RawTextElement } from '@slack/types';
import { type AnswerRow, MEASURES, type Measure } from '../../src/advisor/breakdown/break-down.ts';
import { bothDaysInWords } from '../../src/advisor/calendar/book-days-in-words.ts';
import { type Claim, type ClaimSubject, claim } from '../../src/claims/claim.ts';
import type { ClaimKind } from '../../src/claims/kinds.ts';
import type { BreakdownAnswer } from '../../src/usecases/breakdown/break-down-book.ts';
import { bold, context, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import type { SeriesFigure } from '../blocks/figure.ts';
import { figureBlocks } from '../blocks/figure-block.ts';
import { count, escapeMrkdwn, money, monthOf, oldBookLines, percent, plural, rate, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { ChartLook, Look } from '../blocks/look.ts';
import { rowMenu } from '../blocks/row-menu.ts';
import { groupingWord, MEASURE_WORDS } from './breakdown-words.ts';
import { questionValue } from './question-value.ts';
import { rowQuestions } from './row-questions.ts';

export const BREAKDOWN_CHANGE_ACTION = 'explore_change';
export const BREAKDOWN_OPEN_ACTION = 'explore_open';

const LAKH_PAISE = 1e7;
const CRORE_PAISE = 1e9;
const MOST_ROWS = 60;

const saidAs: Readonly<Record<Measure, (value: number) => string>> = {
  outstanding: (value) => money(value),
  clients: count,
  invested: (value) => money(value),
  trades: count,
  meanYield: rate,
  reinvestment: percent,
};
const CLAIMS: Readonly<Record<Measure, ClaimKind>> = {
  outstanding: 'group.outstanding',
  clients: 'group.clients',
  invested: 'group.bought',
  trades: 'group.trades',
  meanYield: 'group.yield',
  reinvestment: 'group.reinvests',
};
const isMoney = (measure: Measure): boolean => measure === 'invested' || measure === 'outstanding';

/** The number a table column sorts by: rupees instead of paise, anything else unchanged. */
const sortedBy = (measure: Measure, value: number): number => (isMoney(measure) ? value / 100 : value);

/** The unit to draw a measure in, and its size in the measure's own unit. */
const unitOf = (measure: Measure, rows: readonly AnswerRow[]): readonly [unit: string, size: number] => {
  switch (measure) {
    case 'outstanding':
    case 'invested': {
      const most = Math.max(0, ...rows.map(({ values }) => values[measure] ?? 0));
      return most >= 10 * CRORE_PAISE ? ['₹ crore', CRORE_PAISE] : ['₹ lakh', LAKH_PAISE];
    }
    case 'meanYield':
    case 'reinvestment':
      return ['percent', 0.01];
    default:
      return [measure, 1];
  }
};

/** Name of a row. A month is written like other dates. */
const nameOf = ({ question: { by } }: BreakdownAnswer, { name }: AnswerRow): string => shown(by === 'period' ? monthOf(name) : name, 60);

/** What the question is limited to, as the subject of its claims. */
const onlyOf = ({ question: { filters }, cube }: BreakdownAnswer): ClaimSubject => {
  const { segment, band, age, type } = filters;
  return {
    ...(segment !== undefined && { onlySegment: cube.segments[segment] ?? '' }),
    ...(band !== undefined && { onlyBand: cube.bands[band] ?? '' }),
    ...(age !== undefined && { onlyAge: cube.ages[age] ?? '' }),
    ...(type !== undefined && { onlyType: cube.types[type] ?? '' }),
  };
};

/** What a measure of a row claims. */
const claimOf = (answered: BreakdownAnswer, row: AnswerRow, measure: Measure): Claim | null => {
  const { question, cube } = answered;
  const number = row.values[measure];
  const subject = { by: question.by, group: row.name, ...onlyOf(answered) };
  return number === null ? null : { kind: CLAIMS[measure], subject, number, asOf: cube.asOf };
};

/** A measure of a row in words. */
const claimed = (answered: BreakdownAnswer, row: AnswerRow, measure: Measure, value: number): string => {
  const made = claimOf(answered, row, measure);
  const words = saidAs[measure](value);
  return made ? claim(words, made) : words;
};

/** The row's value in words. Null if it's withheld. */
const saidOf = (answered: BreakdownAnswer, row: AnswerRow): string | null => {
  const { measure } = answered.question;
  const value = row.values[measure];
  return value === null ? null : claimed(answered, row, measure, value);
};

const titleOf = ({ question: { measure, by }, cube }: BreakdownAnswer): string =>
  `${MEASURE_WORDS[measure]} by ${groupingWord(by, cube.periodKind).toLowerCase()}`;

const filtersOf = ({ question: { filters }, cube }: BreakdownAnswer): string[] => {
  const { segment, band, age, type } = filters;
  const chosen = [
    segment === undefined ? undefined : cube.segments[segment],
    band === undefined ? undefined : cube.bands[band],
    age === undefined ? undefined : cube.ages[age],
    type === undefined ? undefined : cube.types[type],
  ];
  return chosen.filter((name) => name !== undefined).map((name) => shown(name, 80));
};

/** The answer's chart. Rows beyond Slack's limit are left out; for periods, the newest are kept. */
export const breakdownFigure = (answered: BreakdownAnswer): SeriesFigure => {
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
    // All segment names end in "Investors", and labels are short.
    categories: rows.map((row) => (question.by === 'period' ? monthOf(row.name) : row.name.replace(/ Investors$/, ''))),
    series: [
      {
        name: MEASURE_WORDS[question.measure],
        values: rows.map(value),
        claims: rows.map((row) => claimOf(answered, row, question.measure)),
      },
    ],
    unit,
  };
};

/** The rows to show: newest period first, other groups in their own order, at most {@link MOST_ROWS}. */
const inReadingOrder = ({ question, answer }: BreakdownAnswer): readonly AnswerRow[] =>
  question.by === 'period' ? answer.rows.slice(-MOST_ROWS).toReversed() : answer.rows.slice(0, MOST_ROWS);

type Cell = RawTextElement | RawNumberElement;
const text = (words: string): Cell => ({ type: 'raw_text', text: words });

const tableOf = (answered: BreakdownAnswer): DataTableBlock => {
  const { question, cube } = answered;
  const columns = [question.measure, ...MEASURES.filter((measure) => measure !== question.measure)];
  const cellOf = (row: AnswerRow, measure: Measure): Cell => {
    const value = row.values[measure];
    if (value === null) return text('—');
    return { type: 'raw_number', value: sortedBy(measure, value), text: claimed(answered, row, measure, value) };
  };
  const rowHeader = (row: AnswerRow): Cell => {
    const month = question.by === 'period' ? /^(\d{4})-(\d{2})$/.exec(row.name) : null;
    // A number sorts by calendar, not by alphabet.
    if (month) return { type: 'raw_number', value: Number(`${month[1]}${month[2]}`), text: nameOf(answered, row) };
    return text(nameOf(answered, row));
  };
  return {
    type: 'data_table',
    caption: titleOf(answered),
    rows: [
      [text(groupingWord(question.by, cube.periodKind)), ...columns.map((measure) => text(MEASURE_WORDS[measure]))],
      ...inReadingOrder(answered).map((row) => [rowHeader(row), ...columns.map((measure) => cellOf(row, measure))]),
    ],
    page_size: 12,
    row_header_column_index: 0,
  };
};

const linesOf = (answered: BreakdownAnswer): KnownBlock =>
  richText(
    list(
      'bullet',
      inReadingOrder(answered).map((row) => line(bold(nameOf(answered, row)), words(`  ${saidOf(answered, row) ?? '—'}`))),
    ),
  );

/** A mean says what it averages, and an amount what it counts. */
const MONEY_NOTE =
  'Outstanding: what hasn’t matured. Bought: everything, matured or not. Both at the price paid. Average yield: to maturity at purchase, over everything bought, weighted by amount.';

/** How many groups are too small to be shown. */
const smallGroups = (answered: BreakdownAnswer, groups: number): string => {
  const { question, cube } = answered;
  const subject = { by: question.by === 'period' ? cube.periodKind : question.by, ...onlyOf(answered) };
  return claim(plural(groups, 'group'), { kind: 'groups.small', subject, number: groups, asOf: cube.asOf });
};

const notes = (answered: BreakdownAnswer): string[] => {
  const { question, answer, cube, oldBook } = answered;
  return [
    ...oldBookLines(oldBook),
    `${bothDaysInWords(cube.asOf, cube.dataAsOf)}.${question.measure === 'reinvestment' ? ' Reinvestment: the mean of the clients’ shares of later purchases made within 90 days of the one before.' : ''}`,
    MONEY_NOTE,
    ...(answer.folded > 0 ? [`${smallGroups(answered, answer.folded)} of fewer than five clients put together.`] : []),
    ...(answer.leftOut > 0 ? [`${smallGroups(answered, answer.leftOut)} of fewer than five clients left out.`] : []),
    ...(question.by === 'period' || question.by === 'type' ? ['A client who bought in several groups counts in each of them.'] : []),
  ];
};

const FIRST_ROWS = 3;

/** The first rows, for notifications and screen readers. */
const inShort = (answered: BreakdownAnswer): string => {
  const first = inReadingOrder(answered).slice(0, FIRST_ROWS);
  return first.length === 0 ? '' : `: ${first.map((row) => `${nameOf(answered, row)} ${saidOf(answered, row) ?? 'not told'}`).join(', ')}`;
};

/** A breakdown of the book: chart, table, notes on what was left out, a menu that opens a row, and a button to change the question. */
export const breakdownMessage = (answered: BreakdownAnswer, look: Look, chart: ChartLook): Message => {
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
            ...figureBlocks(breakdownFigure(answered), chart),
            // A chart drawn as text already lists the same values.
            ...(look.table ? [tableOf(answered)] : chart.kind === 'text' ? [] : [linesOf(answered)]),
          ]),
      context(...notes(answered)),
      {
        type: 'actions',
        elements: [
          ...rowMenu(BREAKDOWN_OPEN_ACTION, 'Open …', rowQuestions(answered)),
          {
            type: 'button',
            action_id: BREAKDOWN_CHANGE_ACTION,
            text: plain('Change the question', 75),
            value: questionValue({ question, takenAt }),
          },
        ],
      },
    ],
  };
};
