import { bold, code, line, type Message, richText, words } from '../blocks/blocks.ts';

/**
 * Answer when there's no usable model: none was trained yet, or all of them are damaged.
 * @param untrained has `damagedVersion` if the activated model is damaged and no earlier one can be served
 */
export const untrainedMessage = (untrained: { readonly damagedVersion?: number } = {}): Message =>
  untrained.damagedVersion === undefined ? neverTrained() : damaged(untrained.damagedVersion);

const neverTrained = (): Message => {
  const answer = 'Bond Advisor hasn’t been trained yet';
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
  const answer = `There's no usable model: version ${version} is damaged, and no earlier one can answer`;
  return {
    text: `${answer}. An admin trains a new one with: bond-advisor train`,
    blocks: [
      richText(line(bold(answer), words('\nAn admin trains a new one with '), code('bond-advisor train'), words('. Then ask again.'))),
    ],
  };
};
