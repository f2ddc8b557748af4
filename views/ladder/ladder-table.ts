import type { DataTableBlock, KnownBlock, RawNumberElement, RawTextElement, RichTextSection } from '@slack/types';
import { GRADES } from '../../src/advisor/bonds/rating.ts';
import type { Ladder, LadderPlace } from '../../src/advisor/ladder/ladder.ts';
import { type Day, isoFromDay } from '../../src/advisor/units.ts';
import type { Says } from '../../src/claims/claim.ts';
import { bold, line, list, words } from '../blocks/blocks.ts';
import { folded, foldedWithTable } from '../blocks/folded.ts';
import { count, money } from '../blocks/format.ts';
import type { Look } from '../blocks/look.ts';
import { bondClaim, isinOf, issuerOf, maturityIn, ratingOf, unratedCellOf, years } from '../recommendation/bond-words.ts';
import { amountIn, earnedBy, placeInWords, rungName } from './rung-words.ts';

type Cell = RawTextElement | RawNumberElement;

const ROWS_A_PAGE = 10;

const text = (it: string): Cell => ({ type: 'raw_text', text: it });
const UNKNOWN = text('—');
/** Slack sorts by the number and shows the words. */
const number = (value: number, it: string): Cell => ({ type: 'raw_number', value, text: it });

/** A bond on the ladder, its rung (from 1), and the day and the maker of the claims. */
interface Row {
  readonly place: LadderPlace;
  readonly rung: number;
  readonly asOf: Day;
  readonly says: Says;
}

/** A cell that Slack sorts by `value`; unknown without words. */
const known = (value: number | null, words: string | null): Cell => (value === null || words === null ? UNKNOWN : number(value, words));
const sortableDay = (maturityDay: Day | null): number | null =>
  maturityDay === null ? null : Number(isoFromDay(maturityDay).replaceAll('-', ''));

const COLUMNS: ReadonlyArray<readonly [string, (row: Row) => Cell]> = [
  ['Issuer', ({ place: { bond } }) => text(issuerOf(bond, 24))],
  ['Yield', ({ place, asOf }) => known(place.bond.yieldToMaturity, earnedBy(place, { asOf }))],
  ['Matures', ({ place: { bond }, asOf }) => known(sortableDay(bond.maturityDay), maturityIn(bond, asOf))],
  [
    'Rating',
    ({ place: { bond }, asOf }) =>
      bond.rating
        ? number(GRADES.indexOf(bond.rating.grade) + 1, ratingOf({ ...bond, rating: { ...bond.rating, agency: null } }, asOf))
        : text(unratedCellOf(bond)),
  ],
  ['To pay', ({ place, says }) => number(place.amount / 100, amountIn(place, says))],
  [
    'Face value',
    ({ place: { bond, nominal }, says }) => number(nominal / 100, says('ladder.face', money(nominal), nominal, { bond: bond.bondId })),
  ],
  ['Rung', ({ place: { bond }, rung, says }) => number(rung, says('ladder.rungOf', String(rung), rung, { bond: bond.bondId }))],
  [
    'Lots',
    ({ place: { bond, units }, says }) =>
      units === null ? UNKNOWN : number(units, says('ladder.lots', count(units), units, { bond: bond.bondId })),
  ],
  [
    'Duration',
    ({ place: { bond, modifiedDuration }, asOf }) =>
      number(modifiedDuration, bondClaim(years(modifiedDuration), bond, 'offer.duration', modifiedDuration, asOf)),
  ],
  ['ISIN', ({ place: { bond } }) => text(isinOf(bond))],
];

/** At most 30 rows: ten rungs with three bonds each. */
const table = ({ rungs, asOf }: Ladder, says: Says): DataTableBlock => ({
  type: 'data_table',
  caption: 'The bonds on the ladder, rung by rung',
  rows: [
    COLUMNS.map(([name]) => text(name)),
    ...rungs.flatMap(({ places }, at) => places.map((place) => COLUMNS.map(([, cell]) => cell({ place, rung: at + 1, asOf, says })))),
  ],
  page_size: ROWS_A_PAGE,
  row_header_column_index: 0,
});

const HEADING = 'The bonds on the ladder';

/** What tells the bond from others, then its rung and the ISIN to copy: it wraps on a phone. */
const lines = (ladder: Ladder, says: Says): RichTextSection[] =>
  ladder.rungs.flatMap((rung, at) =>
    rung.places.map((place) => {
      const name = rungName({ rung, place: at + 1, says });
      says('ladder.rungOf', `Rung ${at + 1}`, at + 1, { bond: place.bond.bondId });
      return line(bold(name), words(` ${placeInWords(place, ladder, says)} · ${isinOf(place.bond)}`));
    }),
  );

const rowsOf = ({ rows }: DataTableBlock): string[][] =>
  rows.map((row) => row.map((cell) => ('text' in cell && typeof cell.text === 'string' ? cell.text : '')));

/** The bonds by rung: folded as a list and as a table; under one heading; without folds as a sortable table, or as a list. @param says makes claims of the ladder */
export const ladderTable = (ladder: Ladder, { folds, table: native }: Pick<Look, 'folds' | 'table'>, says: Says): KnownBlock[] => {
  if (ladder.placed === 0) return [];
  const asTable = table(ladder, says);
  if (native && !folds) return [asTable];
  const asList = [list('bullet', lines(ladder, says))];
  return [folds && native ? foldedWithTable(HEADING, asList, rowsOf(asTable)) : folded(HEADING, asList, folds)];
};
