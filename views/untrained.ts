import { bold, code, line, type Message, richText, words } from './blocks.ts';

/**
 * There is no model to answer with: none was trained yet, or the one in force is damaged and does not serve.
 * @param untrained with the damaged version, where that is the reason
 */
export const untrainedMessage = (untrained: { readonly damagedVersion?: number } = {}): Message =>
  untrained.damagedVersion === undefined ? neverTrained() : damaged(untrained.damagedVersion);

const neverTrained = (): Message => {
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

const damaged = (version: number): Message => {
  const answer = `Model ${version} is damaged, so it does not answer`;
  return {
    text: `${answer}. An admin goes back with: bond-advisor models activate, or trains anew with: bond-advisor train`,
    blocks: [
      richText(
        line(
          bold(answer),
          words('\nAn admin goes back to a sound version with '),
          code('bond-advisor models activate VERSION'),
          words(' or trains a new one with '),
          code('bond-advisor train'),
          words('. Then ask again.'),
        ),
      ),
    ],
  };
};
