import { trainModel } from '../../../src/advisor/train/train-model.ts';
import { busyBook } from './busy-book.ts';
import { on } from './small-book.ts';

/** A book of 150 clients with 8 purchases each, and what was learned from it. */
export const trainedBusyBook = () => {
  const [asOf, book] = [on('2024-12-31'), busyBook(150, 8)];
  const { model, columns } = trainModel(book, asOf, { segments: 4, seed: 1 }, { fingerprint: 'f', milliseconds: () => 0 });
  return { asOf, book, model, columns };
};
