import { bold, code, line, type Message, richText, words } from '../blocks/blocks.ts';

/** Answer to a button or form that no listener knows any more: it was posted by an older version. */
export const outdatedMessage = (): Message => {
  const answer = 'That’s from an older version of Bond Advisor';
  return {
    text: `${answer}, so nothing happened. Run the command again: /bond-help lists them all.`,
    blocks: [
      richText(line(bold(answer), words('\nNothing happened. Run the command again: '), code('/bond-help'), words(' lists them all.'))),
    ],
  };
};
