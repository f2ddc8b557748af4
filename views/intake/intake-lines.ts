import type { ContextBlock } from '@slack/types';
import type { RegisteredClient } from '../../src/usecases/ports/registered-clients.ts';
import { context } from '../blocks/blocks.ts';
import { dateOf, shown } from '../blocks/format.ts';
import { bandInWords } from './band-arithmetic.ts';
import { purposeLine } from './intake-facts-line.ts';

/** What was recorded when a client was registered here. Empty for the book's other clients. */
export const intakeLines = (intake: RegisteredClient | null | undefined, zone: string): ContextBlock[] => {
  if (!intake) return [];
  const linked = intake.bookId === null ? '' : `, as ${shown(intake.id, 40)}`;
  return [
    context(`Taken in on ${dateOf(intake.registeredAt, zone)}${linked}: ${purposeLine(intake.facts)}`, bandInWords(intake.facts.band)),
  ];
};
