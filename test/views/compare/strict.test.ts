import { clientId, paiseFromRupees } from '../../../src/advisor/units.ts';
import type { ClientComparison, ComparedClient } from '../../../src/usecases/compare/compare-outcome.ts';
import { type ChartLook, NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { sameClientMessage, twoClientsMessage, unknownClientsMessage } from '../../../views/compare/compare-answers.ts';
import { compareModal } from '../../../views/compare/compare-modal.ts';
import { comparisonMessage, comparisonMoreMessage } from '../../../views/compare/comparison-message.ts';
import { sampleComparison } from '../../helpers/samples/sample-comparison.ts';
import { sampleBond, sampleProfile, sampleShown, sampleType } from '../../helpers/samples/sample-recommendation.ts';
import { type Builders, type Size, strictViews, times } from '../../helpers/slack/strict-views.ts';

const side = (words: string, size: Size): ComparedClient => ({
  profile: sampleProfile({
    clientId: clientId(words || 'C'),
    parentId: clientId(words || 'P'),
    age: null,
    trades: 1e9,
    totalInvested: paiseFromRupees(9e13),
  }),
  profileFrom: { kind: 'snapshot', takenAt: new Date('2026-03-10T08:00:00Z') },
  recommendation: {
    ...sampleShown().recommendation,
    segment: { id: 1, name: words, size: 1e9, confidence: null },
    recommended: times(size, () => sampleType(words, 1, { bonds: times(size, () => sampleBond({ issuer: words, isin: words })) })),
  },
});

const comparisonOf = (words: string, size: Size): ClientComparison =>
  sampleComparison({
    left: side(words, size),
    right: side(words, 'none'),
    features: {
      known: times(size, () => ({ kind: 'number' as const, name: words, left: 1e15, right: -1e15, deviations: -1e9 })),
      unknown: times(size, () => words),
    },
    types: times(size, (at) => ({
      bondType: `${words}${at}`,
      left: { bought: at === 0 ? null : 1, likely: 1 },
      right: { bought: null, likely: 0 },
    })),
  });

const CHARTS: readonly ChartLook[] = [{ kind: 'native' }, { kind: 'file', file: 'F0CHART' }, { kind: 'text' }];

const BUILDERS: Builders = {
  'compare-answers': (words, size) => [
    sameClientMessage(words),
    twoClientsMessage(),
    unknownClientsMessage(times(size, () => ({ asked: words, similar: times(size, (at) => `${words}${at}`) })).slice(0, 2)),
  ],
  'compare-modal': () => [
    compareModal('x'.repeat(3000)),
    compareModal('{}', { left: { text: { type: 'plain_text', text: 'C_0042' }, value: 'C_0042' } }),
  ],
  'comparison-message': (words, size) =>
    [comparisonOf(words, size), sampleComparison()].flatMap((comparison) =>
      [NEWEST_LOOK, PLAINEST_LOOK].flatMap((look) => [
        ...CHARTS.map((chart) => comparisonMessage(comparison, look, chart)),
        comparisonMoreMessage(comparison, look),
      ]),
    ),
};

strictViews('compare', BUILDERS, ['comparison-figure', 'comparison-rows', 'comparison-summary', 'feature-words', 'pair-button']);
