import { PERPETUAL_DAY } from '../../advisor/bonds/perpetual.ts';
import type { Day } from '../../advisor/units.ts';
import type { DayOrder } from '../mapping/mapping.ts';
import { type DayKind, type DayShape, dayIn, dayShape, saysPerpetual } from '../values/days.ts';
import { type Column, type ColumnPlace, type Doubt, remembered, saysNothing } from './column.ts';

export interface DayColumnOptions {
  readonly kind: DayKind;
  /** The desk's time zone. */
  readonly zone: string;
  /** From the mapping. */
  readonly order?: DayOrder | undefined;
  /** The bond may have no end: `perpetual` reads as PERPETUAL_DAY. */
  readonly mayBePerpetual?: boolean;
}

/** A column of days. Whether day or month comes first is decided once, by the cells that can be only one of them. */
export interface DayColumn extends Column<Day> {
  /** Takes over the order of another column that is sure, for cells that could be either. */
  readonly agree: (order: DayOrder) => void;
  /** The order that the cells show; null if they could be either. */
  readonly shown: () => DayOrder | null;
}

const cells = (count: number): string => `${count} ${count === 1 ? 'cell' : 'cells'}`;

interface Seen {
  readonly line: number;
  readonly text: string;
}

/** A share of cells this small may be typing errors in a column that is otherwise sure. */
const STRAY = 0.02;

export const dayColumn = (place: ColumnPlace, options: DayColumnOptions): DayColumn => {
  const shape = remembered((text: string): DayShape | null => dayShape(text, options.kind, options.zone));
  const seen = { plain: 0, dayFirst: 0, monthFirst: 0, either: 0 };
  let [stray, open]: [Seen | null, Seen | null] = [null, null];
  let order: DayOrder | null = options.order ?? null;
  let agreed = false;
  const perpetual = (text: string): boolean => options.mayBePerpetual === true && saysPerpetual(text);
  const surveyed = remembered((text: string): DayShape | null => (saysNothing(place, text) || perpetual(text) ? null : shape(text)));
  const doubt = (reason: string, at: Seen | null): Doubt => ({
    reason,
    column: place.heading,
    line: at?.line ?? null,
    value: at?.text ?? null,
    expected: `one order of day and month. Say which in the mapping: ${place.field}: { column: "${place.heading}", dates: day-month-year }, or month-day-year`,
  });
  const shown = (): DayOrder | null => {
    if (seen.dayFirst > 0 && seen.monthFirst <= STRAY * seen.dayFirst) return 'day-month-year';
    return seen.monthFirst > 0 && seen.dayFirst <= STRAY * seen.monthFirst ? 'month-day-year' : null;
  };
  return {
    field: place.field,
    heading: place.heading,
    expected: `a day, such as 2024-05-02, 02-05-2024 or 2-May-24${options.mayBePerpetual ? ', or "perpetual"' : ''}; its order can be said in the mapping: dates: day-month-year`,
    survey: (text, line) => {
      const found = surveyed(text);
      if (found === null) return;
      if (found.kind === 'day') seen.plain++;
      else if (found.dayFirst === found.monthFirst) seen.plain++;
      else if (found.monthFirst === null) seen.dayFirst++;
      else if (found.dayFirst === null) {
        seen.monthFirst++;
        stray ??= { line, text };
      } else {
        seen.either++;
        open ??= { line, text };
      }
    },
    shown,
    agree: (other) => {
      if (order !== null || shown() !== null || seen.dayFirst + seen.monthFirst > 0 || seen.either === 0) return;
      order = other;
      agreed = true;
    },
    decide: () => {
      if (order !== null) return null;
      order = shown();
      if (order !== null) return null;
      if (seen.dayFirst > 0) return doubt(`The day comes first in ${cells(seen.dayFirst)}, the month in ${cells(seen.monthFirst)}.`, stray);
      if (seen.either > 0)
        return doubt(`Day and month could be either way round in ${cells(seen.either)}, and no other cell settles it.`, open);
      return null;
    },
    read: remembered((text) => {
      if (perpetual(text)) return PERPETUAL_DAY;
      return saysNothing(place, text) ? null : dayIn(shape(text), order ?? 'year-month-day');
    }),
    evidence: () => {
      const all = seen.plain + seen.dayFirst + seen.monthFirst + seen.either;
      const sure = seen.dayFirst + seen.monthFirst;
      if (sure + seen.either === 0) return `${all} of ${all} can be read in one way only`;
      return `${sure} of ${sure + seen.either} can only be ${order ?? 'one or the other'}, ${seen.either} could be either`;
    },
    said: () => (order === null ? {} : { form: { dates: order } }),
    warnings: () =>
      agreed
        ? [`"${place.heading}": ${seen.either} days could be either way round; read as ${order}, like the other days of the file.`]
        : [],
  };
};
