import test from 'ava';
import fc from 'fast-check';
import {
  type FeedbackEvent,
  foldFeedback,
  latestPress,
  noFeedback,
  type StandingSign,
  standingSigns,
  weighSigns,
} from '../../../src/advisor/values/feedback.ts';

const event = (fields: Partial<FeedbackEvent>): FeedbackEvent => ({
  eventId: 'e1',
  recommendationId: 'r1',
  advisorId: 'U1',
  key: 'reaction:+1',
  sign: 1,
  action: 'added',
  happenedAt: '1700000000.000100',
  ...fields,
});
const choice = (chosenType: string | null, fields: Partial<FeedbackEvent> = {}): FeedbackEvent =>
  event({
    key: 'choice',
    sign: chosenType === 'Treasury Bills' ? 1 : -1,
    ...(chosenType !== null && { chosenType }),
    ...fields,
  });
const shape = { segments: 2, bondTypes: ['Corporate Bonds', 'Treasury Bills'] };
const bills = () => ({ segment: 1, bondType: 'Treasury Bills' });
const near = (left: number, right: number) => Math.abs(left - right) < 1e-12;
const signsOf = (advisorId: string, count: number, sign: 1 | -1): StandingSign[] =>
  Array.from({ length: count }, (_, place) => ({ recommendationId: `${advisorId}-${place}`, advisorId, sign }));

test('a thumb taken away is gone', (t) => {
  const removed = event({ eventId: 'e2', action: 'removed', happenedAt: '1700000001.000000' });
  t.deepEqual(standingSigns([event({}), removed]), []);
});

test('a removal that happened before the thumb does not take it away, whatever order they arrive in', (t) => {
  const earlier = event({ eventId: 'e0', action: 'removed', happenedAt: '999999999.999999' });
  t.is(standingSigns([event({}), earlier]).length, 1);
});

test('of two keys that stand, the latest speaks; once it is removed, the other does', (t) => {
  const down = event({ eventId: 'e2', key: 'reaction:-1', sign: -1, happenedAt: '1700000002.000000' });
  t.is(standingSigns([event({}), down])[0]?.sign, -1);
  const downRemoved = event({ eventId: 'e3', key: 'reaction:-1', sign: -1, action: 'removed', happenedAt: '1700000003.000000' });
  t.is(standingSigns([event({}), down, downRemoved])[0]?.sign, 1);
});

test('the latest press that counts is what can be taken back; a reaction isn’t, nor anybody else’s', (t) => {
  const thumb = event({ eventId: 'e1', key: 'button' });
  const chose = choice('Treasury Bills', { eventId: 'e2', happenedAt: '1700000001.000000' });
  const reaction = event({ eventId: 'e3', happenedAt: '1700000002.000000' });
  t.is(latestPress([chose, thumb], thumb.advisorId)?.eventId, 'e2');
  t.is(
    latestPress([chose, thumb, { ...chose, eventId: 'e4', action: 'removed', happenedAt: '1700000003.000000' }], thumb.advisorId)?.eventId,
    'e1',
  );
  t.is(latestPress([thumb, reaction], thumb.advisorId), null, 'the reaction speaks instead of the thumb');
  t.is(latestPress([thumb], 'U9'), null);
});

test('events of the same instant are ordered by their ids', (t) => {
  const removed = event({ eventId: 'e2', action: 'removed' });
  t.is(standingSigns([removed, event({ eventId: 'e1' })]).length, 0);
  t.is(standingSigns([removed, event({ eventId: 'e3' })]).length, 1);
});

test('one thumb moves a fresh cell by 0.3 / 11 and no other cell', (t) => {
  const terms = foldFeedback(signsOf('U1', 1, 1), bills, shape);
  t.deepEqual(terms[0], [0, 0]);
  t.is(terms[1]?.[0], 0);
  t.true(near(terms[1]?.[1] ?? 0, 0.3 / 11));
});

test('two advisors who disagree leave a cell where it was', (t) => {
  t.is(foldFeedback([...signsOf('U1', 1, 1), ...signsOf('U2', 1, -1)], bills, shape)[1]?.[1], 0);
});

test('however often one advisor clicks, a fresh cell moves by 0.1 at most', (t) => {
  for (const count of [5, 6, 50, 5_000]) {
    t.true(near(foldFeedback(signsOf('U1', count, 1), bills, shape)[1]?.[1] ?? 0, 0.1), `${count}`);
  }
});

