import type { COMPARISON_KINDS } from '../../claims/kinds/comparison.ts';
import { ADVICE } from './advice.ts';
import type { Recomputes } from './recompute.ts';

export const COMPARISON: Recomputes<typeof COMPARISON_KINDS> = {
  'comparison.likelyOther': (world, { client = '', besides }, day) => {
    let rest = 1;
    for (const bondType of String(besides).split('|')) {
      const probability = ADVICE['advice.probability'](world, { client, bondType }, day);
      if (typeof probability === 'number') rest -= probability;
    }
    return Math.max(0, rest);
  },
};
