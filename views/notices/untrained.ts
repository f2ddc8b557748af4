import type { Button, RichTextSection } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { bold, code, line, type Message, person, plain, richText, words } from '../blocks/blocks.ts';

export const TRAIN_NOW_ACTION = 'train_now';

/** Who is told. An admin can train at once; anyone else hears whom to ask. */
export interface ToldUntrained {
  readonly isAdmin: boolean;
  /** Slack user ids. */
  readonly admins: readonly string[];
}

const MOST_NAMED = 3;

export const trainNowButton = (): Button => ({
  type: 'button',
  action_id: TRAIN_NOW_ACTION,
  style: 'primary',
  text: plain('Train now', 75),
});

/** Somebody who can train it, in words. */
const whom = (admins: readonly string[]): { readonly text: string; readonly elements: RichTextSection['elements'] } => {
  const named = admins.filter((id) => /^[UW][A-Z0-9]+$/.test(id)).slice(0, MOST_NAMED);
  if (named.length === 0) return { text: 'an admin', elements: [words('an admin')] };
  return {
    text: named.map((id) => `<@${id}>`).join(' or '),
    elements: named.flatMap((id, at) => (at === 0 ? [person(id)] : [words(' or '), person(id)])),
  };
};

/**
 * Answer when there's no usable model: none was trained yet, or all of them are damaged.
 * @param untrained has `damagedVersion` if the activated model is damaged and no earlier one can be served
 */
export const untrainedMessage = ({ damagedVersion }: { readonly damagedVersion?: number }, { isAdmin, admins }: ToldUntrained): Message => {
  const answer =
    damagedVersion === undefined
      ? PHRASES.untrained
      : `There’s no usable model: version ${damagedVersion} is damaged, and no earlier one can answer`;
  if (isAdmin) {
    const then = 'Train it now and watch it learn in your direct messages. On the command line it’s ';
    return {
      text: `${answer}. ${then}bond-advisor train`,
      blocks: [
        richText(line(bold(answer), words(`\n${then}`), code('bond-advisor train'), words('.'))),
        { type: 'actions', elements: [trainNowButton()] },
      ],
    };
  }
  const { text, elements } = whom(admins);
  return {
    text: `${answer}. Ask ${text} to train it, then ask again.`,
    blocks: [richText(line(bold(answer), words('\nAsk '), ...elements, words(' to train it, then ask again.')))],
  };
};
