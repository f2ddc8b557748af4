import type { DataTableBlock, KnownBlock, RawNumberElement, RawTextElement } from '@slack/types';
import { formatRating, GRADES } from '../../src/advisor/bonds/rating.ts';
import type { ClientTrade } from '../../src/advisor/book/client-trade.ts';
import { standingOf } from '../../src/advisor/book/outstanding.ts';
import { type Day, isoFromDay } from '../../src/advisor/units.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { count, date, money, plural, rate, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import { unratedCellOf } from '../recommendation/bond-words.ts';

type Cell = RawTextElement | RawNumberElement;

const ROWS_A_PAGE = 5;
const MOST_LINES = 10;

const text = (it: string): Cell => ({ type: 'raw_text', text: it });
const UNKNOWN = text('—');
/** Slack sorts by the number and shows the words. */
const number = (value: number, it: string): Cell => ({ type: 'raw_number', value, text: it });
const dayCell = (day: Day | null): Cell => (day === null ? UNKNOWN : number(Number(isoFromDay(day).replaceAll('-', '')), date(day)));

const ratingOf = ({ rating, band }: ClientTrade): string =>
  rating ? formatRating({ ...rating, agency: null }) : band === null ? 'not rated' : 'government-backed';

const issuerOf = ({ issuer, bondId }: ClientTrade, longest: number): string =>
  shown(shown(issuer ?? bondId, 200).replace(/ (Limited|Ltd\.?)$/i, ''), longest);

/** Most important columns first, because a phone shows only a few without swiping. */
const COLUMNS: ReadonlyArray<readonly [string, (trade: ClientTrade) => Cell]> = [
  ['Issuer', (trade) => text(issuerOf(trade, 24))],
  ['Price paid', ({ amount }) => number(amount / 100, money(amount))],
  ['Bought', ({ day }) => dayCell(day)],
  ['Type', ({ bondType }) => text(shown(bondType, 40))],
  ['Yield', ({ yieldToMaturity }) => (yieldToMaturity === null ? UNKNOWN : number(yieldToMaturity, rate(yieldToMaturity)))],
  ['Rating', (trade) => (trade.rating ? number(GRADES.indexOf(trade.rating.grade) + 1, ratingOf(trade)) : text(unratedCellOf(trade)))],
  ['Matures', ({ maturityDay }) => dayCell(maturityDay)],
  ['ISIN', ({ isin, bondId }) => text(shown(isin ?? bondId, 20))],
];

/** "The last 50 of 2,000 purchases" */
const caption = (listed: number, all: number): string => {
  if (listed < all) return `The last ${count(listed)} of ${plural(all, 'purchase')}`;
  return all === 1 ? 'The only purchase' : `All ${plural(all, 'purchase')}, newest first`;
};

const table = (trades: readonly ClientTrade[], all: number): DataTableBlock => {
  const rows: Cell[][] = [COLUMNS.map(([name]) => text(name))];
  let characters = 0;
  for (const trade of trades) {
    const row = COLUMNS.map(([, cell]) => cell(trade));
    characters += row.reduce((sum, cell) => sum + cell.text.length, 0);
    if (rows.length > SLACK_LIMITS.tableRows || characters > SLACK_LIMITS.tableCharacters) break;
    rows.push(row);
  }
  return { type: 'data_table', caption: caption(rows.length - 1, all), rows, page_size: ROWS_A_PAGE, row_header_column_index: 0 };
};

/**
 * The latest purchases, newest first, as a sortable table or as a shorter list that wraps on a phone.
 * @param all number of all purchases, listed or not
 * @param asOf the day that says what has matured
 */
export const tradeTable = (trades: readonly ClientTrade[], all: number, asOf: Day, native: boolean): KnownBlock[] => {
  if (trades.length === 0) return [];
  if (native) return [table(trades, all)];
  const listed = trades.slice(0, MOST_LINES);
  return [
    richText(
      line(bold(caption(listed.length, all))),
      list(
        'bullet',
        listed.map((trade) => {
          const facts = [
            issuerOf(trade, 60),
            trade.yieldToMaturity === null ? null : `yield ${rate(trade.yieldToMaturity)}`,
            ratingOf(trade),
            trade.maturityDay === null
              ? 'maturity unknown'
              : `${standingOf(trade.maturityDay, asOf) === 'matured' ? 'matured' : 'matures'} ${date(trade.maturityDay)}`,
          ].filter((fact) => fact !== null);
          return line(bold(`${date(trade.day)} for ${money(trade.amount)}`), words(` ${shown(trade.bondType, 60)} · ${facts.join(' · ')}`));
        }),
      ),
    ),
  ];
};
