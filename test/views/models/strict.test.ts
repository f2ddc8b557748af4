import type { VersionChanges } from '../../../src/usecases/models/compare-versions.ts';
import { damagedModelMessage } from '../../../views/models/damaged-model.ts';
import { modelCardMessage, noModelCardMessage } from '../../../views/models/model-card.ts';
import { modelActivatedMessage, versionChangesMessage } from '../../../views/models/version-changes.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import { sampleCard, sampleChanges, sampleFacts, sampleGroup, sampleQuality, sampleStored } from '../../helpers/samples/sample-versions.ts';
import { type Builders, type Size, strictViews, times } from '../../helpers/slack/strict-views.ts';

const changesOf = (words: string, size: Size): VersionChanges => {
  const card = { id: 1, name: words, size: 1e9 };
  return sampleChanges({
    before: sampleFacts(1e9, { refusal: words }),
    segments: times(size, (at) => ({ before: at % 3 === 0 ? null : card, after: at % 3 === 1 ? null : card, share: 1 })),
    movements: {
      clients: 1e9,
      moved: 1e8,
      largest: times(size, () => ({ from: words, to: words, clients: 1e7 })),
      others: { movements: 9, clients: 1e9 },
    },
    cells: times(size, () => ({ segment: words, bondType: words, before: 0, after: 1 })),
    newTypes: times(size, () => words),
    goneTypes: times(size, () => words),
  });
};

const BUILDERS: Builders = {
  'damaged-model': (words) => [
    damagedModelMessage({ version: 1e9, instead: null, reason: words }),
    damagedModelMessage({ version: 1e9, instead: 1e9, reason: words }),
  ],
  'model-card': (words, size) => [
    modelCardMessage(sampleStored(), true, ZONE),
    modelCardMessage(sampleStored({ quality: null, segments: [sampleCard(0, words)] }), false, ZONE),
    modelCardMessage(
      sampleStored({
        bondTypes: times(size, () => words),
        segments: times(size, (at) => sampleCard(at, words, 1e9)),
        quality: sampleQuality({
          inDetail: {
            ...(sampleQuality().inDetail as NonNullable<ReturnType<typeof sampleQuality>['inDetail']>),
            groups: { history: [], riskBand: times(size, () => sampleGroup(words, 0.5)).slice(0, 4), gender: [], ageGroup: [] },
          },
        }),
      }),
      true,
      ZONE,
    ),
    noModelCardMessage(9, true),
    noModelCardMessage(9, false),
  ],
  'version-changes': (words, size) => [
    versionChangesMessage({ kind: 'compared', changes: sampleChanges() }),
    versionChangesMessage({ kind: 'compared', changes: changesOf(words, size) }),
    versionChangesMessage({ kind: 'compared', changes: sampleChanges({ segments: null, movements: null, cells: [], isSameBook: true }) }),
    versionChangesMessage({ kind: 'unknown-version', version: 9 }),
    versionChangesMessage({ kind: 'damaged-version', version: 9, reason: words }),
    modelActivatedMessage({ kind: 'activated', version: 4, changes: changesOf(words, size) }),
    modelActivatedMessage({ kind: 'activated', version: 4, changes: null }),
    modelActivatedMessage({ kind: 'already-active', version: 4 }),
    modelActivatedMessage({ kind: 'refused-by-gate', version: 4, reasons: words }),
    modelActivatedMessage({ kind: 'not-allowed' }),
    modelActivatedMessage({ kind: 'damaged-version', version: 4, reason: words }),
  ],
};

strictViews('models', BUILDERS, ['listing-claims', 'model-card-button', 'quality-words', 'refusal-words', 'version-change-sections']);
