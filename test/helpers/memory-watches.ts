import type { Watch, WatchStore } from '../../src/usecases/ports/watching/watch-store.ts';

/** What people watch, in memory. @param failing whether noting fails, as if the process died there */
export const memoryWatches = (rows = new Map<string, Watch>(), failing: () => boolean = () => false): WatchStore => ({
  add: async (watch) => {
    const isThere = [...rows.values()].some(
      (each) => each.userId === watch.userId && each.kind === watch.kind && each.target === watch.target,
    );
    if (!isThere) rows.set(watch.id, watch);
    return !isThere;
  },
  ofUser: async (userId) => [...rows.values()].filter((each) => each.userId === userId),
  all: async () => [...rows.values()],
  any: async () => rows.size > 0,
  note: async ({ id, revision }, known) => {
    if (failing()) throw new Error('the process dies here');
    const row = rows.get(id);
    if (row?.revision !== revision) return false;
    rows.set(id, { ...row, known, revision: revision + 1 });
    return true;
  },
  remove: async (_, id) => rows.delete(id),
});
