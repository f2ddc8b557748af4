import type { Book } from '../book.ts';
import { clientPlaceOf } from '../profile.ts';

/** Parents and children of a book, as places of clients; pair i is (parents[i], children[i]), in the children's order. */
export interface FamilyPairs {
  readonly parents: Int32Array;
  readonly children: Int32Array;
  /** Members whose holder is not in the book. */
  readonly withoutParent: number;
}

/** Every member with the holder, where the book has both. Who is named as one's own parent is nobody's child. */
export const familyPairs = ({ clients }: Pick<Book, 'clients'>): FamilyPairs => {
  const parents = new Int32Array(clients.length);
  const children = new Int32Array(clients.length);
  let [pairs, withoutParent] = [0, 0];
  clients.forEach(({ parentId }, child) => {
    if (parentId === null) return;
    const parent = clientPlaceOf({ clients }, parentId);
    if (parent === null) withoutParent++;
    else if (parent !== child) {
      parents[pairs] = parent;
      children[pairs++] = child;
    }
  });
  return { parents: parents.subarray(0, pairs), children: children.subarray(0, pairs), withoutParent };
};
