import type { Digest } from '../../../src/advisor/digest/digest.ts';
import type { DigestStanding } from '../../../src/usecases/digest/digest-services.ts';
import { type ChartLook, NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import {
  digestInviteMessage,
  digestNotAllowedMessage,
  digestPausedMessage,
  digestPreviewSentMessage,
  digestSharedChannelMessage,
  digestSubscribedMessage,
  digestTestSentMessage,
  digestUntrainedMessage,
} from '../../../views/digest/digest-answers.ts';
import { digestMessage } from '../../../views/digest/digest-message.ts';
import { digestPanel } from '../../../views/digest/digest-panel.ts';
import { digestTimeModal, zoneOptions } from '../../../views/digest/digest-time-modal.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import { sampleDigest } from '../../helpers/samples/sample-digest.ts';
import { type Size, strictViews, times } from '../../helpers/slack/strict-views.ts';

const digests = (words: string, size: Size): Digest[] => {
  const whole = sampleDigest();
  const lines = times(size, (at) => ({
    bondType: `${words}${at}`,
    purchases: 1e9,
    amount: at % 2 ? 9e15 : null,
    amountBefore: at % 2 ? 0 : null,
  }));
  const move = { from: words, to: words, clients: 1e9 };
  return [
    whole,
    { ...whole, bought: { kind: 'few' }, movement: { kind: 'first' }, changes: [], moves: [] },
    {
      ...whole,
      segmentsOf: 8,
      until: (whole.from - 1) as Digest['until'],
      movement: { kind: 'segments-are-new', at: whole.madeAt },
      segments: times(size, (at) => ({ name: at === 0 ? null : `${words}${at}`, clients: 1e9, change: at % 2 ? -1e9 : null })),
      moves: times(size, () => move),
      bought: size === 'none' ? { kind: 'nothing' } : { kind: 'bought', lines, purchases: 1e9, amount: 9e15 },
      advice: { ...whole.advice, shown: 0, first: times(size, (at) => ({ bondType: `${words}${at}`, times: 1e9 })) },
      changes: [
        { kind: 'move', move },
        { kind: 'segment', name: words, clients: 1e9, change: -1e9 },
        { kind: 'type', bondType: words, amount: 0, amountBefore: 9e15 },
      ],
    },
  ];
};

const CHARTS: readonly ChartLook[] = [{ kind: 'native' }, { kind: 'file', file: 'F0CHART' }, { kind: 'text' }];

const standing = (words: string, parts: Partial<DigestStanding> = {}): DigestStanding => ({
  channel: 'C0DESK',
  subscription: null,
  time: { cron: words || '0 9 1 * *', zone: words || 'UTC' },
  weekly: null,
  next: null,
  lastSentAt: null,
  ...parts,
});

const subscription = (words: string, pausedBy: string | null): DigestStanding['subscription'] => ({
  channel: 'C0DESK',
  subscribedBy: 'U0SITA',
  subscribedAt: new Date('2026-03-01T00:00:00Z'),
  time: null,
  pausedBy,
  pauseReason: words,
  notBefore: new Date('2026-03-01T00:00:00Z'),
});

const weekly = { weekday: 1, hour: 9, minute: 5, zone: 'Asia/Kolkata' };
const standings = (words: string): DigestStanding[] => [
  standing(words),
  standing(words, {
    weekly,
    time: { cron: '5 9 * * 1', zone: 'Asia/Kolkata' },
    subscription: subscription(words, null),
    next: new Date('2026-03-09T03:35:00Z'),
  }),
  standing(words, { subscription: subscription(words, 'slack'), lastSentAt: new Date('2026-03-02T03:35:00Z') }),
  standing(words, { subscription: subscription(words, 'U0SITA') }),
];

strictViews(
  'digest',
  {
    'digest-message': (words, size) =>
      digests(words, size).flatMap((digest) => {
        const notes = [{ kind: 'none' }, { kind: 'test', by: 'U0SITA' }, { kind: 'again' }, { kind: 'preview' }] as const;
        return [NEWEST_LOOK, PLAINEST_LOOK].flatMap((look) =>
          [...CHARTS, undefined].flatMap((chart) =>
            notes.map((note) => digestMessage(digest, { look, charts: chart ? [chart] : [] }, note, ZONE)),
          ),
        );
      }),
    'digest-panel': (words) => standings(words).flatMap((it) => [digestPanel(it, true), digestPanel(it, false)]),
    'digest-time-modal': (words, size) => [
      ...standings(words).map((it) => digestTimeModal(it, 'x'.repeat(3000))),
      { options: zoneOptions(times(size, (at) => `${words}${at}`)) },
    ],
    'digest-answers': (words) => [
      digestInviteMessage(),
      digestSharedChannelMessage(),
      digestNotAllowedMessage(),
      digestPausedMessage('C0DESK', words),
      digestPreviewSentMessage(),
      ...standings(words).map((it) => digestSubscribedMessage(it, 'U0SITA')),
      digestTestSentMessage(),
      digestUntrainedMessage(),
    ],
  },
  ['digest-charts', 'digest-claims', 'digest-sources', 'digest-words'],
);
