import type { WirePerson } from '../wire.ts';

/** The person with the id; one that is called by the id where nobody has it. */
export const personOf = (people: readonly WirePerson[], id: string): WirePerson =>
  people.find((person) => person.id === id) ?? { id, name: id, role: null, kind: 'person' };
