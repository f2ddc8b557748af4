import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import test from 'ava';
import { COMMANDS } from '../../commands/index.ts';
import { refusalOfMessage } from '../../playground/strictness/message.ts';
import { problemsOfOptions } from '../../playground/strictness/options.ts';
import { problemsOfHome, problemsOfModal } from '../../playground/strictness/surfaces.ts';
import { clientId, paiseFromRupees } from '../../src/advisor/units.ts';
import type { ShownRecommendation } from '../../src/usecases/shown-recommendation.ts';
import type { Message } from '../../views/blocks.ts';
import { choiceModal } from '../../views/choice-modal.ts';
import { clientOptions } from '../../views/client-options.ts';
import { helpMessage } from '../../views/help.ts';
import { type Look, NEWEST_LOOK, PLAINEST_LOOK } from '../../views/look.ts';
import { noRoleMessage } from '../../views/no-role.ts';
import { pickClientModal } from '../../views/pick-client-modal.ts';
import { nothingSuitableMessage, recommendationMessage } from '../../views/recommendation-message.ts';
import { sentToDirectMessages } from '../../views/sent-to-direct-messages.ts';
import { notInChannelMessage, recommendationGoneMessage, sharedMessage } from '../../views/share-answers.ts';
import { shareModal } from '../../views/share-modal.ts';
import { somethingBrokeMessage } from '../../views/something-broke.ts';
import { sourceDownMessage } from '../../views/source-down.ts';
import { unknownClientMessage } from '../../views/unknown-client.ts';
import { untrainedMessage } from '../../views/untrained.ts';
import { dayOf, NO_SIGNS, SOME_SIGNS, sampleBond, sampleProfile, sampleShown, sampleType } from '../helpers/sample-recommendation.ts';

/** Words that break what is careless: endless, marked up, written from right to left, made of surrogates, empty. */
const EXTREMES: readonly string[] = [
  'C_0042',
  'an endless name '.repeat(500),
  '<!channel> & <@U1> *bold* `code` :tada:',
  'שם הלקוח \u202e abc \u2067 x',
  '👩‍👩‍👧‍👦'.repeat(400),
  '\u0000\u0007\ud800',
  ' ',
  '',
];

type Size = 'none' | 'some' | 'many';
const times = <T>(size: Size, make: (at: number) => T): T[] =>
  Array.from({ length: { none: 0, some: 3, many: 250 }[size] }, (_, at) => make(at));

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

/** The builders of every file, over a text and a size. A message, `{type: 'modal' | 'home'}`, or options. */
const BUILDERS: { readonly [file: string]: (words: string, size: Size) => readonly unknown[] } = {
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
  help: () => [helpMessage(COMMANDS), helpMessage([...COMMANDS, ...COMMANDS, ...COMMANDS])],
  'no-role': (words, size) => [noRoleMessage(times(size, () => words))],
  'pick-client-modal': () => [pickClientModal('x'.repeat(3000))],
  'recommendation-message': (words, size) => [...recommendations(words, size), nothingSuitableMessage(shownWith(words, size))],
  'sent-to-direct-messages': () => [sentToDirectMessages()],
  'share-answers': () => [sharedMessage('C0DESK'), notInChannelMessage('C0DESK'), recommendationGoneMessage()],
  'share-modal': (_words, size) => [shareModal(['C0DESK', ...times(size, (at) => `C${at}`)], '{}')],
  'something-broke': () => [somethingBrokeMessage('ab12cd34', new Date('2026-03-13T08:05:00Z'))],
  'source-down': () => [sourceDownMessage()],
  'unknown-client': (words, size) => [unknownClientMessage({ asked: words, similar: times(size, () => words) })],
  untrained: () => [untrainedMessage()],
};

/** Files whose builders make parts of the messages above, words, or numbers. */
const PARTS = [
  'answer',
  'blocks',
  'bond-list',
  'bond-table',
  'bond-words',
  'chart-block',
  'choices',
  'client-facts',
  'details',
  'feedback-footer',
  'format',
  'limits',
  'look',
  'provenance',
  'recommendation-actions',
];

const problemsOf = (built: unknown): unknown => {
  const it = built as { readonly type?: string; readonly options?: unknown };
  if (it.type === 'modal') return problemsOfModal({ ...it });
  if (it.type === 'home') return problemsOfHome({ ...it });
  if (it.options !== undefined) return problemsOfOptions(it);
  return refusalOfMessage({ ...it }) ?? [];
};

for (const [file, builders] of Object.entries(BUILDERS)) {
  test(`Slack takes what views/${file} builds, whatever goes in`, (t) => {
    for (const words of EXTREMES) {
      for (const size of ['none', 'some', 'many'] as const) {
        builders(words, size).forEach((built, at) => {
          // Undefined fields are not sent.
          const sent: unknown = JSON.parse(JSON.stringify(built));
          t.deepEqual(problemsOf(sent), [], `${at} of ${size}, ${JSON.stringify(words.slice(0, 20))}`);
        });
      }
    }
  });
}

test('every file of views is checked here, or is a part of one that is', (t) => {
  const files = readdirSync(resolve(import.meta.dirname, '../../views')).map((file) => file.replace(/\.ts$/, ''));
  t.deepEqual([...files].sort(), [...Object.keys(BUILDERS), ...PARTS].sort());
});
