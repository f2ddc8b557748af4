import type { ContextBlock } from '@slack/types';
import { dayAt } from '../../src/advisor/calendar/wall-clock.ts';
import type { Says } from '../../src/claims/claim.ts';
import type { RegisteredClient } from '../../src/usecases/ports/registered-clients.ts';
import { context } from '../blocks/blocks.ts';
import { dateOf, shown } from '../blocks/format.ts';
import { bandInWords } from './band-arithmetic.ts';
import { purposeLine } from './intake-facts-line.ts';

/** What was recorded when a client was registered here. Empty for the book's other clients. @param says makes claims of the client */
export const intakeLines = (intake: RegisteredClient | null | undefined, zone: string, says: Says): ContextBlock[] => {
  if (!intake) return [];
  const { facts, registeredAt } = intake;
  const taken = says('intake.day', dateOf(registeredAt, zone), dayAt(registeredAt, zone));
  const linked = intake.bookId === null ? '' : `, as ${shown(intake.id, 40)}`;
  return [context(`Registered on ${taken}${linked}: ${purposeLine(facts, says)}`, bandInWords(facts.band, says))];
};
