import type { DataTableBlock, KnownBlock, RawNumberElement, RawTextElement, RichTextSection } from '@slack/types';
import { PERPETUAL_DAY } from '../../src/advisor/bonds/perpetual.ts';
import { formatRating, GRADES } from '../../src/advisor/bonds/rating.ts';
import type { ClientTrade } from '../../src/advisor/book/client-trade.ts';
import { standingOf } from '../../src/advisor/book/outstanding.ts';
import { type Day, isoFromDay } from '../../src/advisor/units.ts';
import { claimsOf, type Says } from '../../src/claims/claim.ts';
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
const dayCell = (day: Day | null, words: (day: Day) => string): Cell =>
  day === null ? UNKNOWN : number(Number(isoFromDay(day).replaceAll('-', '')), words(day));

/** A purchase, and what makes claims of it. */
interface Listed {
  readonly trade: ClientTrade;
  readonly says: Says;
}

const gradePlace = (trade: ClientTrade): number => (trade.rating ? GRADES.indexOf(trade.rating.grade) : 0);
const ratingOf = ({ trade, says }: Listed): string => {
  const { rating, band } = trade;
  if (!rating && band === null) return 'not rated';
  return says('trade.grade', rating ? formatRating({ ...rating, agency: null }) : 'government-backed', gradePlace(trade));
};
const yieldIn = ({ says }: Listed, yearly: number): string => says('trade.yield', rate(yearly), yearly);
const paid = ({ trade: { amount }, says }: Listed): string => says('trade.amount', money(amount), amount);
const boughtOn = ({ trade: { day }, says }: Listed): string => says('trade.day', date(day), day);
const maturesOn = ({ says }: Listed, day: Day): string => says('trade.matures', date(day), day);

const issuerOf = ({ issuer, bondId }: ClientTrade, longest: number): string =>
  shown(shown(issuer ?? bondId, 200).replace(/ (Limited|Ltd\.?)$/i, ''), longest);

/** Most important columns first, because a phone shows only a few without swiping. */
const COLUMNS: ReadonlyArray<readonly [string, (listed: Listed) => Cell]> = [
  ['Issuer', ({ trade }) => text(issuerOf(trade, 24))],
  ['Price paid', (listed) => number(listed.trade.amount / 100, paid(listed))],
  ['Bought', (listed) => dayCell(listed.trade.day, () => boughtOn(listed))],
  ['Type', ({ trade: { bondType } }) => text(shown(bondType, 40))],
  [
    'Yield',
    (listed) => {
      const yearly = listed.trade.yieldToMaturity;
      return yearly === null ? UNKNOWN : number(yearly, yieldIn(listed, yearly));
    },
  ],
  [
    'Rating',
    (listed) => (listed.trade.rating ? number(gradePlace(listed.trade) + 1, ratingOf(listed)) : text(unratedCellOf(listed.trade))),
  ],
  ['Matures', (listed) => dayCell(listed.trade.maturityDay, (day) => (day === PERPETUAL_DAY ? 'perpetual' : maturesOn(listed, day)))],
  ['ISIN', ({ trade: { isin, bondId } }) => text(shown(isin ?? bondId, 20))],
];

/** "The last 50 of 2,000 purchases" */
const caption = (listed: number, all: number, says: Listed['says']): string => {
  const purchases = (words: string): string => says('client.purchases', words, all);
  if (listed < all) return `The last ${count(listed)} of ${purchases(plural(all, 'purchase'))}`;
  return all === 1 ? purchases('The only purchase') : `All ${purchases(plural(all, 'purchase'))}, newest first`;
};

const table = (trades: readonly Listed[], all: number, says: Listed['says']): DataTableBlock => {
  const rows: Cell[][] = [COLUMNS.map(([name]) => text(name))];
  let characters = 0;
  for (const trade of trades) {
    const row = COLUMNS.map(([, cell]) => cell(trade));
    characters += row.reduce((sum, cell) => sum + cell.text.length, 0);
    if (rows.length > SLACK_LIMITS.tableRows || characters > SLACK_LIMITS.tableCharacters) break;
    rows.push(row);
  }
  return { type: 'data_table', caption: caption(rows.length - 1, all, says), rows, page_size: ROWS_A_PAGE, row_header_column_index: 0 };
};

const listedInWords = (listed: Listed, asOf: Day): RichTextSection => {
  const { trade } = listed;
  const facts = [
    issuerOf(trade, 60),
    trade.yieldToMaturity === null ? null : `yield ${yieldIn(listed, trade.yieldToMaturity)}`,
    ratingOf(listed),
    trade.maturityDay === PERPETUAL_DAY
      ? 'perpetual'
      : trade.maturityDay === null
        ? 'maturity unknown'
        : `${standingOf(trade.maturityDay, asOf) === 'matured' ? 'matured' : 'matures'} ${maturesOn(listed, trade.maturityDay)}`,
  ].filter((fact) => fact !== null);
  return line(bold(`${boughtOn(listed)} for ${paid(listed)}`), words(` ${shown(trade.bondType, 60)} · ${facts.join(' · ')}`));
};

/**
 * The latest purchases of a client, newest first, as a sortable table or as a shorter list that wraps on a phone.
 * @param all number of all purchases, listed or not
 * @param asOf the day that says what has matured
 */
export const tradeTable = (
  trades: readonly ClientTrade[],
  all: number,
  { clientId, asOf, native }: { readonly clientId: string; readonly asOf: Day; readonly native: boolean },
): KnownBlock[] => {
  if (trades.length === 0) return [];
  const says = claimsOf({ client: clientId }, asOf);
  const listed = (native ? trades : trades.slice(0, MOST_LINES)).map(
    (trade, at): Listed => ({
      trade,
      says: claimsOf({ client: clientId, place: at + 1 }, asOf),
    }),
  );
  if (native) return [table(listed, all, says)];
  const lines = listed.map((each) => listedInWords(each, asOf));
  return [richText(line(bold(caption(listed.length, all, says))), list('bullet', lines))];
};
