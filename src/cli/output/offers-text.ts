import { dayInWords } from '../../advisor/calendar/day-in-words.ts';
import { isoFromDay } from '../../advisor/units.ts';
import type { OffersOutcome } from '../../data/import/import-offers.ts';

/** A sheet of offers as programs get it. */
export const offersJson = (outcome: OffersOutcome) =>
  outcome.kind === 'refused'
    ? { refused: outcome.doubt }
    : {
        refused: null,
        rows: outcome.rows,
        taken: outcome.taken,
        setAside: Object.fromEntries(Object.entries(outcome.setAside).map(([reason, { count }]) => [reason, count])),
        ignoredColumns: outcome.ignoredColumns,
        types: outcome.types,
        validUntil: isoFromDay(outcome.validUntil),
      };

/** A sheet of offers as people read it. */
export const offersLines = ({
  rows,
  taken,
  setAside,
  ignoredColumns,
  types,
  validUntil,
}: OffersOutcome & { readonly kind: 'imported' }): readonly string[] => [
  `Offers: ${taken} bonds of ${rows} rows, valid until ${dayInWords(validUntil)} (--valid-until changes that).`,
  ...Object.entries(types)
    .sort(([, left], [, right]) => right - left)
    .map(([type, count]) => `  ${count} ${type}`),
  ...Object.entries(setAside).map(
    ([reason, { count, lines }]) => `Set aside: ${count} × ${reason} (line ${lines.join(', ')}${count > lines.length ? ', ...' : ''})`,
  ),
  ...(ignoredColumns.length > 0 ? [`Ignored columns: ${ignoredColumns.map((name) => `"${name}"`).join(', ')}.`] : []),
];
