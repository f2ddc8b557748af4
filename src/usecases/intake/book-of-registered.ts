import { type Book, BookBuilder, type ClientFacts } from '../../advisor/book/book.ts';
import { factsOfIntake } from '../../advisor/intake/facts-of-intake.ts';
import type { Day } from '../../advisor/units.ts';
import type { RegisteredClient } from '../ports/registered-clients.ts';

/** A registered client, as the book would have them. */
export const factsOfRegistered = (client: RegisteredClient, today: Day): ClientFacts => factsOfIntake(client.facts, client, today);

/** A book of one client without trades. */
export const bookOf = (facts: ClientFacts): Book => {
  const builder = new BookBuilder();
  builder.putClient(facts);
  return builder.finish();
};
