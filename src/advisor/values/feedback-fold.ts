import type { Profile } from '../book/profile.ts';
import { type FeedbackTerms, hearVoices, type IsOwn, type SignsByCell, termsOf, type Voices } from './feedback.ts';
import type { OutcomesByCell } from './outcomes.ts';

/** What says whose client somebody is. */
export type ServedClient = Pick<Profile, 'clientId' | 'relationshipManagerId'>;

/** Whose clients are whose. */
export interface Ownership {
  /** By relationship manager: the advisers that an admin mapped to them, by Slack user id. */
  readonly advisorsOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** By client: who has a standing sign on advice for that client. */
  readonly signedFor: ReadonlyMap<string, ReadonlySet<string>>;
}

const NOBODY: ReadonlySet<string> = new Set();

/**
 * A client's own advisers: those mapped to the relationship manager. A client of nobody (no manager, or nobody is mapped to that one) belongs to
 * whoever has judged advice for that client.
 */
export const ownAdvisors = (
  { advisorsOf, signedFor }: Ownership,
  { clientId, relationshipManagerId }: ServedClient,
): ReadonlySet<string> => {
  const mapped = relationshipManagerId === null ? undefined : advisorsOf.get(relationshipManagerId);
  return mapped && mapped.size > 0 ? mapped : (signedFor.get(clientId) ?? NOBODY);
};

/** All feedback under one model. What it adds to a cell depends on whose client is asked about. */
export class FeedbackFold {
  readonly #voices: Voices;
  readonly #ownership: Ownership;
  /** What followed recommendations. It's the same for every client. */
  readonly outcomes: OutcomesByCell;
  readonly #heard = new Map<string, { readonly signs: SignsByCell; readonly terms: FeedbackTerms }>();

  constructor(voices: Voices, outcomes: OutcomesByCell, ownership: Ownership) {
    this.outcomes = outcomes;
    this.#voices = voices;
    this.#ownership = ownership;
  }

  /** What advisers' signs add to each cell of the Q-table, for this client. */
  termsFor(client: ServedClient): FeedbackTerms {
    return this.#hear(client).terms;
  }

  /** The signs of each cell, as far as they count for this client. */
  signsFor(client: ServedClient): SignsByCell {
    return this.#hear(client).signs;
  }

  /** Whether the client is this adviser's own. */
  isOwn(advisorId: string, client: ServedClient): boolean {
    return ownAdvisors(this.#ownership, client).has(advisorId);
  }

  #hear(client: ServedClient): { readonly signs: SignsByCell; readonly terms: FeedbackTerms } {
    const own = ownAdvisors(this.#ownership, client);
    // Clients with the same advisers hear the same.
    const key = JSON.stringify([...own].sort());
    const known = this.#heard.get(key);
    if (known) return known;
    const isOwn: IsOwn = (advisorId) => own.has(advisorId);
    const signs = hearVoices(this.#voices, isOwn);
    const heard = { signs, terms: termsOf(signs) };
    this.#heard.set(key, heard);
    return heard;
  }
}
