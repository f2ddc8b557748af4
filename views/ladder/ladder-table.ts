import type { DataTableBlock, KnownBlock, RawNumberElement, RawTextElement } from '@slack/types';
import { GRADES } from '../../src/advisor/bonds/rating.ts';
import type { Ladder, LadderPlace } from '../../src/advisor/ladder/ladder.ts';
import { isoFromDay } from '../../src/advisor/units.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { count, date, money, rate } from '../blocks/format.ts';
import { isinOf, issuerOf, ratingOf, tradedOn, unratedCellOf, years } from '../recommendation/bond-words.ts';
import { placeInWords, rungDays } from './rung-words.ts';

type Cell = RawTextElement | RawNumberElement;

const ROWS_A_PAGE = 10;

const text = (it: string): Cell => ({ type: 'raw_text', text: it });
const UNKNOWN = text('—');
/** Slack sorts by the number and shows the words. */
const number = (value: number, it: string): Cell => ({ type: 'raw_number', value, text: it });

const yieldCell = ({ bond }: LadderPlace): Cell => {
  if (bond.yieldToMaturity === null) return UNKNOWN;
  const traded = tradedOn(bond);
  return number(bond.yieldToMaturity, `${rate(bond.yieldToMaturity)}${traded === null ? '' : ` (traded ${traded})`}`);
};

const COLUMNS: ReadonlyArray<readonly [string, (place: LadderPlace, rung: number) => Cell]> = [
  ['Issuer', ({ bond }) => text(issuerOf(bond, 24))],
  ['Yield', yieldCell],
  [
    'Matures',
    ({ bond: { maturityDay } }) =>
      maturityDay === null ? UNKNOWN : number(Number(isoFromDay(maturityDay).replaceAll('-', '')), date(maturityDay)),
  ],
  [
    'Rating',
    ({ bond }) =>
      bond.rating
        ? number(GRADES.indexOf(bond.rating.grade) + 1, ratingOf({ ...bond, rating: { ...bond.rating, agency: null } }))
        : text(unratedCellOf(bond)),
  ],
  ['Amount', ({ amount }) => number(amount / 100, money(amount))],
  ['Rung', (_, rung) => number(rung, String(rung))],
  ['Minimums', ({ units }) => (units === null ? UNKNOWN : number(units, count(units)))],
  ['Duration', ({ modifiedDuration }) => number(modifiedDuration, years(modifiedDuration))],
  ['ISIN', ({ bond }) => text(isinOf(bond))],
];

/** At most 30 rows: ten rungs with three bonds each. */
const table = ({ rungs }: Ladder): DataTableBlock => ({
  type: 'data_table',
  caption: 'The bonds on the ladder, rung by rung',
  rows: [
    COLUMNS.map(([name]) => text(name)),
    ...rungs.flatMap(({ places }, at) => places.map((place) => COLUMNS.map(([, cell]) => cell(place, at + 1)))),
  ],
  page_size: ROWS_A_PAGE,
  row_header_column_index: 0,
});

/** The bonds by rung, as a sortable table or as a list that wraps on a phone. */
export const ladderTable = (ladder: Ladder, native: boolean): KnownBlock[] => {
  if (ladder.placed === 0) return [];
  if (native) return [table(ladder)];
  return [
    richText(
      line(bold('The bonds on the ladder')),
      list(
        'bullet',
        ladder.rungs.flatMap((rung, at) =>
          rung.places.map((place) => line(bold(`Rung ${at + 1}, ${rungDays(rung)}`), words(` ${placeInWords(place)}`))),
        ),
      ),
    ),
  ];
};
