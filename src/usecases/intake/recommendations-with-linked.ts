import type { ClientId } from '../../advisor/units.ts';
import type { RecommendationStore } from '../ports/recommendation-store.ts';
import { isRegisteredId, type RegisteredClients } from '../ports/registered-clients.ts';

/** Recommendations that also find what was shown to a client under another id, before the client was linked to the book. */
export const recommendationsWithLinked = (recommendations: RecommendationStore, registered: RegisteredClients): RecommendationStore => ({
  ...recommendations,
  ofClient: async (id, limit, shownTo) => {
    const own = isRegisteredId(id) ? await registered.find(id) : null;
    const bookId: ClientId = own?.bookId ?? id;
    const ids = new Set([id, bookId, ...(await registered.linkedTo([bookId])).map((client) => client.id)]);
    const found = await Promise.all([...ids].map((each) => recommendations.ofClient(each, limit, shownTo)));
    return found
      .flat()
      .toSorted((left, right) => right.shownAt.getTime() - left.shownAt.getTime())
      .slice(0, limit);
  },
});
