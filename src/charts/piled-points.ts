/** A place in the plane and the number of points there. */
export interface PiledPoint {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** Merges points at the same place, in order of first appearance. Drawn with the count as area, a crowd looks like a crowd. */
export const piledPoints = (points: ReadonlyArray<readonly [x: number, y: number]>): PiledPoint[] => {
  const piles = new Map<string, PiledPoint>();
  for (const [x, y] of points) {
    const key = `${x} ${y}`;
    piles.set(key, { x, y, count: (piles.get(key)?.count ?? 0) + 1 });
  }
  return [...piles.values()];
};
