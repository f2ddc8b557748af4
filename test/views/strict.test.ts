import { COMMANDS } from '../../commands/index.ts';
import { clientId, paiseFromRupees } from '../../src/advisor/units.ts';
import type { ShownRecommendation } from '../../src/usecases/shown-recommendation.ts';
import type { Message } from '../../views/blocks.ts';
import { choiceModal } from '../../views/choice-modal.ts';
import { clientOptions } from '../../views/client-options.ts';
import type { Figure } from '../../views/figure.ts';
import { figureBlocks } from '../../views/figure-block.ts';
import { helpMessage } from '../../views/help.ts';
import { loadingModal } from '../../views/loading-modal.ts';
import { type Look, NEWEST_LOOK, PLAINEST_LOOK } from '../../views/look.ts';
import { noRoleMessage } from '../../views/no-role.ts';
import { pickClientModal } from '../../views/pick-client-modal.ts';
import { nothingSuitableMessage, recommendationMessage } from '../../views/recommendation-message.ts';
import { sentToDirectMessages } from '../../views/sent-to-direct-messages.ts';
import { notInChannelMessage, recommendationGoneMessage, sharedMessage, sharedOutsideMessage } from '../../views/share-answers.ts';
import { shareModal } from '../../views/share-modal.ts';
import { somethingBrokeMessage } from '../../views/something-broke.ts';
import { sourceDownMessage } from '../../views/source-down.ts';
import { seesNobodyMessage, unknownClientMessage } from '../../views/unknown-client.ts';
import { untrainedMessage } from '../../views/untrained.ts';
import { dayOf, NO_SIGNS, SOME_SIGNS, sampleBond, sampleProfile, sampleShown, sampleType } from '../helpers/sample-recommendation.ts';
import { type Builders, type Size, strictViews, times } from '../helpers/strict-views.ts';

const shownWith = (words: string, size: Size): ShownRecommendation => {
  const bonds = times(size, () =>
    sampleBond({ issuer: words, isin: words, bondId: words, yieldFrom: 'last-trade', yieldDay: dayOf('2026-03-12') }),
  );
  const recommended = times(size, (at) =>
    sampleType(`${words}${at}`, at === 0 ? 1 : 0, { reasons: times(size, () => words), bonds, feedbackTerm: 0.5 }),
  );
  return sampleShown({
    profile: sampleProfile({
      clientId: clientId(words || 'C'),
      parentId: clientId(words || 'P'),
      trades: 1e9,
      totalInvested: paiseFromRupees(9e13),
    }),
    profileFrom: { kind: 'snapshot', takenAt: new Date('2026-03-10T08:00:00Z') },
    recommendation: {
      recommended,
      ranking: recommended,
      excluded: times(size, () => ({ bondType: words, reason: words })),
      counterfactual: words,
      firstPlace: { propensities: { [words]: 1 }, byScore: words, explored: true, share: 0.1, draws: 1000 },
      segment: { id: 1, name: words, size: 1e9, confidence: 0.5 },
    },
  });
};

const LOOKS: readonly Look[] = [NEWEST_LOOK, { ...NEWEST_LOOK, chart: { kind: 'file', file: 'F0CHART' } }, PLAINEST_LOOK];

const recommendations = (words: string, size: Size): Message[] => {
  const shown = size === 'some' && words === 'C_0042' ? sampleShown() : shownWith(words, size);
  const rows = times(size, (at) => ({ name: `${words}${at}`, probability: 1, share: at === 0 ? null : 1 }));
  return LOOKS.flatMap((look) =>
    [NO_SIGNS, { ...SOME_SIGNS, bondType: words, up: 1e9, down: 1e9, choices: times(size, () => words) }].flatMap((tally) => [
      recommendationMessage(shown, tally, { look, figures: { title: words || 'Chart', alt: words || 'Chart', rows }, canShare: true }),
      recommendationMessage(shown, tally, { look, figures: { title: 'T', alt: 'A', rows: [] }, canShare: false, sharedBy: 'U0SITA' }),
    ]),
  );
};

const figures = (words: string, size: Size): Figure[] => {
  const names = times(size, (at) => `${words}${at}`);
  const common = { title: words || 'Chart', alt: words || 'Chart', unit: words };
  const series = times(size, (at) => ({ name: words, values: names.map((_, place) => (place === at ? null : Number.NaN)) }));
  return [
    ...(['bar', 'line', 'area'] as const).map((kind) => ({ ...common, kind, categories: names, series })),
    { ...common, kind: 'pie', slices: names.map((name, at) => ({ name, value: at - 1 })) },
    {
      ...common,
      kind: 'scatter',
      xLabel: words,
      yLabel: words,
      series: [{ name: words, points: names.map((_, at) => [at, at] as const) }],
    },
    { ...common, kind: 'heatmap', rows: names, columns: names, values: names.map(() => names.map(() => 0.5)) },
  ];
};

/** The builders of every file, over a text and a size. A message, `{type: 'modal' | 'home'}`, or options. */
const BUILDERS: Builders = {
  'choice-modal': (words, size) => [
    choiceModal(
      words,
      times(size, (at) => `${words}${at}`),
      '{}',
    ),
  ],
  'client-options': (words, size) => [
    { options: clientOptions(times(size, (at) => ({ clientId: `${words}${at}`, riskBand: null, trades: 1e9, totalInvested: 9e15 }))) },
  ],
  'figure-block': (words, size) =>
    figures(words, size).flatMap((figure) =>
      [{ kind: 'native' } as const, { kind: 'file', file: 'F0CHART' } as const, { kind: 'text' } as const].map((look) => ({
        text: 'A chart',
        blocks: figureBlocks(figure, look),
      })),
    ),
  help: () => [helpMessage(COMMANDS, 'advisor'), helpMessage([...COMMANDS, ...COMMANDS, ...COMMANDS], 'admin')],
  'loading-modal': (words) => [loadingModal(words)],
  'no-role': (words, size) => [noRoleMessage(times(size, () => words))],
  'pick-client-modal': () =>
    (['recommend', 'profile', 'compare', 'family', 'ladder'] as const).map((surface) => pickClientModal(surface, 'x'.repeat(3000))),
  'recommendation-message': (words, size) => [...recommendations(words, size), nothingSuitableMessage(shownWith(words, size))],
  'sent-to-direct-messages': () => [sentToDirectMessages()],
  'share-answers': () => [
    sharedMessage('C0DESK'),
    sharedOutsideMessage('C0DESK'),
    notInChannelMessage('C0DESK'),
    recommendationGoneMessage(),
  ],
  'share-modal': (_words, size) => [shareModal(['C0DESK', ...times(size, (at) => `C${at}`)], '{}')],
  'something-broke': () => [somethingBrokeMessage('ab12cd34', new Date('2026-03-13T08:05:00Z'))],
  'source-down': () => [sourceDownMessage()],
  'unknown-client': (words, size) => [seesNobodyMessage(), unknownClientMessage({ asked: words, similar: times(size, () => words) })],
  untrained: () => [untrainedMessage(), untrainedMessage({ damagedVersion: 1e9 })],
};

/** Files whose builders make parts of the messages above, words, or numbers. */
const PARTS = [
  'exploration-note',
  'answer',
  'answer-provenance',
  'blocks',
  'bond-list',
  'bond-table',
  'bond-words',
  'chart-block',
  'choices',
  'client-facts',
  'client-name',
  'details',
  'feedback-footer',
  'client-buttons',
  'figure',
  'format',
  'limits',
  'look',
  'money-scale',
  'provenance',
  'recommendation-actions',
  'tenor-remark',
];

strictViews('.', BUILDERS, PARTS);
