import { dayInWords, MONTHS } from '../../advisor/calendar/day-in-words.ts';
import { type Day, dayFromIso } from '../../advisor/units.ts';
import { rupeesInWords } from '../../advisor/words/rupees-in-words.ts';
import type { DryRun } from '../../usecases/ports/loading/book-loader.ts';
import { counted } from './counted.ts';
import { table } from './table.ts';

/** What was found in one place: a file, or a table. */
export interface Found {
  readonly place: string;
  readonly columns: ReadonlyArray<{ readonly field: string; readonly heading: string; readonly evidence: string }>;
  readonly ignored: readonly string[];
}

const MOST_LISTED = 20;

/** Which column is what, and what its cells show. */
export const foundLines = ({ place, columns, ignored }: Found): readonly string[] => [
  `${place}:`,
  table(
    ['what', 'column', 'what its cells show'],
    columns.map(({ field, heading, evidence }) => [field, heading, evidence]),
  ),
  ...(ignored.length > 0 ? [`Not read: ${ignored.map((heading) => `"${heading}"`).join(', ')}.`] : []),
];

const rupees = (paise: number): string => rupeesInWords(paise / 100);
const day = (iso: string): string => dayInWords(dayFromIso(iso) as Day);
const month = (iso: string): string => `${MONTHS[Number(iso.slice(5)) - 1]} ${iso.slice(0, 4)}`;
const list = (counts: Readonly<Record<string, number>>): string => {
  const all = Object.entries(counts);
  const more = all.length > MOST_LISTED ? `, and ${all.length - MOST_LISTED} more` : '';
  return (
    all
      .slice(0, MOST_LISTED)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ') + more
  );
};

/** What reading it would give, as people check it. */
export const dryRunLines = (run: DryRun): readonly string[] => {
  const aside = run.setAside.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    ...(run.days === null
      ? [run.clients > 0 ? counted(run.clients, 'client') : counted(run.rows - aside, 'bond')]
      : [`${counted(run.trades, 'purchase')} of ${counted(run.clients, 'client')}`]),
    ...(run.sales > 0 ? [counted(run.sales, 'sale or redemption', 'sales and redemptions')] : []),
    `${aside} set aside`,
  ];
  return [
    `${counted(run.rows, 'row')}: ${parts.join(', ')}.`,
    ...(run.days === null ? [] : [`${rupees(run.amountPaise)} bought, ${day(run.days.from)} to ${day(run.days.to)}.`]),
    ...(run.months.length > 0
      ? [
          table(
            ['month', 'purchases', 'amount'],
            run.months.map(({ month: each, trades, amountPaise }) => [month(each), String(trades), rupees(amountPaise)]),
          ),
        ]
      : []),
    ...(Object.keys(run.bands).length > 0 ? [`Recorded risk bands: ${list(run.bands)}.`] : []),
    ...(Object.keys(run.types).length > 0 ? [`Bond types: ${list(run.types)}.`] : []),
    ...run.merged
      .slice(0, MOST_LISTED)
      .map(({ kept, spellings }) => `The same, written differently: ${spellings.map((each) => `"${each}"`).join(', ')} read as "${kept}".`),
    ...run.setAside.flatMap(({ reason, count, first }) => [
      `Set aside: ${count} × ${reason}`,
      ...first.map(({ line, written }) => `  line ${line}: ${written}`),
    ]),
    ...run.notUnderstood.map(
      ({ heading, count, of, line, written }) =>
        `Not understood: ${count} of ${of} cells of "${heading}", such as "${written}" in line ${line}.`,
    ),
    ...run.warnings.map((warning) => `Note: ${warning}`),
    ...(run.refused === null ? [] : [`An import would refuse it: ${run.refused.reason} Expected: ${run.refused.expected}.`]),
  ];
};
