import { GROUPINGS, MEASURES } from '../../../src/advisor/desk/explore.ts';
import type { ExploreCube } from '../../../src/advisor/desk/explore-cube.ts';
import type { ExploreAnswer } from '../../../src/usecases/desk/explore-book.ts';
import { exploreFigure, exploreMessage } from '../../../views/explore/explore-message.ts';
import { exploreModal } from '../../../views/explore/explore-modal.ts';
import { exploreNotYetModal, exploreRefusedMessage, exploreRefusedModal } from '../../../views/explore/explore-refused.ts';
import { figureBlocks } from '../../../views/figure-block.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/look.ts';
import { dayOf } from '../../helpers/sample-recommendation.ts';
import { type Builders, type Size, strictViews, times } from '../../helpers/strict-views.ts';

const cubeWith = (words: string, size: Size): ExploreCube => {
  const names = times(size, (at) => `${words}${at}`);
  return {
    format: 1,
    asOf: dayOf('2026-03-12'),
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

const answers = (words: string, size: Size): ExploreAnswer[] =>
  GROUPINGS.flatMap((by) =>
    MEASURES.map((measure) => ({
      kind: 'answered' as const,
      question: { measure, by, filters: { segment: 0, band: 1, age: 2, type: 250 } },
      answer: {
        rows: times(size, (at) => ({
          name: words,
          values: { clients: at === 0 ? null : 1e9, invested: 9e15, trades: 0, meanYield: at === 1 ? null : 0.092, reinvestment: 1 },
        })),
        folded: 3,
        leftOut: 2,
      },
      cube: cubeWith(words, size),
      takenAt: new Date('2026-03-13T06:00:00Z'),
    })),
  );

const BUILDERS: Builders = {
  'explore-modal': (words, size) => [
    exploreModal(cubeWith(words, size), null, '{}'),
    exploreModal(cubeWith(words, size), { measure: 'meanYield', by: 'period', filters: { segment: 2, type: 999 } }, '{}'),
  ],
  'explore-message': (words, size) =>
    answers(words, size).flatMap((answered) => [
      exploreMessage(answered, NEWEST_LOOK, { kind: 'native' }),
      exploreMessage(answered, NEWEST_LOOK, { kind: 'file', file: 'F0CHART' }),
      exploreMessage(answered, PLAINEST_LOOK, { kind: 'text' }),
      { text: 'A chart', blocks: figureBlocks(exploreFigure(answered), { kind: 'native' }) },
    ]),
  'explore-refused': () => [exploreRefusedMessage(), exploreRefusedModal(), exploreNotYetModal()],
};

strictViews('explore', BUILDERS, ['explore-question', 'explore-words']);