test('signs of an unknown recommendation, type or segment do nothing', (t) => {
  for (const cell of [null, { segment: 7, bondType: 'Treasury Bills' }, { segment: -1, bondType: 'Treasury Bills' }]) {
    t.deepEqual(
      foldFeedback(signsOf('U1', 3, 1), () => cell, shape),
      noFeedback(shape),
    );
  }
  t.deepEqual(
    foldFeedback(signsOf('U1', 3, 1), () => ({ segment: 0, bondType: 'Unclassified' }), shape),
    noFeedback(shape),
  );
});

const eventArbitrary = fc.record({
  eventId: fc.constant(''),
  recommendationId: fc.constantFrom('r1', 'r2', 'r3', '["r1"'),
  advisorId: fc.constantFrom('U1', 'U2', 'U3'),
  key: fc.constantFrom('reaction:+1', 'reaction:-1', 'button'),
  sign: fc.constantFrom<1 | -1>(1, -1),
  action: fc.constantFrom<'added' | 'removed'>('added', 'removed'),
  happenedAt: fc.integer({ min: 0, max: 12 }).map((tick) => `${tick < 6 ? '999999999' : '1000000000'}.${String(tick).padStart(6, '0')}`),
});
const eventsArbitrary = fc
  .array(eventArbitrary, { maxLength: 40 })
  .map((events) => events.map((one, place): FeedbackEvent => ({ ...one, eventId: `e${String(place).padStart(3, '0')}` })));

/** The same rule in a different way: sort all events, then let each overwrite the one before. */
const modelOfSigns = (events: readonly FeedbackEvent[]): Map<string, number> => {
  const sorted = events.toSorted((a, b) => Number(a.happenedAt) - Number(b.happenedAt) || (a.eventId < b.eventId ? -1 : 1));
  const boards = new Map<string, Array<[string, number]>>();
  for (const one of sorted) {
    const place = `${one.recommendationId} ${one.advisorId}`;
    const board = (boards.get(place) ?? []).filter(([key]) => key !== one.key);
    if (one.action === 'added') board.push([one.key, one.sign]);
    boards.set(place, board);
  }
  return new Map([...boards].flatMap(([place, board]) => (board.length ? [[place, board.at(-1)?.[1] ?? 0]] : [])));
};

test('signs in force agree with a plain model, whatever the order and however often events are delivered', (t) => {
  fc.assert(
    fc.property(
      eventsArbitrary.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events), fc.shuffledSubarray(events, { minLength: events.length })),
      ),
      ([events, repeated, shuffled]) => {
        const signs = standingSigns([...shuffled, ...repeated]);
        t.deepEqual(signs, standingSigns(events));
        const inWords = signs.map((sign) => `${sign.recommendationId} ${sign.advisorId} ${sign.sign}`);
        t.deepEqual(inWords.toSorted(), [...modelOfSigns(events)].map(([place, sign]) => `${place} ${sign}`).toSorted());
      },
    ),
  );
  t.pass();
});

const signsArbitrary = fc.array(
  fc.record({
    recommendationId: fc.string({ maxLength: 3 }),
    advisorId: fc.constantFrom('U1', 'U2', 'U3', 'U4'),
    sign: fc.constantFrom<1 | -1>(1, -1),
  }),
  { maxLength: 60 },
);

test('a cell is the weighted mean of learning.md, in any order of the signs, to the last bit', (t) => {
  fc.assert(
    fc.property(
      signsArbitrary.chain((signs) => fc.tuple(fc.constant(signs), fc.shuffledSubarray(signs, { minLength: signs.length }))),
      ([signs, shuffled]) => {
        let [weights, weighted] = [0, 0];
        for (const advisor of ['U1', 'U2', 'U3', 'U4']) {
          const net = signs.filter(({ advisorId }) => advisorId === advisor).reduce((sum, { sign }) => sum + sign, 0);
          weights += Math.min(5, Math.abs(net));
          weighted += Math.max(-5, Math.min(5, net));
        }
        const term = foldFeedback(signs, bills, shape)[1]?.[1] ?? Number.NaN;
        t.true(near(term, (0.3 * weighted) / (10 + weights)));
        t.is(foldFeedback(shuffled, bills, shape)[1]?.[1], term);
      },
    ),
  );
});

