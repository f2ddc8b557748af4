import type { FAMILY_KINDS } from '../../claims/kinds/family.ts';
import type { World } from '../world/world.ts';
import type { Recomputes } from './recompute.ts';

/** The ids of a client's family: up to whoever has no parent, then down to everybody below. A circle of parents is one family. */
export const familyOf = (world: World, client: string): ReadonlySet<string> => {
  let top = client;
  const above = new Set([top]);
  for (;;) {
    const parent = world.clients.get(top)?.parent ?? null;
    if (parent === null || above.has(parent)) break;
    above.add(parent);
    top = parent;
  }
  const family = new Set([top]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { id, parent } of world.clients.values()) {
      if (parent === null || !family.has(parent) || family.has(id)) continue;
      family.add(id);
      grew = true;
    }
  }
  return new Set([...family].filter((id) => world.clients.has(id)));
};

export const FAMILY: Recomputes<typeof FAMILY_KINDS> = {
  'family.clients': (world, { client }) => familyOf(world, String(client)).size,
};
