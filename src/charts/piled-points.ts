/** A place in the plane and how many points lie on it. */
export interface PiledPoint {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** Points that lie on each other as one, in the order of the first of each: drawn with their number as area, a crowd looks like a crowd. */
export const piledPoints = (points: ReadonlyArray<readonly [x: number, y: number]>): PiledPoint[] => {
  const piles = new Map<string, PiledPoint>();
  for (const [x, y] of points) {
    const key = `${x} ${y}`;
    piles.set(key, { x, y, count: (piles.get(key)?.count ?? 0) + 1 });
  }
  return [...piles.values()];
};
