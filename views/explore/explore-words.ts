import type { Grouping, Measure } from '../../src/advisor/desk/explore.ts';

export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  clients: 'Clients',
  invested: 'Invested',
  trades: 'Trades',
  meanYield: 'Mean yield',
  reinvestment: 'Reinvestment',
};

export const GROUPING_WORDS: Readonly<Record<Grouping, string>> = {
  segment: 'Segment',
  band: 'Risk band',
  age: 'Age group',
  type: 'Bond type',
  period: 'Month',
};

/** A quarter is what a month becomes where the book is very large. */
export const groupingWord = (grouping: Grouping, periodKind: 'month' | 'quarter'): string =>
  grouping === 'period' && periodKind === 'quarter' ? 'Quarter' : GROUPING_WORDS[grouping];
