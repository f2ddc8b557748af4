import { bothDaysInWords } from '../../src/advisor/calendar/book-days-in-words.ts';
import { dayAt } from '../../src/advisor/calendar/wall-clock.ts';
import type { Digest } from '../../src/advisor/digest/digest.ts';
import { ago } from '../blocks/format.ts';
import { segmentClaims, trainedOn } from './digest-claims.ts';

const sinceInWords = (digest: Digest, zone: string): string | null => {
  const since = (): string => segmentClaims(digest, zone).since();
  switch (digest.movement.kind) {
    case 'since':
      return `Movements since ${since()}.`;
    case 'since-over-a-training':
      return `Movements since ${since()}; a training in between changed the segments too.`;
    case 'segments-are-new':
      return `The segments were found again on ${since()}; movements count from then.`;
    case 'first':
      return 'Movements count from now on.';
  }
};

/** Which book, model and days a digest is from, and what it leaves out. @param zone the desk's time zone */
export const digestSources = (digest: Digest, zone: string): string[] => [
  ...(digest.segmentsOf === undefined
    ? []
    : [
        `Segments and movements are those of model ${digest.segmentsOf}; the segments of model ${digest.model.version} come with the next reading of the book.`,
      ]),
  `${bothDaysInWords(dayAt(new Date(digest.madeAt), zone), digest.dataAsOf)}, read ${ago(new Date(digest.readAt), new Date(digest.madeAt))} · model ${digest.model.version}, trained ${trainedOn(digest.model, zone)}`,
  `${sinceInWords(digest, zone)} Groups under five clients are combined or hidden. A purchase after advice isn’t always because of it.`,
];
