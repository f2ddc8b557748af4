import type { COMPARISON_KINDS } from '../../claims/kinds/comparison.ts';
import { ADVICE } from './advice.ts';
import { boughtBy, sumOf } from './client.ts';
import type { Recomputes } from './recompute.ts';

export const COMPARISON: Recomputes<typeof COMPARISON_KINDS> = {
  'comparison.bought': (world, { client, with: other }, day) => {
    const theirs = sumOf(boughtBy(world, other, day));
    return theirs > 0 ? sumOf(boughtBy(world, client, day)) / theirs : null;
  },
  'comparison.likelyOther': (world, { client = '', besides }, day) => {
    let rest = 1;
    for (const bondType of String(besides).split('|')) {
      const probability = ADVICE['advice.probability'](world, { client, bondType }, day);
      if (typeof probability === 'number') rest -= probability;
    }
    return Math.max(0, rest);
  },
};
