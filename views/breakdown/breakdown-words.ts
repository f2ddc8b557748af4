import type { Grouping, Measure } from '../../src/advisor/breakdown/break-down.ts';

export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  outstanding: 'Outstanding',
  clients: 'Clients',
  invested: 'Bought',
  trades: 'Trades',
  meanYield: 'Average yield',
  reinvestment: 'Reinvestment',
};

export const GROUPING_WORDS: Readonly<Record<Grouping, string>> = {
  segment: 'Segment',
  band: 'Risk band',
  age: 'Age group',
  type: 'Bond type',
  period: 'Month',
};

/** Name of a grouping. For a very large book, periods are quarters instead of months. */
export const groupingWord = (grouping: Grouping, periodKind: 'month' | 'quarter'): string =>
  grouping === 'period' && periodKind === 'quarter' ? 'Quarter' : GROUPING_WORDS[grouping];
