import { clientId, paiseFromRupees } from '../../../src/advisor/units.ts';
import type { ShownRecommendation } from '../../../src/usecases/ports/shown-recommendation.ts';
import type { Message } from '../../../views/blocks/blocks.ts';
import { type Look, NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { mayBeSecond } from '../../../views/notices/may-be-second.ts';
import { choiceModal } from '../../../views/recommendation/choice-modal.ts';
import { bondTableMessage, moreMessage } from '../../../views/recommendation/more-message.ts';
import { nothingSuitableMessage, recommendationMessage } from '../../../views/recommendation/recommendation-message.ts';
import {
  nothingToUndoMessage,
  notInChannelMessage,
  notSharedMessage,
  notSuitableNowMessage,
  recommendationGoneMessage,
  sharedMessage,
  sharedOutsideMessage,
  undoOutOfDateMessage,
  unsharedMessage,
} from '../../../views/recommendation/share-answers.ts';
import { shareModal } from '../../../views/recommendation/share-modal.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import {
  dayOf,
  NO_SIGNS,
  SOME_SIGNS,
  sampleBond,
  sampleProfile,
  sampleShown,
  sampleType,
} from '../../helpers/samples/sample-recommendation.ts';
import { type Builders, type Size, strictViews, times } from '../../helpers/slack/strict-views.ts';

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
  const rows = times(size, (at) => ({ name: `${words}${at}`, probability: 1, chance: 1, share: at === 0 ? null : 1 }));
  return LOOKS.flatMap((look) =>
    [
      NO_SIGNS,
      {
        ...SOME_SIGNS,
        bondType: words,
        up: 1e9,
        down: 1e9,
        choices: times(size, () => words),
        pressedBy: times(size, (at) => `U0PRESSED${at}`),
      },
    ].flatMap((tally) => [
      recommendationMessage(shown, tally, { look, figures: { title: words || 'Chart', alt: words || 'Chart', rows } }),
      recommendationMessage(shown, tally, { look, figures: { title: 'T', alt: 'A', rows: [] }, sharedBy: 'U0SITA' }),
    ]),
  );
};

const mores = (words: string, size: Size): Message[] => {
  const shown = size === 'some' && words === 'C_0042' ? sampleShown() : shownWith(words, size);
  const rows = times(size, (at) => ({ name: `${words}${at}`, probability: 1, chance: 1, share: at === 0 ? null : 1 }));
  return LOOKS.flatMap((look) => [
    moreMessage(shown, { look, figures: { title: words || 'Chart', alt: words || 'Chart', rows }, canShare: true }),
    moreMessage(shown, { look, figures: { title: 'T', alt: 'A', rows: [] }, canShare: false }),
    bondTableMessage(shown, look),
  ]);
};

const BUILDERS: Builders = {
  'choice-modal': (words, size) => [
    choiceModal(
      words,
      times(size, (at) => `${words}${at}`),
      '{}',
    ),
  ],
  'recommendation-message': (words, size) =>
    [...recommendations(words, size), nothingSuitableMessage(shownWith(words, size), ZONE)].flatMap((message) => [
      message,
      mayBeSecond(message),
    ]),
  'more-message': (words, size) => mores(words, size).flatMap((message) => [message, mayBeSecond(message)]),
  'share-answers': (words) => [
    notSuitableNowMessage({ clientId: words || 'C', reason: words, claims: [] }),
    sharedMessage({ channel: 'C0DESK', ts: '1700000000.000100' }),
    unsharedMessage('C0DESK'),
    notSharedMessage(),
    sharedOutsideMessage('C0DESK'),
    notInChannelMessage('C0DESK'),
    nothingToUndoMessage(),
    undoOutOfDateMessage(),
    recommendationGoneMessage(),
  ],
  'share-modal': (_words, size) => [shareModal(['C0DESK', ...times(size, (at) => `C${at}`)], '{}')],
};

const PARTS = [
  'answer',
  'answer-provenance',
  'best-bond',
  'bond-list',
  'bond-table',
  'bond-words',
  'chart-block',
  'choices',
  'details',
  'exploration-note',
  'feedback-footer',
  'provenance',
  'read-message',
  'quote-button',
  'more-bonds-button',
  'recommendation-actions',
  'tenor-remark',
];

strictViews('recommendation', BUILDERS, PARTS);
