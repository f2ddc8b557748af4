import type { ClientFacts } from '../../../advisor/book/book.ts';
import { type ClientId, compareBytewise } from '../../../advisor/units.ts';

/** How a book finds families. */
export interface FamilyLinks {
  /** The facts of these clients. Unknown ids add nothing. */
  readonly factsOf: (ids: ReadonlySet<ClientId>) => Promise<readonly ClientFacts[]>;
  /** The clients whose parent is one of these. */
  readonly childrenOf: (parents: ReadonlySet<ClientId>) => Promise<readonly ClientFacts[]>;
}

/**
 * The client's family: up to the ancestor without a parent, then down to all descendants. This includes parents of parents, and a circle of
 * parents ends where it closes. A parent without any row is left out. Null if no client has this id.
 */
export const walkFamily = async (id: ClientId, { factsOf, childrenOf }: FamilyLinks): Promise<readonly ClientFacts[] | null> => {
  const named = (await factsOf(new Set([id])))[0];
  if (!named) return null;
  const top = await topOf(named, factsOf);
  const family = new Map((await factsOf(new Set([top]))).map((facts) => [facts.id, facts]));
  const met = new Set([top]);
  for (let parents: ReadonlySet<ClientId> = met; parents.size > 0; ) {
    const children = await childrenOf(parents);
    const next = children.filter(({ id: child }) => !met.has(child));
    for (const child of next) {
      met.add(child.id);
      family.set(child.id, child);
    }
    parents = new Set(next.map((child) => child.id));
  }
  const holder = family.get(top);
  family.delete(top);
  return [...(holder ? [holder] : []), ...[...family.values()].sort((left, right) => compareBytewise(left.id, right.id))];
};

/** The client at the top of the family; in a circle, the bytewise first. We may know nothing about that client. */
const topOf = async (named: ClientFacts, factsOf: FamilyLinks['factsOf']): Promise<ClientId> => {
  const above: ClientId[] = [named.id];
  for (let parent = named.parentId; parent !== null; ) {
    const closes = above.indexOf(parent);
    if (closes >= 0) return above.slice(closes).sort(compareBytewise)[0] as ClientId;
    above.push(parent);
    parent = (await factsOf(new Set([parent])))[0]?.parentId ?? null;
  }
  return above.at(-1) as ClientId;
};
