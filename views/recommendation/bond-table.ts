import type { DataTableBlock, RawNumberElement, RawTextElement } from '@slack/types';
import type { RecommendedType } from '../../src/advisor/advice/recommend.ts';
import type { BondOnOffer, RecommendedBond } from '../../src/advisor/bonds/bond.ts';
import { isPerpetual } from '../../src/advisor/bonds/perpetual.ts';
import { GRADES } from '../../src/advisor/bonds/rating.ts';
import { isoFromDay } from '../../src/advisor/units.ts';
import { date, money, rate, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import { isinOf, issuerOf, priceChange, ratingOf, tradedOn, unratedCellOf, years } from './bond-words.ts';

type Cell = RawTextElement | RawNumberElement;

const text = (words: string): Cell => ({ type: 'raw_text', text: words });
const UNKNOWN = text('—');
/** Slack sorts by the number and shows the words. */
const number = (value: number, words: string): Cell => ({ type: 'raw_number', value, text: words });

const yieldCell = (bond: BondOnOffer): Cell => {
  if (bond.yieldToMaturity === null) return UNKNOWN;
  const traded = tradedOn(bond);
  return number(bond.yieldToMaturity, `${rate(bond.yieldToMaturity)}${traded === null ? '' : ` (traded ${traded})`}`);
};

/** Sorts by the grade's place in the agencies' scale, best first. */
const ratingCell = (bond: BondOnOffer): Cell =>
  bond.rating
    ? number(GRADES.indexOf(bond.rating.grade) + 1, ratingOf({ ...bond, rating: { ...bond.rating, agency: null } }))
    : text(unratedCellOf(bond));

/** Short enough to keep the yield visible on a phone. The best bond's full name is shown above the table. */
const issuerCell = (bond: BondOnOffer): Cell => text(issuerOf(bond, 24));

const maturityCell = ({ maturityDay, traits = [] }: BondOnOffer): Cell =>
  maturityDay === null
    ? isPerpetual({ maturityDay, traits })
      ? number(99_991_231, 'perpetual')
      : UNKNOWN
    : number(Number(isoFromDay(maturityDay).replaceAll('-', '')), date(maturityDay));

/** Most important columns first, because a phone shows only a few without swiping. */
const COLUMNS: ReadonlyArray<readonly [string, (bond: RecommendedBond, bondType: string) => Cell]> = [
  ['Issuer', issuerCell],
  ['Yield', yieldCell],
  ['Rating', ratingCell],
  ['Matures', maturityCell],
  ['ISIN', (bond) => text(isinOf(bond))],
  ['Type', (_, bondType) => text(shown(bondType, 40))],
  ['Coupon', ({ coupon }) => (coupon === null ? UNKNOWN : number(coupon, rate(coupon)))],
  ['Duration', ({ rateRisk }) => (rateRisk ? number(rateRisk.modifiedDuration, years(rateRisk.modifiedDuration)) : UNKNOWN)],
  ['If yields rise 1 point', ({ rateRisk }) => (rateRisk ? number(rateRisk.riseOnePoint, priceChange(rateRisk.riseOnePoint)) : UNKNOWN)],
  ['From', ({ minimumInvestment }) => (minimumInvestment === null ? UNKNOWN : number(minimumInvestment / 100, money(minimumInvestment)))],
  ['Agency', ({ rating }) => (rating?.agency ? text(shown(rating.agency, 20)) : UNKNOWN)],
];
const ISIN = COLUMNS.findIndex(([name]) => name === 'ISIN');
const ROWS_A_PAGE = 5;

/**
 * All bonds on offer in one table, sortable by any column. A table, because an adviser compares yields, ratings and maturities
 * across types, and fifteen cards would be fifteen swipes. Rows beyond Slack's limits are left out from the end.
 */
export const bondTable = (types: readonly RecommendedType[]): DataTableBlock[] => {
  const rows: Cell[][] = [COLUMNS.map(([name]) => text(name))];
  let characters = 0;
  for (const { bond, bondType } of types.flatMap((type) => type.bonds.map((bond) => ({ bond, bondType: type.bondType })))) {
    const row = COLUMNS.map(([, cell]) => cell(bond, bondType));
    characters += row.reduce((sum, cell) => sum + cell.text.length, 0);
    if (rows.length > SLACK_LIMITS.tableRows || characters > SLACK_LIMITS.tableCharacters) break;
    rows.push(row);
  }
  if (rows.length < 2) return [];
  return [{ type: 'data_table', caption: 'Bonds on offer, best fit first', rows, page_size: ROWS_A_PAGE, row_header_column_index: ISIN }];
};
