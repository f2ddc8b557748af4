import type { RichTextBlock } from '@slack/types';
import type { LookedUpSegment } from '../../src/usecases/clients/client-lookup.ts';
import { bold, line, richText, words } from '../blocks.ts';
import { shown } from '../format.ts';

const confidenceOf = (confidence: number | null): string =>
  confidence === null
    ? 'How sure that is was not measured: the book is too small.'
    : `Confidence ${confidence.toFixed(2)} of 1: how much of the segment stays together when it is learned again from other samples.`;

/** The segment's card, or why there is none. */
export const segmentLines = (segment: LookedUpSegment): RichTextBlock => {
  if (segment.kind === 'untrained') {
    const why =
      segment.damagedVersion === undefined
        ? 'the advisor has not been trained yet'
        : `model ${segment.damagedVersion} is damaged and does not answer`;
    return richText(line(bold('No segment'), words(` ${why}.`)));
  }
  const { name, description, confidence } = segment.card;
  return richText(line(bold(`Segment ${shown(name, 100)}`), words(`\n${shown(description, 600)}\n${confidenceOf(confidence)}`)));
};