test('what one advisor adds to a fresh cell never exceeds 0.1, and to any cell never 0.103', (t) => {
  fc.assert(
    fc.property(signsArbitrary, (signs) => {
      const term = (some: readonly StandingSign[]) => foldFeedback(some, bills, shape)[1]?.[1] ?? Number.NaN;
      const own = signs.filter(({ advisorId }) => advisorId === 'U1');
      const others = signs.filter(({ advisorId }) => advisorId !== 'U1');
      t.true(Math.abs(term(own)) <= 0.1 + 1e-12);
      t.true(Math.abs(term(signs) - term(others)) <= 0.103);
    }),
  );
});

/** What advisers say of the two types of one segment, and who of them advises the client. */
const presses = fc.array(
  fc.record({
    advisorId: fc.constantFrom('U1', 'U2', 'U3'),
    sign: fc.constantFrom<1 | -1>(1, -1),
    bondType: fc.constantFrom(...shape.bondTypes),
  }),
  { maxLength: 60 },
);
const signsIn = (given: ReadonlyArray<Pick<StandingSign, 'advisorId' | 'sign'> & { bondType: string }>): StandingSign[] =>
  given.map((one, place) => ({ ...one, recommendationId: `r${place}` }));
const nobodys = () => false;

test('one adviser alone moves nothing for other advisers’ clients, and three who agree count in full', (t) => {
  fc.assert(
    fc.property(presses, (given) => {
      const alone = signsIn(given.map((one) => ({ ...one, advisorId: 'U1' })));
      t.deepEqual(foldFeedback(alone, bills, shape, nobodys), noFeedback(shape));
    }),
  );
  const three = ['U1', 'U2', 'U3'].flatMap((advisorId) => signsOf(advisorId, 5, 1));
  t.true(near(foldFeedback(three, bills, shape, nobodys)[1]?.[1] ?? 0, (0.3 * 15) / 25));
});

test('for others’ clients an adviser adds no more than twice what the others say to the same effect', (t) => {
  fc.assert(
    fc.property(presses, (given) => {
      const signs = signsIn(given);
      const weightOf = (some: readonly StandingSign[], isOwn: (id: string) => boolean) => weighSigns(some, bills, shape, isOwn)[1];
      const rest = signs.filter(({ advisorId }) => advisorId !== 'U1');
      const [withThem, without, said] = [weightOf(signs, nobodys), weightOf(rest, nobodys), weightOf(rest, () => true)];
      withThem?.forEach(({ weight }, type) => {
        t.true(weight - (without?.[type]?.weight ?? 0) <= 2 * (said?.[type]?.weight ?? 0) + 1e-9);
      });
    }),
  );
});

test('one adviser’s signs weigh five at most over all cells of a segment together', (t) => {
  fc.assert(
    fc.property(presses, (given) => {
      const signs = signsIn(given.map((one) => ({ ...one, advisorId: 'U1' })));
      const weight = (weighSigns(signs, bills, shape)[1] ?? []).reduce((sum, cell) => sum + cell.weight, 0);
      t.true(weight <= 5 + 1e-9);
    }),
  );
});

test('a choice of the first type speaks for it, once', (t) => {
  const signs = standingSigns([choice('Treasury Bills')]);
  t.deepEqual(signs, [{ recommendationId: 'r1', advisorId: 'U1', sign: 1, chose: 'Treasury Bills' }]);
  t.true(near(foldFeedback(signs, bills, shape)[1]?.[1] ?? 0, 0.3 / 11));
});

test('a choice of another type rewards that type and counts against the first', (t) => {
  const terms = foldFeedback(standingSigns([choice('Corporate Bonds')]), bills, shape);
  t.true(near(terms[1]?.[0] ?? 0, 0.3 / 11));
  t.true(near(terms[1]?.[1] ?? 0, -0.3 / 11));
  t.deepEqual(terms[0], [0, 0]);
});

test('a choice of something else counts against the first type, and a type the model does not know has no cell', (t) => {
  const nothing = foldFeedback(standingSigns([choice(null)]), bills, shape);
  t.is(nothing[1]?.[0], 0);
  t.true(near(nothing[1]?.[1] ?? 0, -0.3 / 11));
  t.deepEqual(foldFeedback(standingSigns([choice('Perpetual Bonds')]), bills, shape), nothing);
});

