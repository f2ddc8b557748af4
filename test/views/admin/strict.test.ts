import { day } from '../../../src/advisor/units.ts';
import type { AdminState } from '../../../src/usecases/admin/admin-state.ts';
import type { DecideResetOutcome } from '../../../src/usecases/admin/reset-learning.ts';
import type { RefreshOutcome, RetrainOutcome } from '../../../src/usecases/admin/retrain.ts';
import { type DryRun, FILE_HOLDS, type LookedAtFile, type Question } from '../../../src/usecases/ports/loading/book-loader.ts';
import { notAdminMessage } from '../../../views/admin/admin-answers.ts';
import { adminModal } from '../../../views/admin/admin-modal.ts';
import { bookFileMessage, bookFileUnreadableMessage, bookLoadedMessage, oneFileMessage } from '../../../views/admin/book-file-message.ts';
import { bookFileModal } from '../../../views/admin/book-file-modal.ts';
import { burstsMessage } from '../../../views/admin/bursts-message.ts';
import { channelsModal } from '../../../views/admin/channels-modal.ts';
import { dataQualityMessage } from '../../../views/admin/data-quality-message.ts';
import { explorationModal } from '../../../views/admin/exploration-modal.ts';
import { jobsMessage } from '../../../views/admin/jobs-message.ts';
import { modelStatisticsMessage } from '../../../views/admin/model-statistics-message.ts';
import { peopleModal } from '../../../views/admin/people-modal.ts';
import { personAnswerModal } from '../../../views/admin/person-answer-modal.ts';
import { managerOptions, personModal } from '../../../views/admin/person-modal.ts';
import { brokenOffMessage, progressMessage, refreshedMessage, trainedMessage } from '../../../views/admin/progress-message.ts';
import {
  needsSecondAdminMessage,
  resetAskedMessage,
  resetDecidedMessage,
  resetRequestMessage,
  resetUnderWayMessage,
} from '../../../views/admin/reset-messages.ts';
import { resetModal } from '../../../views/admin/reset-modal.ts';
import { retrainModal } from '../../../views/admin/retrain-modal.ts';
import { versionsMessage } from '../../../views/admin/versions-message.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import { samplePeople, sampleServing, sampleState, sampleSummary } from '../../helpers/samples/sample-admin.ts';
import { sampleFigures } from '../../helpers/samples/sample-home.ts';
import { sampleCard } from '../../helpers/samples/sample-versions.ts';
import { type Builders, type Size, strictViews, times } from '../../helpers/slack/strict-views.ts';

const AT = new Date('2026-03-12T10:00:00Z');

const stateWith = (words: string, size: Size): AdminState =>
  sampleState({
    book: { kind: 'away', message: words },
    model: null,
    versions: times(size, (at) => sampleSummary(at + 1, { refusal: words })),
    counts: { clients: 1e9, registered: 1e9, recommendations: 1e9, feedback: 1e9, auditRows: 1e9, tables: 25, pendingMigrations: 3 },
    channels: times(size, (at) => (at === 0 ? words : `C${at}`)),
    explorationShare: 0.1,
    learning: { claimedBy: words, claimedAt: new Date(0) },
    jobs: times(size, () => ({
      job: words,
      slot: new Date(0),
      attempt: 3,
      startedAt: new Date(0),
      finishedAt: size === 'some' ? null : AT,
      waitsUntil: size === 'some' && words !== '' ? AT : null,
      outcome: words,
      detail: words,
    })),
    figures: {
      takenAt: AT,
      figures: sampleFigures({
        quality: {
          ...sampleFigures().quality,
          skipped: Object.fromEntries(times(size, (at) => [`${words}${at}`, at])),
          blanked: Object.fromEntries(times(size, (at) => [`${words}${at}`, at])),
        },
      }),
    },
  });
const states = (words: string, size: Size): AdminState[] => [
  stateWith(words, size),
  sampleState(),
  sampleState({ figures: null, channels: ['C1'] }),
  sampleState({
    book: { kind: 'reached', newestTrade: null, oldBook: { day: day(20_000), workingDays: 9 } },
    learning: { claimedBy: 'U1', claimedAt: AT },
  }),
];

const people = (words: string, size: Size) => [
  samplePeople(),
  samplePeople({ managers: null, hasManagers: false, people: [] }),
  samplePeople({
    people: times(size, () => ({
      slackUserId: words,
      role: 'advisor',
      relationshipManagerIds: times(size, () => words),
      from: 'database',
    })),
    managers: times(size, () => ({ id: words, name: words, email: words })),
  }),
];

const managersOf = (words: string, size: Size) =>
  times(size, (at) => ({ id: `${words}${at}`, name: at === 1 ? null : words, email: null }));

