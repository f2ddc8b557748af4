import type { DataTableBlock, RawNumberElement, RawTextElement } from '@slack/types';
import type { RecommendedType } from '../../src/advisor/advice/recommend.ts';
import type { BondOnOffer, RecommendedBond } from '../../src/advisor/bonds/bond.ts';
import { isPerpetual } from '../../src/advisor/bonds/perpetual.ts';
import { GRADES } from '../../src/advisor/bonds/rating.ts';
import { isoFromDay } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import {
  bandLimitOf,
  couponIn,
  durationIn,
  isinOf,
  issuerOf,
  maturityIn,
  minimumIn,
  placeClaims,
  ratingOf,
  riseIn,
  type ShownFor,
  structureOf,
  tradedOn,
  unratedCellOf,
  yieldIn,
} from './bond-words.ts';

type Cell = RawTextElement | RawNumberElement;

const text = (words: string): Cell => ({ type: 'raw_text', text: words });
const UNKNOWN = text('—');
/** Slack sorts by the number and shows the words. */
const number = (value: number, words: string): Cell => ({ type: 'raw_number', value, text: words });

/** A number that sorts by `value`; a dash if it isn't known. */
const known = (value: number | null | undefined, words: string | null): Cell =>
  value == null || words === null ? UNKNOWN : number(value, words);

const yieldCell = (bond: BondOnOffer, { asOf }: ShownFor): Cell => {
  const traded = tradedOn(bond, asOf);
  return known(bond.yieldToMaturity, `${yieldIn(bond, asOf)}${traded === null ? '' : ` (traded ${traded})`}`);
};

/** Sorts by the grade's place in the agencies' scale, best first. */
const ratingCell = (bond: BondOnOffer, { asOf }: ShownFor): Cell =>
  bond.rating
    ? number(GRADES.indexOf(bond.rating.grade) + 1, ratingOf({ ...bond, rating: { ...bond.rating, agency: null } }, asOf))
    : text(unratedCellOf(bond));

/** Short enough to keep the yield visible on a phone. The best bond's full name is shown above the table. */
const issuerCell = (bond: BondOnOffer): Cell => text(issuerOf(bond, 24));

const maturityCell = (bond: BondOnOffer, { asOf }: ShownFor): Cell =>
  isPerpetual(bond)
    ? number(99_991_231, 'perpetual')
    : known(bond.maturityDay === null ? null : Number(isoFromDay(bond.maturityDay).replaceAll('-', '')), maturityIn(bond, asOf));

/** Most important columns first, because a phone shows only a few without swiping. */
const COLUMNS: ReadonlyArray<readonly [string, (bond: RecommendedBond, shownFor: ShownFor, place: number) => Cell]> = [
  ['Issuer', issuerCell],
  ['Yield', yieldCell],
  ['Rating', ratingCell],
  ['Matures', maturityCell],
  ['ISIN', (bond, shownFor, place) => text(placeClaims(isinOf(bond), bond, place, shownFor))],
  ['Type', ({ bondType }) => text(shown(bondType, 40))],
  ['Coupon', (bond, { asOf }) => known(bond.coupon, couponIn(bond, asOf))],
  ['Duration', (bond, { asOf }) => known(bond.rateRisk?.modifiedDuration, durationIn(bond, asOf))],
  ['If yields rise 1 point', (bond, { asOf }) => known(bond.rateRisk?.riseOnePoint, riseIn(bond, asOf))],
  ['From', (bond, { asOf }) => known(bond.minimumInvestment === null ? null : bond.minimumInvestment / 100, minimumIn(bond, asOf))],
  ['Agency', ({ rating }) => (rating?.agency ? text(shown(rating.agency, 20)) : UNKNOWN)],
  ['Structure', (bond) => text(structureOf(bond) ?? '—')],
  ['Band', (bond, { asOf }) => text(bandLimitOf(bond, asOf) ?? bond.band ?? '—')],
];
const ISIN = COLUMNS.findIndex(([name]) => name === 'ISIN');
const ROWS_A_PAGE = 5;

/**
 * All bonds on offer in one table, sortable by any column. A table, because an adviser compares yields, ratings and maturities
 * across types, and fifteen cards would be fifteen swipes. Rows beyond Slack's limits are left out from the end.
 */
export const bondTable = (types: readonly RecommendedType[], shownFor: ShownFor): DataTableBlock[] => {
  const rows: Cell[][] = [COLUMNS.map(([name]) => text(name))];
  let characters = 0;
  for (const { bond, place } of types.flatMap(({ bonds }) => bonds.map((bond, place) => ({ bond, place })))) {
    const row = COLUMNS.map(([, cell]) => cell(bond, shownFor, place));
    characters += row.reduce((sum, cell) => sum + cell.text.length, 0);
    if (rows.length > SLACK_LIMITS.tableRows || characters > SLACK_LIMITS.tableCharacters) break;
    rows.push(row);
  }
  if (rows.length < 2) return [];
  return [{ type: 'data_table', caption: PHRASES.bestFitFirst, rows, page_size: ROWS_A_PAGE, row_header_column_index: ISIN }];
};
