import { bold, code, line, type Message, richText, words } from './blocks.ts';

export const untrainedMessage = (): Message => {
  const answer = 'The advisor has not been trained yet';
  return {
    text: `${answer}. An admin starts the first training with: bond-advisor train`,
    blocks: [
      richText(
        line(bold(answer), words('\nAn admin starts the first training with '), code('bond-advisor train'), words('. Then ask again.')),
      ),
    ],
  };
};
