import type { OldBook } from '../../../src/advisor/calendar/old-book.ts';
import { concentrationsOf } from '../../../src/advisor/family/concentration.ts';
import { exposureOf } from '../../../src/advisor/family/exposure.ts';
import { kinshipOf } from '../../../src/advisor/family/kinship.ts';
import { clientId, paiseFromRupees } from '../../../src/advisor/units.ts';
import type { FamilyReview } from '../../../src/usecases/family/family-outcome.ts';
import { type ChartLook, NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import {
  familyUnreadableMessage,
  noFamilyMessage,
  noStatisticsMessage,
  statisticsNotAllowedMessage,
} from '../../../views/family/family-answers.ts';
import { familyMessage, familyMoreMessage } from '../../../views/family/family-message.ts';
import { familyModal } from '../../../views/family/family-modal.ts';
import { pairsMessage } from '../../../views/family/pairs-message.ts';
import { statisticsMessage } from '../../../views/family/statistics-message.ts';
import {
  sampleKinship,
  sampleMember,
  samplePairFigures,
  sampleReview,
  sampleStatistics,
  sampleTrade,
} from '../../helpers/samples/sample-family.ts';
import { dayOf, sampleProfile } from '../../helpers/samples/sample-recommendation.ts';
import { type Builders, type Size, strictViews, times } from '../../helpers/slack/strict-views.ts';

const reviewOf = (words: string, size: Size): FamilyReview => {
  const id = clientId(words || 'C');
  const kinship = sampleKinship({
    shared: times(size, () => words),
    parentOnly: times(size, () => words),
    childOnly: times(size, () => words),
  });
  const exposure = exposureOf(
    times(size, (at) => sampleTrade({ issuer: `${words}${at}`, bondType: `${words}${at}`, rating: null, band: null })),
    dayOf('2026-03-12'),
  );
  return sampleReview({
    asked: id,
    holder: id,
    members: times(size, () =>
      sampleMember(words, {
        profile: sampleProfile({ clientId: id, age: null, trades: 1e9, totalInvested: paiseFromRupees(9e13) }),
        isHolder: true,
        kinship: { parent: id, found: kinship },
      }),
    ),
    more: 1e9,
    hidden: 1e9,
    exposure,
    concentrations: times(size, () => concentrationsOf(exposure)).flat(),
  });
};

const OLD_BOOK: OldBook = { day: dayOf('2026-03-12'), workingDays: 4, on: dayOf('2026-03-18') };
const CHARTS: readonly ChartLook[] = [{ kind: 'native' }, { kind: 'file', file: 'F0CHART' }, { kind: 'text' }];
const LOOKS = [NEWEST_LOOK, PLAINEST_LOOK];

const BUILDERS: Builders = {
  'family-answers': (words) => [
    familyUnreadableMessage(),
    noStatisticsMessage(),
    statisticsNotAllowedMessage(),
    ...[true, false].flatMap((firmWide) => [
      noFamilyMessage({ clientId: words, missingHolder: null, oldBook: null }, firmWide),
      noFamilyMessage({ clientId: words, missingHolder: { clientId: clientId(words) }, oldBook: OLD_BOOK }, firmWide),
      noFamilyMessage({ clientId: words, missingHolder: { clientId: null }, oldBook: OLD_BOOK }, firmWide),
    ]),
  ],
  'family-message': (words, size) =>
    [reviewOf(words, size), sampleReview()].flatMap((review) =>
      LOOKS.flatMap((look) =>
        CHARTS.flatMap((chart) => [
          familyMessage(review, look, [chart]),
          familyMoreMessage(review, { look, charts: [chart, chart], firmWide: look.table }),
        ]),
      ),
    ),
  'family-modal': () => [familyModal('x'.repeat(3000), true), familyModal('', false)],
  'pairs-message': (words, size) =>
    [0, 1e9].flatMap((more) =>
      LOOKS.map((look) => {
        const [parent, child] = [sampleProfile({ clientId: clientId(words || 'P'), name: words }), sampleProfile({ name: words })];
        const pairs = times(size, () => ({ parent, child, found: kinshipOf(parent, child) }));
        return pairsMessage(
          { pairs, more, clients: 1e9, lookedAt: 500, takenAt: more === 0 ? null : new Date('2026-03-13T08:00:00Z') },
          look,
        );
      }),
    ),
  'statistics-message': (words, size) =>
    [
      sampleStatistics({
        groups: times(size, () => ({ name: words, figures: samplePairFigures() })),
        points: times(size, (at) => ({ parent: at, child: at, sameBand: null })),
      }),
      sampleStatistics({ all: null, groups: [], points: [] }),
      sampleStatistics({ all: samplePairFigures({ matchRate: null, meanApart: null, meanDifference: null, similarShare: null }) }),
    ].flatMap((statistics) =>
      LOOKS.flatMap((look) =>
        [...CHARTS.slice(1)].map((chart) =>
          statisticsMessage(statistics, { takenAt: new Date('2026-03-13T08:00:00Z'), oldBook: null }, { look, chart }),
        ),
      ),
    ),
};

strictViews('family', BUILDERS, [
  'exposure-figures',
  'exposure-words',
  'family-claims',
  'kinship-words',
  'member-table',
  'statistics-button',
  'statistics-figure',
]);
