import test from 'ava';
import fc from 'fast-check';
import { segmentMovement } from '../../../src/advisor/digest/segment-movement.ts';

const members = (places: ReadonlyMap<number, number>): Float64Array =>
  Float64Array.from([...places].map(([client, segment]) => client * 256 + segment)).sort();

test('who stayed, who moved, who came and who left is counted', (t) => {
  const before = members(
    new Map([
      [1, 0],
      [2, 0],
      [3, 1],
      [5, 1],
      [2 ** 44, 2],
    ]),
  );
  const now = members(
    new Map([
      [1, 0],
      [2, 1],
      [3, 1],
      [4, 2],
      [2 ** 44, 0],
    ]),
  );
  t.deepEqual(segmentMovement(before, now, 3), {
    before: [2, 2, 1],
    now: [2, 2, 1],
    moved: [
      [1, 1, 0],
      [0, 1, 0],
      [1, 0, 0],
    ],
    arrived: 1,
    left: 1,
  });
});

test('one pass counts the same as looking every client up', (t) => {
  const census = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 3 })), {
    selector: ([client]) => client,
  });
  fc.assert(
    fc.property(census, census, (earlier, later) => {
      const [before, now] = [new Map(earlier), new Map(later)];
      const { moved, arrived, left } = segmentMovement(members(before), members(now), 4);
      const looked = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
      for (const [client, segment] of before) {
        const to = now.get(client);
        if (to !== undefined) (looked[segment] as number[])[to] = ((looked[segment] as number[])[to] as number) + 1;
      }
      const isSame = JSON.stringify(moved) === JSON.stringify(looked);
      return (
        isSame &&
        arrived === later.filter(([client]) => !before.has(client)).length &&
        left === earlier.filter(([client]) => !now.has(client)).length
      );
    }),
  );
  t.pass();
});
