import type { KnownBlock, ModalView, RichTextBlock } from '@slack/types';
import type { Profile } from '../../src/advisor/book/profile.ts';
import type { IntakeFacts } from '../../src/advisor/intake/intake-facts.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { IntakeAdvice, LikelyDuplicate } from '../../src/usecases/intake/intake-outcomes.ts';
import { guardianNote } from '../asked-client/guardian-note.ts';
import { bold, code, context, line, list, richText, words } from '../blocks/blocks.ts';
import { oldBookLines, plural, readableDates, shown } from '../blocks/format.ts';
import { standingInWords } from '../recommendation/answer.ts';
import { choices } from '../recommendation/choices.ts';
import { excludedTypes } from '../recommendation/details.ts';
import { bandArithmetic } from './band-arithmetic.ts';
import { ageAtIntake, intakeFactsLine } from './intake-facts-line.ts';

export const INTAKE_PREVIEW = 'intake_preview';
export const INTAKE_CHANGE = 'intake_change';

const MOST_DUPLICATES = 5;

const duplicatesBlock = (duplicates: readonly LikelyDuplicate[]): RichTextBlock[] =>
  duplicates.length === 0
    ? []
    : [
        richText(
          line(bold('⚠️ Perhaps this client is here already')),
          list(
            'bullet',
            duplicates.slice(0, MOST_DUPLICATES).map(({ clientId, name, why }) => {
              const called = name === null ? '' : ` ${shown(name, 80)}`;
              return line(code(shown(clientId, 80)), words(`${called}: ${why.map((reason) => shown(reason, 60)).join(', ')}`));
            }),
          ),
          line(words('If it’s one of these, cancel and look that client up instead.')),
        ),
      ];

const adviceBlocks = (advice: IntakeAdvice, client: Pick<Profile, 'age' | 'gender'>): KnownBlock[] => {
  if (advice.kind === 'untrained') {
    return [richText(line(bold('No recommendation yet'), words(`\n${PHRASES.untrained}. You can register the client anyway.`)))];
  }
  if (advice.kind === 'source-down') {
    return [
      richText(line(bold('No recommendation right now'), words('\nThe firm’s book can’t be read. You can still register the client.'))),
    ];
  }
  const { segment, recommended, excluded } = advice.recommendation;
  const placed = line(bold('Segment '), words(`${shown(segment.name, 100)}, ${plural(segment.size, 'client')}`));
  const [first] = recommended;
  if (!first) {
    const nothing = line(bold('Nothing suitable'), words('\nEvery type of bond is ruled out by suitability.'));
    return [richText(placed, nothing, ...excludedTypes(advice.recommendation, null))];
  }
  const reason = first.reasons[0] === undefined ? '' : `\n${readableDates(shown(first.reasons[0], 250))}`;
  const offer = line(
    bold(`Would be offered ${shown(first.bondType, 80)} first`),
    words(`\n${standingInWords(advice.recommendation)}${reason}`),
  );
  return [
    richText(placed, offer),
    ...guardianNote(client),
    choices(advice.recommendation, 3, null),
    ...(excluded.length > 0 ? [richText(...excludedTypes(advice.recommendation, null))] : []),
  ];
};

/**
 * Modal with what would be saved and advised; nothing is saved yet.
 * `metadata` holds the form and comes back with the submission, so going back loses nothing.
 */
export const intakePreview = (
  preview: {
    readonly facts: IntakeFacts;
    readonly profile?: Pick<Profile, 'ages'>;
    readonly duplicates: readonly LikelyDuplicate[];
    readonly advice: IntakeAdvice;
  },
  metadata: string,
): ModalView => ({
  type: 'modal',
  callback_id: INTAKE_PREVIEW,
  private_metadata: metadata,
  title: { type: 'plain_text', text: PHRASES.checkClient },
  submit: { type: 'plain_text', text: 'Register' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    richText(line(bold('Nothing is saved yet.'))),
    context(intakeFactsLine(preview.facts)),
    ...duplicatesBlock(preview.duplicates),
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: INTAKE_CHANGE, text: { type: 'plain_text', text: 'Back, to change something' } }],
    },
    { type: 'divider' },
    bandArithmetic(preview.facts.band, ageAtIntake(preview.facts), preview.profile?.ages),
    { type: 'divider' },
    ...adviceBlocks(preview.advice, {
      age: ageAtIntake(preview.facts),
      gender: preview.facts.gender,
      ...(preview.profile?.ages && { ages: preview.profile.ages }),
    }),
    ...(preview.advice.kind === 'advised' && preview.advice.oldBook ? [context(...oldBookLines(preview.advice.oldBook))] : []),
  ],
});
