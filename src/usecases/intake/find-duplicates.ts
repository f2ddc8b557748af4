import { ageOn } from '../../advisor/book/age.ts';
import type { ClientFacts } from '../../advisor/book/book.ts';
import type { IntakeFacts } from '../../advisor/intake/intake-facts.ts';
import type { ClientId } from '../../advisor/units.ts';
import { type Actor, maySee } from '../actor/actor.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import type { RegisteredClients } from '../ports/registered-clients.ts';
import { factsOfRegistered } from './book-of-registered.ts';
import type { LikelyDuplicate } from './intake-outcomes.ts';

const MOST_SHOWN = 5;
const MOST_OF_A_NAME = 50;

export interface FindDuplicatesPorts {
  readonly source: BookSource;
  readonly profiles: ProfileStore;
  readonly registered: RegisteredClients;
}

const SAME_BIRTH_DAY = 'the same birth day';

/** Weaker signs come later: two people with the same name are more likely one person than two born on the same day. */
const weight = ({ why }: LikelyDuplicate): number => (why[0] === SAME_BIRTH_DAY ? 0 : why.length);

const sameName = (left: string | null | undefined, right: string | null | undefined): boolean => {
  const plain = (name: string): string =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return left != null && right != null && plain(left) !== '' && plain(left) === plain(right);
};

/**
 * What two clients have in common, if it's enough for them to be one person: the same name, or the same birth day (else the same age) and
 * gender in the same family. If neither has a family, the same birth day and gender is enough too; many people share a birth day, so it's
 * said less firmly. Null if it isn't enough.
 */
export const likeness = (facts: IntakeFacts, other: ClientFacts): readonly string[] | null => {
  const age = ageOn(facts.on, { birthDay: facts.birthDay, recordedAge: facts.age });
  const bornAlike = facts.birthDay !== null && facts.birthDay === other.birthDay;
  const agesAlike = age !== null && age === ageOn(facts.on, other) && (facts.birthDay === null || other.birthDay === null);
  const sameGender = facts.gender !== null && facts.gender === other.gender;
  const sameFamily = facts.parentId !== null && facts.parentId === other.parentId;
  const noFamily = facts.parentId === null && other.parentId === null;
  const named = sameName(facts.name, other.name);
  const alike = sameGender && ((bornAlike && (sameFamily || noFamily)) || (agesAlike && sameFamily));
  if (!named && !alike) return null;
  if (!named && !sameFamily) return [SAME_BIRTH_DAY];
  return [
    ...(named ? ['the same name'] : []),
    ...(bornAlike ? ['born on the same day'] : agesAlike ? ['of the same age'] : []),
    ...(sameGender ? ['the same gender'] : []),
    ...(sameFamily ? ['the same family'] : []),
  ];
};

/**
 * Clients who may already be this one, among those the person may see: from the book, and registered ones. If the book is away, it adds
 * none.
 */
export const findDuplicates = async (ports: FindDuplicatesPorts, actor: Actor, facts: IntakeFacts): Promise<readonly LikelyDuplicate[]> => {
  const ofBook = async <T>(read: () => Promise<T | null> | undefined): Promise<T | null> => {
    try {
      return (await read()) ?? null;
    } catch (error) {
      if (error instanceof SourceUnavailableError) return null;
      throw error;
    }
  };
  const ofName = async (name: string): Promise<ClientFacts[]> => {
    const begun = await ports.profiles.search(name, actor.sees, MOST_OF_A_NAME, 'beginning');
    const named = begun.filter((found) => sameName(name, found.name));
    const books = await Promise.all(named.slice(0, MOST_SHOWN).map(({ clientId }) => ofBook(() => ports.source.readClient(clientId))));
    return books.flatMap((book) => book?.clients[0] ?? []);
  };
  const { parentId, birthDay, name } = facts;
  const [family, born, named, registered] = await Promise.all([
    parentId === null ? null : ofBook(() => ports.source.readFamily(parentId)),
    birthDay === null ? null : ofBook(() => ports.source.readBornOn?.(birthDay)),
    name === null ? [] : ofName(name),
    ports.registered.unlinked(actor.sees),
  ]);
  const others = [...(family ?? []), ...(born ?? []), ...named, ...registered.map((client) => factsOfRegistered(client, facts.on))];
  const found = new Map<ClientId, LikelyDuplicate>();
  for (const other of others) {
    const why = maySee(actor, other.relationshipManagerId) ? likeness(facts, other) : null;
    if (why && !found.has(other.id)) found.set(other.id, { clientId: other.id, name: other.name ?? null, why });
  }
  return [...found.values()].toSorted((left, right) => weight(right) - weight(left)).slice(0, MOST_SHOWN);
};
