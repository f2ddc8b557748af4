import type { ClientFacts } from '../../advisor/book.ts';
import { concentrationsOf } from '../../advisor/family/concentration.ts';
import { exposureOf } from '../../advisor/family/exposure.ts';
import { kinshipOf } from '../../advisor/family/kinship.ts';
import type { ClientId } from '../../advisor/units.ts';
import { type Actor, maySee } from '../actor.ts';
import type { AdviseAsMeantPorts } from '../advise-as-meant.ts';
import { type Advice, type AdviceOutcome, adviseClient } from '../advise-client.ts';
import { readClientId } from '../client-id.ts';
import { type AuditRow, SourceUnavailableError } from '../ports.ts';
import { meantClient, similarClients } from '../similar-clients.ts';
import type { FamilyMember, FamilyReview, ReviewFamilyOutcome } from './family-outcome.ts';
import { type RankedMember, rankMembers } from './rank-members.ts';

/** Members who are shown one by one; more would be a message that nobody reads. */
const MOST_MEMBERS = 12;
/** Clients read from the book at the same time: one answer must not take all of its connections. */
const AT_ONCE = 4;

export interface ReviewFamilyRequest {
  readonly actor: Actor;
  readonly clientId: string;
}

type Found =
  | { readonly kind: 'found'; readonly asked: ClientId; readonly family: readonly ClientFacts[] }
  | Extract<ReviewFamilyOutcome, { kind: 'unknown-client' }>;

/** A family: holder and members, whichever was named, as far as the person may see them. Each one's look is in the audit log. */
export const reviewFamily = (ports: AdviseAsMeantPorts) => {
  const advise = adviseClient(ports);
  const similarTo = similarClients(ports);
  const lookAt = (actor: Actor, action: string, clientId: ClientId, detail: AuditRow['detail']): AuditRow => ({
    at: ports.clock.now(),
    actorId: actor.id,
    action,
    clientId,
    detail,
  });
  const audit = (...look: Parameters<typeof lookAt>) => ports.audit.append(lookAt(...look));

  const exactly = async (actor: Actor, asked: string): Promise<Found> => {
    const id = readClientId(asked);
    const family = id && (await ports.source.readFamily(id));
    const named = family?.find((facts) => facts.id === id);
    if (named && family && maySee(actor, named.relationshipManagerId)) return { kind: 'found', asked: named.id, family };
    if (id && family) await audit(actor, 'access.refused', id, { asked: 'family' });
    return { kind: 'unknown-client', asked, similar: await similarTo(actor, asked) };
  };

  const find = async (actor: Actor, asked: string): Promise<Found> => {
    const found = await exactly(actor, asked);
    const meant = found.kind === 'unknown-client' ? meantClient(asked, found.similar) : null;
    return meant === null ? found : exactly(actor, meant);
  };

  const adviceOf = async (actor: Actor, members: readonly RankedMember[]): Promise<AdviceOutcome[]> => {
    const outcomes: AdviceOutcome[] = [];
    for (let at = 0; at < members.length; at += AT_ONCE) {
      const some = members.slice(at, at + AT_ONCE);
      outcomes.push(
        ...(await Promise.all(some.map(({ facts }) => advise({ actor, clientId: facts.id, asOf: null, newTypesOnly: false })))),
      );
    }
    return outcomes;
  };

  const review = async (actor: Actor, { asked, family }: Extract<Found, { kind: 'found' }>): Promise<ReviewFamilyOutcome> => {
    if (family.length < 2) {
      await audit(actor, 'client.family', asked, { members: 1 });
      return { kind: 'no-family', clientId: asked, missingHolder: family[0]?.parentId ?? null };
    }
    const stored = await ports.modelInForce.current();
    if (!stored) return ports.modelInForce.absence;
    const visible = family.filter(({ relationshipManagerId }) => maySee(actor, relationshipManagerId));
    const holder = holderOf(asked, family);
    const market = await ports.market.read(null);
    const asOf = market?.asOf ?? stored.model.asOf;
    const trades = await ports.source.readTrades(visible.map(({ id }) => id));
    const ranked = rankMembers(visible, trades, { holder, asked }, asOf);
    const shown = ranked.slice(0, MOST_MEMBERS);
    const outcomes = await adviceOf(actor, shown);
    if (outcomes.some(({ kind }) => kind === 'source-down')) return { kind: 'source-down' };
    // Who left the book while it was read is left out.
    const advised = outcomes.map((outcome) => (outcome.kind === 'advised' ? outcome.advice : null));
    await ports.audit.append(
      ...ranked.map(({ facts }, place) => lookAt(actor, 'client.family', facts.id, { of: asked, listed: place < MOST_MEMBERS })),
    );
    const exposure = exposureOf(trades, asOf);
    const result: FamilyReview = {
      asked,
      holder,
      members: membersOf(shown, advised, holder),
      more: ranked.length - shown.length,
      hidden: family.length - visible.length,
      exposure,
      concentrations: concentrationsOf(exposure),
      model: { version: stored.version, trainedAt: stored.trainedAt },
      dataAsOf: market?.dataAsOf ?? asOf,
      shownAt: ports.clock.now(),
    };
    return { kind: 'reviewed', review: result };
  };

  return async ({ actor, clientId }: ReviewFamilyRequest): Promise<ReviewFamilyOutcome> => {
    try {
      const found = await find(actor, clientId);
      return found.kind === 'found' ? await review(actor, found) : found;
    } catch (error) {
      if (error instanceof SourceUnavailableError) return { kind: 'source-down' };
      throw error;
    }
  };
};

/** The head of the family: whoever has no parent in it; a parent whom the book does not know is the head too. In a circle the first. */
const holderOf = (asked: ClientId, family: readonly ClientFacts[]): ClientId => {
  const ids = new Set(family.map(({ id }) => id));
  const top = family.find(({ parentId }) => parentId === null || !ids.has(parentId)) ?? family[0];
  return top?.parentId && !ids.has(top.parentId) ? top.parentId : (top?.id ?? asked);
};

const membersOf = (shown: readonly RankedMember[], advised: ReadonlyArray<Advice | null>, holder: ClientId): FamilyMember[] => {
  const byId = new Map(advised.flatMap((advice) => (advice ? [[advice.profile.clientId, advice] as const] : [])));
  return shown.flatMap(({ facts, outstanding }) => {
    const advice = byId.get(facts.id);
    if (!advice) return [];
    const { profile, recommendation } = advice;
    const parent = facts.parentId === null || facts.id === holder ? undefined : byId.get(facts.parentId);
    const kinship = parent ? { parent: parent.profile.clientId, found: kinshipOf(parent.profile, profile) } : null;
    return [{ profile, recommendation, isHolder: facts.id === holder, outstanding, kinship }];
  });
};