const outcomes = (words: string): ReadonlyArray<RetrainOutcome & RefreshOutcome> =>
  [
    { kind: 'not-allowed' },
    { kind: 'busy', claim: { claimedBy: words, claimedAt: new Date(0) } },
    { kind: 'busy', claim: { claimedBy: 'U1', claimedAt: AT } },
    { kind: 'not-enough', reason: words },
    { kind: 'empty' },
    { kind: 'source-down', message: words },
    { kind: 'trained', version: 8, gate: { passed: true, reasons: [] }, seconds: 0.01, changes: null },
    { kind: 'trained', version: 8, gate: { passed: true, reasons: Array(30).fill(words) }, seconds: 1, changes: null },
    { kind: 'trained', version: 8, gate: { passed: false, reasons: Array(30).fill(words) }, seconds: 1e6, changes: null },
    { kind: 'refreshed', clients: 1e9, trades: 1e9, asOf: 0, takenAt: AT, version: null, seconds: 12 },
    { kind: 'refreshed', clients: 1, trades: 1, asOf: 0, takenAt: AT, version: 8, seconds: 1.2 },
  ] as never;

const decisions = (words: string): readonly DecideResetOutcome[] => [
  { kind: 'reset', askedBy: 'U1', backup: words || 'x', rows: 3 },
  { kind: 'refused', askedBy: words },
  { kind: 'own' },
  { kind: 'expired' },
  { kind: 'asker-gone' },
  { kind: 'unknown' },
  { kind: 'not-allowed' },
  { kind: 'busy', claim: { claimedBy: words, claimedAt: AT } },
  {
    kind: 'decided',
    approval: { id: '1', what: 'reset', askedBy: 'U1', askedAt: AT, expiresAt: AT, askedOf: [], decision: 'approved', decidedBy: words },
  },
];

const questions = (words: string, size: Size): readonly Question[] =>
  times(size, (at) => ({
    id: words,
    ask: words,
    evidence: words,
    choices: times(size, (place) => ({ value: `${words}${place}`, label: words })),
    ...((at > 0 || size === 'none') && { own: words }),
  })).map((question) => ({ ...question, choices: question.choices.length > 0 ? question.choices : [{ value: words, label: words }] }));

const dryRunOf = (words: string, size: Size, refused: DryRun['refused']): DryRun => ({
  rows: 1e9,
  trades: 1,
  sales: 0,
  clients: 3,
  offers: 4,
  amountPaise: 1e15,
  days: size === 'none' ? null : { from: '2025-04-01', to: words },
  months: times(size, () => ({ month: '2025-04', trades: 3, amountPaise: 1e9 })),
  bands: Object.fromEntries(times(size, (at) => [`${words}${at}`, at])),
  types: Object.fromEntries(times(size, (at) => [`${words}${at}`, at])),
  merged: times(size, () => ({ kept: words, spellings: times(size, () => words) })),
  setAside: times(size, () => ({ reason: words, count: 3, first: times(size, (line) => ({ line, written: words })) })),
  notUnderstood: times(size, () => ({ heading: words, count: 3, of: 9, line: 4, written: words })),
  warnings: times(size, () => words),
  refused,
});

const lookedAt = (words: string, size: Size): readonly LookedAtFile[] => [
  { kind: 'refused', reason: words, expected: words },
  { kind: 'questions', holds: 'trades', questions: questions(words, size), mapping: words },
  ...[
    ...FILE_HOLDS.map((holds) => ({ holds, refused: null })),
    { holds: 'trades' as const, refused: { reason: words, expected: words } },
  ].map(({ holds, refused }) => ({
    kind: 'ready' as const,
    holds,
    dryRun: dryRunOf(words, size, refused),
    ignored: times(size, () => words),
    mapping: words,
  })),
];

