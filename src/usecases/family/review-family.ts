import type { ClientFacts } from '../../advisor/book/book.ts';
import { concentrationsOf } from '../../advisor/family/concentration.ts';
import { exposureOf } from '../../advisor/family/exposure.ts';
import { kinshipOf } from '../../advisor/family/kinship.ts';
import type { ClientId } from '../../advisor/units.ts';
import { type Actor, maySee } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type Advice, type AdvicePorts, adviseClient } from '../advise/advise-client.ts';
import { type AskClient, type AskedClient, factsOf, lookAt } from '../asked-client/asked-client.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { FamilyMember, FamilyReview, MissingHolder, ReviewFamilyOutcome } from './family-outcome.ts';
import { type RankedMember, rankMembers } from './rank-members.ts';

/** Members who are shown one by one. Nobody would read a longer message. */
const MOST_MEMBERS = 12;
/** Clients read from the book at the same time, so that one answer doesn't use all its connections. */
const AT_ONCE = 4;

export interface ReviewFamilyRequest {
  readonly client: AskedClient;
}

export interface ReviewFamilyPorts extends AdvicePorts, AuditPorts {
  readonly askedClient: AskClient;
  readonly source: Pick<BookSource, 'readFamily' | 'readTrades'>;
}

/** Reviews a family, whoever of it was asked about, as far as the person may see it. Each member's look is in the audit log. */
export const reviewFamily = (ports: ReviewFamilyPorts) => {
  const advise = adviseClient(ports);
  const trail = auditTrail(ports);

  /** Null for a member who left the book while it was read, or who may not be seen any more. */
  const adviceOn = async (actor: Actor, id: ClientId): Promise<Advice | 'source-down' | null> => {
    const asked = await ports.askedClient({ actor, asked: id, for: 'family', exactly: true });
    if (asked.kind !== 'asked') return asked.kind === 'source-down' ? 'source-down' : null;
    const outcome = await advise(asked.client);
    return outcome.kind === 'advised' ? outcome.advice : null;
  };

  const adviceOnAll = async (actor: Actor, members: readonly RankedMember[]): Promise<ReadonlyArray<Advice | 'source-down' | null>> => {
    const advice: Array<Advice | 'source-down' | null> = [];
    for (let at = 0; at < members.length; at += AT_ONCE) {
      const some = members.slice(at, at + AT_ONCE);
      advice.push(...(await Promise.all(some.map(({ facts }) => adviceOn(actor, facts.id)))));
    }
    return advice;
  };

  const review = async (client: AskedClient): Promise<ReviewFamilyOutcome> => {
    const { actor, profile, dataAsOf: newest } = factsOf(client);
    const family = (await ports.source.readFamily(client.id)) ?? [];
    if (family.length < 2) {
      const oldBook = ports.calendar.oldBook(newest, profile.asOf);
      const alone = { kind: 'no-family', clientId: client.id, missingHolder: missingHolderOf(family[0]), oldBook } as const;
      return trail.show(alone, lookAt(client, 'client.family', { members: 1 }));
    }
    const stored = await ports.activeModel.current();
    if (!stored) return ports.activeModel.absence;
    const visible = family.filter(({ relationshipManagerId }) => maySee(actor, relationshipManagerId));
    const holder = holderOf(client.id, family);
    const { asOf } = profile;
    const dataAsOf = newest ?? stored.model.asOf;
    const trades = await ports.source.readTrades(visible.map(({ id }) => id));
    const ranked = rankMembers(visible, trades, { holder, asked: client.id }, asOf);
    const shown = ranked.slice(0, MOST_MEMBERS);
    const advice = await adviceOnAll(actor, shown);
    if (advice.includes('source-down')) return { kind: 'source-down' };
    const advised = advice.flatMap((one) => (one === null || one === 'source-down' ? [] : one));
    const exposure = exposureOf(trades, asOf);
    const result: FamilyReview = {
      asked: client.id,
      holder,
      members: membersOf(shown, advised, holder),
      more: ranked.length - shown.length,
      hidden: family.length - visible.length,
      exposure,
      concentrations: concentrationsOf(exposure),
      model: { version: stored.version, trainedAt: stored.trainedAt },
      asOf,
      dataAsOf,
      oldBook: ports.calendar.oldBook(dataAsOf, asOf),
      shownAt: ports.clock.now(),
    };
    const ids = ranked.map(({ facts }) => facts.id);
    const lookOf = (place: number) => ({ actor, action: 'client.family', detail: { of: client.id, listed: place < MOST_MEMBERS } });
    return { kind: 'reviewed', review: await trail.showEach(result, ids, lookOf) };
  };

  return async ({ client }: ReviewFamilyRequest): Promise<ReviewFamilyOutcome> => {
    try {
      return await review(client);
    } catch (error) {
      if (error instanceof SourceUnavailableError) return { kind: 'source-down' };
      throw error;
    }
  };
};

const missingHolderOf = (alone: ClientFacts | undefined): MissingHolder | null => {
  if (!alone) return null;
  return alone.parentId === null && alone.missingHolder == null ? null : { clientId: alone.parentId };
};

/**
 * The head of the family: the member without a parent in it. If that member's parent isn't in the book, that parent is the head. In a
 * circle, the first member.
 */
const holderOf = (asked: ClientId, family: readonly ClientFacts[]): ClientId => {
  const ids = new Set(family.map(({ id }) => id));
  const top = family.find(({ parentId }) => parentId === null || !ids.has(parentId)) ?? family[0];
  return top?.parentId && !ids.has(top.parentId) ? top.parentId : (top?.id ?? asked);
};

const membersOf = (shown: readonly RankedMember[], advised: readonly Advice[], holder: ClientId): FamilyMember[] => {
  const byId = new Map(advised.map((advice) => [advice.profile.clientId, advice]));
  return shown.flatMap(({ facts, outstanding }) => {
    const advice = byId.get(facts.id);
    if (!advice) return [];
    const { profile, recommendation } = advice;
    const parent = facts.parentId === null || facts.id === holder ? undefined : byId.get(facts.parentId);
    const kinship = parent ? { parent: parent.profile.clientId, found: kinshipOf(parent.profile, profile) } : null;
    return [{ profile, recommendation, isHolder: facts.id === holder, outstanding, kinship }];
  });
};
