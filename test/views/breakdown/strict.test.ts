import { GROUPINGS, MEASURES } from '../../../src/advisor/breakdown/break-down.ts';
import type { BreakdownCube } from '../../../src/advisor/breakdown/breakdown-cube.ts';
import type { BreakdownAnswer } from '../../../src/usecases/breakdown/break-down-book.ts';
import { figureBlocks } from '../../../views/blocks/figure-block.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { breakdownFigure, breakdownMessage } from '../../../views/breakdown/breakdown-message.ts';
import { breakdownModal } from '../../../views/breakdown/breakdown-modal.ts';
import { breakdownNotYetModal, breakdownRefusedMessage, breakdownRefusedModal } from '../../../views/breakdown/breakdown-refused.ts';
import { dayOf } from '../../helpers/samples/sample-recommendation.ts';
import { type Builders, type Size, strictViews, times } from '../../helpers/slack/strict-views.ts';

const cubeWith = (words: string, size: Size): BreakdownCube => {
  const names = times(size, (at) => `${words}${at}`);
  return {
    format: 3,
    asOf: dayOf('2026-03-12'),
    dataAsOf: dayOf('2026-03-12'),
    version: 7,
    segments: names,
    bands: names,
    ages: names,
    types: names,
    periods: names,
    periodKind: 'month',
    tables: { whole: [], byType: [], byPeriod: [], byTypeAndPeriod: [] },
  };
};

const answers = (words: string, size: Size): BreakdownAnswer[] =>
  GROUPINGS.flatMap((by) =>
    MEASURES.map((measure) => ({
      kind: 'answered' as const,
      question: { measure, by, filters: { segment: 0, band: 1, age: 2, type: 250 } },
      answer: {
        rows: times(size, (at) => ({
          name: words,
          values: {
            outstanding: 1e15,
            clients: at === 0 ? null : 1e9,
            invested: 9e15,
            trades: 0,
            meanYield: at === 1 ? null : 0.092,
            reinvestment: 1,
          },
        })),
        folded: 3,
        leftOut: 2,
      },
      cube: cubeWith(words, size),
      takenAt: new Date('2026-03-13T06:00:00Z'),
      oldBook: null,
    })),
  );

const BUILDERS: Builders = {
  'breakdown-modal': (words, size) => [
    breakdownModal({ cube: cubeWith(words, size), oldBook: null }, null, '{}'),
    breakdownModal(
      { cube: cubeWith(words, size), oldBook: { day: dayOf('2026-03-02'), workingDays: 8 } },
      { measure: 'meanYield', by: 'period', filters: { segment: 2, type: 999 } },
      '{}',
    ),
  ],
  'breakdown-message': (words, size) =>
    answers(words, size).flatMap((answered) => [
      breakdownMessage(answered, NEWEST_LOOK, { kind: 'native' }),
      breakdownMessage(answered, NEWEST_LOOK, { kind: 'file', file: 'F0CHART' }),
      breakdownMessage(answered, PLAINEST_LOOK, { kind: 'text' }),
      { text: 'A chart', blocks: figureBlocks(breakdownFigure(answered), { kind: 'native' }) },
    ]),
  'breakdown-refused': () => [breakdownRefusedMessage(), breakdownRefusedModal(), breakdownNotYetModal(false), breakdownNotYetModal(true)],
};

strictViews('breakdown', BUILDERS, ['question-value', 'row-questions', 'breakdown-words']);
