/** The book holds nothing that segments could be learned from. The message says what is missing and what to do. */
export class NotEnoughToLearnError extends Error {
  override readonly name = 'NotEnoughToLearnError';
}