test('an adviser’s later answer replaces the earlier one in whatever order they arrive; another adviser’s answer counts too', (t) => {
  const later = choice('Treasury Bills', { eventId: 'e2', happenedAt: '1700000009.000000' });
  const standing = standingSigns([choice('Treasury Bills', { happenedAt: '1700000009.000000' })]);
  t.deepEqual(standingSigns([choice('Corporate Bonds'), later]), standing);
  t.deepEqual(standingSigns([later, choice('Corporate Bonds')]), standing);
  t.is(standingSigns([choice(null), choice(null, { eventId: 'e2', advisorId: 'U2' })]).length, 2);
});

test('a thumb and a choice of one advisor stand side by side', (t) => {
  const signs = standingSigns([event({}), choice('Corporate Bonds', { eventId: 'e2', happenedAt: '1700000009.000000' })]);
  t.deepEqual(
    signs.map(({ sign, bondType }) => [sign, bondType ?? 'first']).toSorted(),
    [
      [1, 'first'],
      [-1, 'first'],
      [1, 'Corporate Bonds'],
    ].toSorted(),
  );
});

const mixedArbitrary = fc
  .array(
    fc.record({
      recommendationId: fc.constantFrom('r1', 'r2'),
      advisorId: fc.constantFrom('U1', 'U2', 'U3', 'U4'),
      what: fc.constantFrom('up', 'down', 'Treasury Bills', 'Corporate Bonds', 'Perpetual Bonds', null),
      happenedAt: fc.integer({ min: 0, max: 9 }).map((tick) => `170000000${tick}.000000`),
    }),
    { maxLength: 40 },
  )
  .map((moments) =>
    moments.map(({ what, ...rest }, place): FeedbackEvent => {
      const fields = { ...rest, eventId: `e${String(place).padStart(3, '0')}` };
      if (what === 'up' || what === 'down') return event({ ...fields, key: 'button', sign: what === 'up' ? 1 : -1 });
      return choice(what, fields);
    }),
  );

/**
 * The same rule in a different way: each adviser's latest signs as +1 and -1 on (segment, type), which cancel out. What's left of an adviser weighs at
 * most five over both types.
 */
const modelOfTerm = (events: readonly FeedbackEvent[], bondType: string): number => {
  const sorted = events.toSorted((a, b) => Number(a.happenedAt) - Number(b.happenedAt) || (a.eventId < b.eventId ? -1 : 1));
  const last = new Map(sorted.map((one) => [`${one.recommendationId} ${one.advisorId} ${one.key}`, one]));
  const nets = new Map<string, Record<string, number>>();
  const say = (advisor: string, type: string, value: number) => {
    const net = nets.get(advisor) ?? { 'Treasury Bills': 0, 'Corporate Bonds': 0 };
    nets.set(advisor, { ...net, [type]: (net[type] ?? 0) + value });
  };
  for (const { advisorId, key, sign, chosenType } of last.values()) {
    if (key === 'button') say(advisorId, 'Treasury Bills', sign);
    if (key === 'choice') say(advisorId, 'Treasury Bills', chosenType === 'Treasury Bills' ? 1 : -1);
    if (key === 'choice' && chosenType === 'Corporate Bonds') say(advisorId, chosenType, 1);
  }
  let [weight, sum] = [0, 0];
  for (const net of nets.values()) {
    const all = Math.abs(net['Treasury Bills'] ?? 0) + Math.abs(net['Corporate Bonds'] ?? 0);
    const own = (net[bondType] ?? 0) * (all > 5 ? 5 / all : 1);
    weight += Math.abs(own);
    sum += own;
  }
  return (0.3 * sum) / (10 + weight);
};

test('thumbs and choices together agree with a plain model, in any order and however often they are delivered', (t) => {
  fc.assert(
    fc.property(
      mixedArbitrary.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events), fc.shuffledSubarray(events, { minLength: events.length })),
      ),
      ([events, repeated, shuffled]) => {
        const signs = standingSigns([...shuffled, ...repeated]);
        t.deepEqual(signs, standingSigns(events));
        const [none, row] = foldFeedback(signs, bills, shape);
        t.deepEqual(none, [0, 0]);
        shape.bondTypes.forEach((bondType, column) => {
          t.true(near(row?.[column] ?? Number.NaN, modelOfTerm(events, bondType)));
        });
      },
    ),
  );
});