const BUILDERS: Builders = {
  'book-file-message': (words, size) => [
    oneFileMessage(),
    bookFileUnreadableMessage(words, 'too large', 20e6),
    bookFileUnreadableMessage(words, 'not fetched', 20e6),
    ...lookedAt(words, size).flatMap((looked) =>
      [null, words].map((notHere) => bookFileMessage({ id: words, name: words }, { ...looked, notHere })),
    ),
    bookLoadedMessage(words, { kind: 'not-here', reason: words }),
    bookLoadedMessage(words, { kind: 'refused', reason: words, expected: words }),
    ...FILE_HOLDS.map((holds) =>
      bookLoadedMessage(words, {
        kind: 'loaded',
        holds,
        rows: 1e9,
        taken: 1,
        sales: 2,
        duplicates: 3,
        setAside: 4,
        clients: 5,
        unknown: 6,
      }),
    ),
  ],
  'book-file-modal': (words, size) => [bookFileModal(questions(words, size), words)],
  'admin-answers': (words, size) => [notAdminMessage([]), notAdminMessage(times(size, (at) => (at === 0 ? words : `U${at}`)))],
  'admin-modal': (words, size) => states(words, size).flatMap((state) => [adminModal(state), adminModal(state, words)]),
  'bursts-message': (words, size) => [
    burstsMessage({ kind: 'not-allowed' }, ZONE),
    burstsMessage({ kind: 'untrained' }, ZONE),
    burstsMessage(
      {
        kind: 'read',
        version: 7,
        bursts: times(size, (at) => ({
          kind: (['fast-advisor', 'one-sided-advisor', 'one-sided-cell'] as const)[at % 3] ?? 'fast-advisor',
          advisors: times(size, (place) => (place === 0 ? words : `U${place}`)),
          cell: at === 0 ? null : { segment: words, bondType: words },
          up: 1e9,
          down: 0,
          from: new Date(0),
          until: AT,
          bound: { standing: 1e9, counted: 5, moves: at === 1 ? 0 : -0.1 },
        })),
      },
      ZONE,
    ),
  ],
  'channels-modal': (words, size) => [
    channelsModal([]),
    channelsModal(
      times(size, (at) => ({ id: at === 0 ? words : `C${at}`, isFixed: at % 2 === 0 })),
      words,
    ),
  ],
  'data-quality-message': (words, size) => states(words, size).map(dataQualityMessage),
  'exploration-modal': () => [explorationModal(0), explorationModal(0.123), explorationModal(0.5)],
  'jobs-message': (words, size) => states(words, size).map(jobsMessage),
  'model-statistics-message': (words, size) =>
    (['native', 'text', 'file'] as const).flatMap((kind) => {
      const look = kind === 'file' ? { kind, file: 'F0' } : { kind };
      const wide = sampleServing({
        bondTypes: times(size, () => words),
        segments: times(size, (at) => sampleCard(at, words, 1e9)),
        qTable: { values: times(size, () => times(size, () => 0.1)) } as never,
        quality: null,
        silhouette: null,
        features: { numeric: times(size, () => ({ name: words })) as never, categorical: [] },
      });
      return [modelStatisticsMessage(sampleServing(), AT, look), modelStatisticsMessage(wide, AT, look)];
    }),
  'people-modal': (words, size) => people(words, size).flatMap((list) => [peopleModal(list), peopleModal(list, words)]),
  'person-answer-modal': (words) => [personAnswerModal(words || 'Saved.')],
  'person-modal': (words, size) => [
    personModal({ slackUserId: 'U1', known: null, managers: [], proposed: [], hasManagers: false }, '{}'),
    personModal({ slackUserId: words, known: null, managers: [], proposed: managersOf(words, size), hasManagers: true }, '{}'),
    personModal(
      {
        slackUserId: 'U1',
        known: { slackUserId: 'U1', role: 'advisor', relationshipManagerIds: ['1'], from: 'environment' },
        managers: managersOf(words, size),
        proposed: [],
        hasManagers: true,
      },
      '{}',
    ),
    { options: managerOptions(managersOf(words, size), '') },
  ],
  'progress-message': (words) => [
    brokenOffMessage(),
    progressMessage('training', null, 0),
    progressMessage('training', 'evaluation', Number.NaN),
    progressMessage('reading', 'store', 9),
    ...outcomes(words).flatMap((outcome) => [trainedMessage(outcome, AT), refreshedMessage(outcome, AT)]),
  ],
  'reset-messages': (words, size) => [
    needsSecondAdminMessage(),
    resetUnderWayMessage(),
    resetAskedMessage(times(size, (at) => (at === 0 ? words : `U${at}`))),
    resetRequestMessage({ id: words, askedBy: words, expiresAt: AT }, ZONE),
    ...decisions(words).map((outcome) => resetDecidedMessage(outcome, words, AT, ZONE)),
  ],
  'reset-modal': () => [resetModal('forget everything learned', false), resetModal('forget everything learned', true)],
  'retrain-modal': () => [retrainModal(null), retrainModal('auto'), retrainModal(30), retrainModal(7)],
  'versions-message': (words, size) =>
    [true, false].flatMap((table) => [
      versionsMessage(
        times(size, (at) =>
          sampleSummary(at + 1, { refusal: at % 2 === 0 ? words : null, active: at === 2, hitAt1: at === 0 ? null : 0.4 }),
        ),
        { table, zone: ZONE },
      ),
      versionsMessage([sampleSummary(1, { active: true })], { table, zone: ZONE }),
    ]),
};

strictViews('admin', BUILDERS, ['admin-actions', 'q-table-figure', 'state-lines']);
