import type { Book } from '../book/book.ts';
import { clientPlaceOf } from '../book/profile.ts';

/** A book's parents and children as places of clients: pair i is (parents[i], children[i]), in the children's order. */
export interface FamilyPairs {
  readonly parents: Int32Array;
  readonly children: Int32Array;
}

/** Every family member with the account holder, if both are in the book. A client named as their own parent isn't a pair. */
export const familyPairs = ({ clients }: Pick<Book, 'clients'>): FamilyPairs => {
  const parents = new Int32Array(clients.length);
  const children = new Int32Array(clients.length);
  let pairs = 0;
  clients.forEach(({ parentId }, child) => {
    if (parentId === null) return;
    const parent = clientPlaceOf({ clients }, parentId);
    if (parent === null || parent === child) return;
    parents[pairs] = parent;
    children[pairs++] = child;
  });
  return { parents: parents.subarray(0, pairs), children: children.subarray(0, pairs) };
};
