import type { IntakeFacts } from '../../../src/advisor/intake/intake-facts.ts';
import { clientId, paise } from '../../../src/advisor/units.ts';
import type { RecordedProfile } from '../../../src/usecases/ports/profiles/risk-profiles.ts';
import type { RegisteredClient } from '../../../src/usecases/ports/registered-clients.ts';
import { notMappedMessage, registeredMessage, registrationUndoneMessage } from '../../../views/intake/intake-answers.ts';
import { EMPTY_FORM, intakeForm } from '../../../views/intake/intake-form.ts';
import { intakePreview } from '../../../views/intake/intake-preview.ts';
import { alreadyLinkedMessage, linkedMessage, nobodyToLinkMessage, nothingLinkedMessage } from '../../../views/intake/link-answers.ts';
import { linkConfirmModal, linkModal } from '../../../views/intake/link-modals.ts';
import { approvalRequestMessage, profileDecidedMessage, profileRecordedMessage } from '../../../views/intake/risk-profile-answers.ts';
import { riskProfileModal } from '../../../views/intake/risk-profile-modal.ts';
import { intakeFacts } from '../../helpers/samples/intake-facts.ts';
import { sampleShown, sampleType } from '../../helpers/samples/sample-recommendation.ts';
import { on } from '../../helpers/samples/small-book.ts';
import { type Size, strictViews, times } from '../../helpers/slack/strict-views.ts';

const METADATA = 'x'.repeat(3000);

const forms = (words: string) => {
  const filled = Object.fromEntries(Object.keys(EMPTY_FORM).map((field) => [field, words])) as unknown as typeof EMPTY_FORM;
  const answers = { birthDate: '1984-07-21', age: '41', gender: 'F', horizon: '5y', objectives: ['keep', 'grow', words], loss: '10' };
  return ['questionnaire', 'C', words, null].flatMap((band) => [
    { ...filled, objectives: [words], band },
    { ...EMPTY_FORM, ...answers, parent: words, name: words, reason: words, amount: words, band },
  ]);
};

const factsWith = (words: string): IntakeFacts[] => {
  const facts = intakeFacts({ name: words, parentId: clientId(words), expectedAmount: paise(1e14), objectives: [words, 'keep'] });
  const scored = facts.band.kind === 'questionnaire' ? facts.band.scored : null;
  const rows = [words, words].map((each) => ({ question: each, answer: each, points: 3, atMost: 'A' as const }));
  return [
    facts,
    { ...facts, birthDay: null, age: null, gender: null, horizonDays: null, band: { kind: 'chosen', band: 'C', reason: words } },
    ...(scored
      ? [{ ...facts, band: { kind: 'questionnaire' as const, band: 'A' as const, scored: { ...scored, rows, bandOfSum: 'C' as const } } }]
      : []),
  ];
};

const client = (words: string, facts: IntakeFacts): RegisteredClient => ({
  id: clientId(words),
  facts,
  relationshipManagerId: words,
  registeredBy: 'U1',
  registeredAt: new Date('2026-06-30T10:00:00Z'),
  bookId: null,
});

const recordedProfiles = (words: string): RecordedProfile[] => {
  const { band } = intakeFacts();
  const scored = band.scored ?? null;
  const profile = {
    id: words,
    clientId: clientId(words),
    band: 'C' as const,
    assessedOn: on('2026-06-30'),
    recordedOn: on('2026-06-30'),
    recordedAt: new Date('2026-06-30T10:00:00Z'),
    recordedBy: words,
    source: 'adviser' as const,
    decidedBy: words,
    grounds: { scored, reason: words },
  };
  return [
    { ...profile, status: 'waits' },
    { ...profile, status: 'counts', assessedOn: null, grounds: null },
    { ...profile, status: 'refused', decidedBy: null },
  ];
};

const previews = (words: string, size: Size) => {
  const duplicates = times(size, () => ({ clientId: clientId(words), name: words, why: times(size, () => words) }));
  const recommended = times(size, (at) => sampleType(`${words}${at}`, 0.5, { reasons: [words] }));
  const { recommendation } = sampleShown({
    recommendation: {
      recommended,
      excluded: times(size, () => ({ bondType: words, reason: words })),
      segment: { id: 1, name: words, size: 1e9, confidence: null },
    },
  });
  const advices = [
    { kind: 'advised' as const, recommendation, modelVersion: 1, oldBook: { day: on('2026-03-02'), workingDays: 8 } },
    { kind: 'untrained' as const },
    { kind: 'source-down' as const },
  ];
  return advices.flatMap((advice) => factsWith(words).map((facts) => intakePreview({ facts, duplicates, advice }, METADATA)));
};

strictViews(
  'intake',
  {
    'intake-form': (words) => forms(words).flatMap((form) => [intakeForm(form, METADATA), intakeForm(form, '{}', words)]),
    'intake-preview': previews,
    'intake-answers': (words) => [
      notMappedMessage(),
      ...factsWith(words).flatMap((facts) => [true, false].map((again) => registeredMessage(client(words, facts), again))),
      registrationUndoneMessage({ kind: 'undone', id: clientId('N_0001'), messages: [] }),
      ...(['linked', 'family', 'advised', 'profile'] as const).map((why) =>
        registrationUndoneMessage({ kind: 'kept', id: clientId('N_0001'), why }),
      ),
      registrationUndoneMessage({ kind: 'unknown-client' }),
    ],
    'link-modals': (words, size) => [
      linkModal(words, words, METADATA),
      linkModal(words, null, METADATA, words),
      linkConfirmModal(
        {
          registeredId: words,
          bookId: words,
          differences: times(size, () => ({ what: 'name' as const, recorded: words, inBook: words })),
          fills: times(size, () => words),
        },
        METADATA,
      ),
    ],
    'link-answers': (words) => [
      linkedMessage(words, words),
      alreadyLinkedMessage(words, words),
      nobodyToLinkMessage(words),
      nothingLinkedMessage(),
    ],
    'risk-profile-modal': (words) => [riskProfileModal(words, on('2026-06-30'), METADATA)],
    'risk-profile-answers': (words, size) => {
      const conflicts = times(size, () => words);
      return recordedProfiles(words).flatMap((profile) => [
        profileRecordedMessage({ profile, conflicts, askedOf: [] }),
        profileRecordedMessage({ profile, conflicts, askedOf: [words] }),
        approvalRequestMessage({ profile, conflicts, askedOf: [words] }),
        profileDecidedMessage({ kind: 'decided', profile }),
        ...(['not-allowed', 'unknown', 'own'] as const).map((kind) => profileDecidedMessage({ kind })),
      ]);
    },
  },
  ['band-arithmetic', 'intake-facts-line', 'intake-lines', 'link-button'],
);
