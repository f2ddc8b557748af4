import type { CompareVersionsOutcome, VersionChanges } from '../../src/usecases/models/compare-versions.ts';
import type { ActivateModelOutcome } from '../../src/usecases/models/manage-models.ts';
import { bold, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import { refusalInWords } from './refusal-words.ts';
import { changeSections, movedShare } from './version-change-sections.ts';

const movedWords = (changes: VersionChanges): string =>
  changes.movements === null || changes.movements.clients === 0
    ? ''
    : `: ${movedShare(changes, changes.movements)} of the clients are in another segment`;

const page = (title: string, changes: VersionChanges): Message => ({
  text: `${title}${movedWords(changes)}`,
  blocks: [
    { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
    richText(
      ...changeSections(changes).flatMap(({ heading, lines }) => [
        line(bold(heading)),
        list(
          'bullet',
          lines.map((one) => line(words(one))),
        ),
      ]),
    ),
  ],
});

const sentence = (text: string): Message => ({ text, blocks: [richText(line(words(text)))] });

const cannotBeHad = (outcome: { readonly kind: 'unknown-version' | 'damaged-version'; readonly version: number }): Message =>
  sentence(
    outcome.kind === 'unknown-version'
      ? `There’s no model version ${outcome.version}.`
      : `Model ${outcome.version} is damaged: it was cut off or changed after it was stored, so it isn’t used. Train a new one, or choose another version.`,
  );

/** What changed between two versions, on one page. */
export const versionChangesMessage = (outcome: CompareVersionsOutcome): Message => {
  if (outcome.kind !== 'compared') return cannotBeHad(outcome);
  const { before, after } = outcome.changes;
  return page(`What changed from model ${before.version} to model ${after.version}`, outcome.changes);
};

/** Result of activating a version, with what it changes. */
export const modelActivatedMessage = (outcome: ActivateModelOutcome): Message => {
  switch (outcome.kind) {
    case 'activated': {
      const now = `Model ${outcome.version} is active`;
      return outcome.changes === null
        ? sentence(`${now}.`)
        : page(`${now}, after model ${outcome.changes.before.version}`, outcome.changes);
    }
    case 'already-active':
      return sentence(`Model ${outcome.version} is active already. Nothing changed.`);
    case 'refused-by-gate':
      return sentence(
        `Model ${outcome.version} didn't pass its gate and isn't used: ${refusalInWords(outcome.version, outcome.reasons, 400)}.`,
      );
    case 'not-allowed':
      return sentence('Only an admin can activate a model.');
    default:
      return cannotBeHad(outcome);
  }
};
