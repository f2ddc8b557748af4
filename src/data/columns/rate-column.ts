import type { RateUnit } from '../mapping/mapping.ts';
import { writtenRate } from '../values/rates.ts';
import type { MarkColumn } from './amount-column.ts';
import { type ColumnPlace, remembered, saysNothing } from './column.ts';

export interface RateColumnOptions {
  readonly unit?: RateUnit | undefined;
  readonly decimal?: '.' | ',' | undefined;
  /** Percent a year that a rate can be; 0 counts as "not recorded" if it's below the lowest. */
  readonly lowest: number;
  readonly highest: number;
}

/** Most rates of a book are plain numbers, and there are too many different ones to remember. */
const PLAIN = /^\d+(?:\.\d+)?$/;
/** A share of rates this small may be under 1 in a column of percent. */
const STRAY = 0.02;
const PERCENT_PER: Readonly<Record<RateUnit, number>> = { percent: 1, fraction: 100, 'basis points': 0.01 };

/** A column of rates, in percent a year. If every rate is under 1, the column may be fractions, which only a person can decide. */
export const rateColumn = (place: ColumnPlace, options: RateColumnOptions): MarkColumn => {
  let [bare, small, commas, points] = [0, 0, 0, 0];
  let first: { readonly line: number; readonly text: string } | null = null;
  const unit: RateUnit = options.unit ?? (/\bbps\b|basis points/i.test(place.heading) ? 'basis points' : 'percent');
  let decimal: '.' | ',' = options.decimal ?? '.';
  const within = (value: number, per: RateUnit): number | null | undefined => {
    const percent = Math.round(value * PERCENT_PER[per] * 1e10) / 1e10;
    if (percent === 0 && options.lowest > 0) return null;
    return percent >= options.lowest && percent <= options.highest ? percent : undefined;
  };
  const written = remembered((text: string): number | null | undefined => {
    const rate = writtenRate(text, decimal);
    if (rate === 'floating') return null;
    if (rate === null) return saysNothing(place, text) ? null : undefined;
    return within(rate.value, rate.unit ?? unit);
  });
  const bareRate = remembered((text: string): number | null => {
    const rate = writtenRate(text, '.') ?? writtenRate(text, ',');
    return rate === null || rate === 'floating' || rate.unit !== null ? null : rate.value;
  });
  return {
    field: place.field,
    heading: place.heading,
    expected:
      'percent a year, such as 9.5 or 9.50%; if they are fractions, say so in the mapping: { column: "' +
      `${place.heading}", rates: fraction }`,
    survey: (text, line) => {
      if (/\d,\d/.test(text)) commas++;
      else if (/\d\.\d/.test(text)) points++;
      const rate = PLAIN.test(text) ? Number(text) : bareRate(text);
      if (rate === null || rate === 0) return;
      bare++;
      if (rate >= 1) return;
      small++;
      first ??= { line, text };
    },
    shownMark: () => (commas > points ? ',' : points > 0 ? '.' : null),
    decide: () => {
      if (options.decimal === undefined && commas > points) decimal = ',';
      // A few rates under 1 may be real; many next to others are fractions among percent, which no unit settles.
      if (options.unit !== undefined || bare === 0 || small <= bare * STRAY || unit !== 'percent') return null;
      return {
        reason:
          small === bare
            ? `Every rate of "${place.heading}" is under 1: percent, or fractions?`
            : `${small} of ${bare} rates of "${place.heading}" are under 1, and the others aren't: percent and fractions in one column?`,
        column: place.heading,
        line: first?.line ?? null,
        value: first?.text ?? null,
        expected: `percent a year. Say which in the mapping: ${place.field}: { column: "${place.heading}", rates: fraction }, or percent`,
      };
    },
    read: (text) => (decimal === '.' && PLAIN.test(text) ? within(Number(text), unit) : written(text)),
    evidence: () => (bare === 0 ? 'each with its own unit, or zero' : `in ${unit}: ${bare - small} of ${bare} are 1 or more`),
    said: () => ({ form: { ...(unit !== 'percent' && { rates: unit }), ...(decimal === ',' && { decimal }) } }),
    warnings: () =>
      options.unit === undefined && small > 0 && small < bare
        ? [`"${place.heading}": ${small} of ${bare} rates are under 1, and read as percent; the first is in line ${first?.line}.`]
        : [],
  };
};
