import type { KnownBlock, ModalView, RichTextBlock } from '@slack/types';
import type { IntakeFacts } from '../../src/advisor/intake/intake-facts.ts';
import type { IntakeAdvice, LikelyDuplicate } from '../../src/usecases/intake/intake-outcomes.ts';
import { bold, code, context, line, list, richText, words } from '../blocks.ts';
import { choices } from '../choices.ts';
import { excludedTypes } from '../details.ts';
import { percent, plural, readableDates, shown } from '../format.ts';
import { bandArithmetic } from './band-arithmetic.ts';
import { intakeFactsLine } from './intake-facts-line.ts';

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
          line(words('If it is one of these, cancel and look that client up instead.')),
        ),
      ];

const adviceBlocks = (advice: IntakeAdvice): KnownBlock[] => {
  if (advice.kind === 'untrained') {
    return [
      richText(
        line(bold('No recommendation yet'), words('\nThe advisor has not been trained. The client can be registered all the same.')),
      ),
    ];
  }
  if (advice.kind === 'source-down') {
    return [
      richText(
        line(bold('No recommendation just now'), words('\nThe firm’s book cannot be read. The client can be registered all the same.')),
      ),
    ];
  }
  const { segment, recommended, excluded } = advice.recommendation;
  const placed = line(bold('Segment '), words(`${shown(segment.name, 100)}, ${plural(segment.size, 'client')}`));
  const [first] = recommended;
  if (!first) {
    const nothing = line(bold('Nothing suitable'), words('\nEvery type of bond is ruled out by suitability.'));
    return [richText(placed, nothing, ...excludedTypes(excluded))];
  }
  const reason = first.reasons[0] === undefined ? '' : `\n${readableDates(shown(first.reasons[0], 250))}`;
  const offer = line(
    bold(`Would be offered ${shown(first.bondType, 80)} first`),
    words(`: ${percent(first.probability)} likely to be the next purchase${reason}`),
  );
  return [
    richText(placed, offer),
    choices(recommended.slice(0, 3), null),
    ...(excluded.length > 0 ? [richText(...excludedTypes(excluded))] : []),
  ];
};

/**
 * What would be saved and what would be advised, before anything is saved. `metadata` comes back with the submission: the form, so that going back
 * loses nothing.
 */
export const intakePreview = (
  preview: { readonly facts: IntakeFacts; readonly duplicates: readonly LikelyDuplicate[]; readonly advice: IntakeAdvice },
  metadata: string,
): ModalView => ({
  type: 'modal',
  callback_id: INTAKE_PREVIEW,
  private_metadata: metadata,
  title: { type: 'plain_text', text: 'Check the new client' },
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
    bandArithmetic(preview.facts.band),
    { type: 'divider' },
    ...adviceBlocks(preview.advice),
  ],
});
