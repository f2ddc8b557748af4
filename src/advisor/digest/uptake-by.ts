import type { ClientId } from '../units.ts';

/** What followed one recommendation. */
export interface FollowedAdvice {
  readonly clientId: ClientId | string;
  readonly bondType: string;
  readonly segment: number;
  readonly isBought: boolean;
}

/** How often what was recommended first was bought within 30 days, of one type or in one segment. */
export interface UptakeLine {
  /** The type's or the segment's. */
  readonly name: string;
  /** Recommendations whose 30 days are over. */
  readonly advised: number;
  /** Distinct clients of these. */
  readonly clients: number;
  readonly bought: number;
  /** The 95% interval of the share (Wilson 1927). Recommendations to one client count as independent. */
  readonly low: number;
  readonly high: number;
}

export interface UptakeBy {
  readonly byType: readonly UptakeLine[];
  readonly bySegment: readonly UptakeLine[];
}

/** The 97.5% quantile of the normal distribution. */
const Z = 1.959963984540054;

/** The 95% interval of a share by Wilson's score, which stays between 0 and 1 and holds for small numbers too. */
export const wilsonInterval = (successes: number, of: number): readonly [low: number, high: number] => {
  const share = successes / of;
  const scale = 1 + Z ** 2 / of;
  const middle = (share + Z ** 2 / (2 * of)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
};

/** Uptake by type and by segment, most advised first. @param segmentNames by segment */
export const uptakeBy = (followed: readonly FollowedAdvice[], segmentNames: readonly string[]): UptakeBy => {
  const linesBy = (nameOf: (one: FollowedAdvice) => string | undefined): UptakeLine[] => {
    const groups = new Map<string, FollowedAdvice[]>();
    for (const one of followed) {
      const name = nameOf(one);
      if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), one]);
    }
    return [...groups]
      .map(([name, group]) => {
        const bought = group.filter(({ isBought }) => isBought).length;
        const [low, high] = wilsonInterval(bought, group.length);
        return { name, advised: group.length, clients: new Set(group.map(({ clientId }) => clientId)).size, bought, low, high };
      })
      .sort((left, right) => right.advised - left.advised || (left.name < right.name ? -1 : 1));
  };
  return { byType: linesBy(({ bondType }) => bondType), bySegment: linesBy(({ segment }) => segmentNames[segment]) };
};
