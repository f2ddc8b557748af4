import type { ContextBlock } from '@slack/types';
import type { RegisteredClient } from '../../src/usecases/ports/registered-clients.ts';
import { context } from '../blocks.ts';
import { dateOf, shown } from '../format.ts';
import { bandInWords } from './band-arithmetic.ts';
import { purposeLine } from './intake-facts-line.ts';

/** Under a client who was taken in here: what was recorded then. */
export const intakeLines = (intake: RegisteredClient | null | undefined): ContextBlock[] => {
  if (!intake) return [];
  const linked = intake.bookId === null ? '' : `, as ${shown(intake.id, 40)}`;
  return [context(`Taken in on ${dateOf(intake.registeredAt)}${linked}: ${purposeLine(intake.facts)}`, bandInWords(intake.facts.band))];
};
