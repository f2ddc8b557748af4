import test from 'ava';
import fc from 'fast-check';
import type { Model } from '../../../src/advisor/model/model.ts';
import { clientId } from '../../../src/advisor/units.ts';
import type { FeedbackEvent } from '../../../src/advisor/values/feedback.ts';
import { FeedbackLedger } from '../../../src/usecases/ledger/feedback-ledger.ts';
import type { FeedbackRow } from '../../../src/usecases/ports/feedback-store.ts';
import type { StoredModel } from '../../../src/usecases/ports/model-store.ts';
import type { ShownRecommendation } from '../../../src/usecases/ports/shown-recommendation.ts';
import { sampleProfile } from '../../helpers/samples/sample-recommendation.ts';

const TYPES = ['Gilts', 'Paper'];
/** Splits clients by age: younger than the bound is segment 0. That one number places them. */
const modelSplitAt = (version: number, age: number): StoredModel => ({
  version,
  trainedAt: new Date(0),
  model: {
    bondTypes: TYPES,
    features: { numeric: [{ name: 'age', log: false, median: 40, mean: 0, scale: 1, indicator: false }], categorical: [] },
    centroids: [[age - 1000], [age + 1000]],
    segments: [{}, {}],
    qTable: {
      values: [
        [0, 0],
        [0, 0],
      ],
    },
  } as unknown as Model,
});

interface Shown {
  readonly id: string;
  readonly age: number;
  readonly first: string;
  readonly version: number;
  readonly segment: number;
}

type Step =
  | { readonly kind: 'show'; readonly age: number; readonly first: string }
  | {
      readonly kind: 'sign';
      readonly about: number;
      readonly advisor: string;
      readonly what: string;
      readonly action: 'added' | 'removed';
      readonly at: number;
    }
  | { readonly kind: 'redeliver'; readonly of: number }
  | { readonly kind: 'train'; readonly age: number }
  | { readonly kind: 'restart'; readonly process: 0 | 1 }
  | { readonly kind: 'read'; readonly process: 0 | 1 };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('show' as const), age: fc.integer({ min: 20, max: 80 }), first: fc.constantFrom(...TYPES) }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('sign' as const),
        about: fc.nat(9),
        advisor: fc.constantFrom('U1', 'U2', 'U3'),
        what: fc.constantFrom('up', 'down', ...TYPES, 'nothing'),
        action: fc.constantFrom<'added' | 'removed'>('added', 'added', 'removed'),
        at: fc.nat(20),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('redeliver' as const), of: fc.nat(20) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('train' as const), age: fc.integer({ min: 25, max: 75 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), process: fc.constantFrom<0 | 1>(0, 1) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const), process: fc.constantFrom<0 | 1>(0, 1) }) },
  ),
  { minLength: 5, maxLength: 60 },
);

/** What all processes share: the appended rows, the recommendations and the models. */
class World {
  readonly rows: FeedbackRow[] = [];
  readonly shown: Shown[] = [];
  asked = 0;
  model = modelSplitAt(1, 50);
  age = 50;

  readonly ports = {
    feedback: { since: async (sequence: number) => this.rows.filter((row) => row.sequence > sequence) },
    recommendations: {
      findMany: async (ids: readonly string[]) => {
        this.asked++;
        return new Map(this.shown.flatMap((one) => (ids.includes(one.id) ? [[one.id, asShown(one)]] : [])));
      },
    },
    people: {
      list: async () => [
        { slackUserId: 'U1', role: 'advisor', relationshipManagerIds: ['RM1'] },
        { slackUserId: 'U2', role: 'advisor', relationshipManagerIds: ['RM2', 'RM3'] },
        { slackUserId: 'U3', role: 'advisor', relationshipManagerIds: ['RM3'] },
      ],
    },
  } as unknown as ConstructorParameters<typeof FeedbackLedger>[0];

  append(event: FeedbackEvent): void {
    if (this.rows.some(({ eventId }) => eventId === event.eventId)) return;
    this.rows.push({ ...event, sequence: this.rows.length + 1 });
  }
}

const asShown = ({ id, age, first, version, segment }: Shown): ShownRecommendation =>
  ({
    id,
    profile: sampleProfile({ age }),
    recommendation: { segment: { id: segment }, recommended: [{ bondType: first }] },
    model: { version, trainedAt: new Date(0) },
  }) as unknown as ShownRecommendation;

/** Whom we ask about: clients of one adviser, of two, and of nobody. */
const SERVED = [
  { manager: 'RM1', own: ['U1'] },
  { manager: 'RM3', own: ['U2', 'U3'] },
  { manager: 'RM9', own: [] },
];

/**
 * learning.md in other words: everybody's last word about everything. In a segment, a person's words for and against a type cancel out, and what's
 * left weighs at most five. Where the client isn't theirs, it weighs no more than what the others say to the same effect.
 */
const modelOfTerms = (world: World, own: readonly string[]): number[][] => {
  const inTime = world.rows.toSorted((a, b) => Number(a.happenedAt) - Number(b.happenedAt) || (a.eventId < b.eventId ? -1 : 1));
  const boards = new Map<string, FeedbackRow[]>();
  for (const row of inTime) {
    const place = `${row.recommendationId}/${row.advisorId}/${row.key === 'choice' ? 'choice' : 'thumb'}`;
    const others = (boards.get(place) ?? []).filter(({ key }) => key !== row.key);
    boards.set(place, row.action === 'added' ? [...others, row] : others);
  }
  const said: Array<{ cell: string; who: string; value: number }> = [];
  for (const board of boards.values()) {
    const word = board.at(-1);
    const about = world.shown.find(({ id }) => id === word?.recommendationId);
    if (!word || !about) continue;
    const segment = about.version === world.model.version ? about.segment : Number(about.age > world.age);
    const say = (type: string, value: number) => said.push({ cell: `${segment} ${type}`, who: word.advisorId, value });
    say(about.first, word.key === 'choice' ? (word.chosenType === about.first ? 1 : -1) : word.sign);
    if (word.key === 'choice' && word.chosenType !== undefined && word.chosenType !== about.first) say(word.chosenType, 1);
  }
  const netOf = (who: string, segment: number, type: string): number =>
    said.filter((one) => one.who === who && one.cell === `${segment} ${type}`).reduce((sum, { value }) => sum + value, 0);
  const voiceOf = (who: string, segment: number, type: string): number => {
    const all = TYPES.reduce((sum, each) => sum + Math.abs(netOf(who, segment, each)), 0);
    return netOf(who, segment, type) * (all > 5 ? 5 / all : 1);
  };
  const everybody = [...new Set(said.map(({ who }) => who))];
  return [0, 1].map((segment) =>
    TYPES.map((type) => {
      let [weight, sum] = [0, 0];
      for (const who of everybody) {
        const voice = voiceOf(who, segment, type);
        const backing = everybody
          .filter((other) => other !== who && Math.sign(voiceOf(other, segment, type)) === Math.sign(voice))
          .reduce((total, other) => total + Math.abs(voiceOf(other, segment, type)), 0);
        const counts = own.includes(who) ? Math.abs(voice) : Math.min(Math.abs(voice), backing);
        weight += counts;
        sum += counts * Math.sign(voice);
      }
      return (0.3 * sum) / (10 + weight);
    }),
  );
};

const eventOf = (step: Extract<Step, { kind: 'sign' }>, about: Shown, serial: number): FeedbackEvent => {
  const isThumb = step.what === 'up' || step.what === 'down';
  const chosen = isThumb || step.what === 'nothing' ? {} : { chosenType: step.what };
  return {
    eventId: `E${String(serial).padStart(4, '0')}`,
    recommendationId: about.id,
    advisorId: step.advisor,
    key: isThumb ? `reaction:${step.what}` : 'choice',
    sign: step.what === 'up' || step.what === about.first ? 1 : -1,
    action: step.action,
    ...chosen,
    happenedAt: `17000000${String(step.at).padStart(2, '0')}.000100`,
  };
};

test('two processes, restarts and trainings in between give what a plain model gives, whatever happens in which order', async (t) => {
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const world = new World();
      const processes = [new FeedbackLedger(world.ports), new FeedbackLedger(world.ports)];
      for (const [serial, step] of script.entries()) {
        if (step.kind === 'show') {
          const { age, first } = step;
          world.shown.push({ id: `R${world.shown.length}`, age, first, version: world.model.version, segment: Number(age > world.age) });
        } else if (step.kind === 'sign') {
          const about = world.shown[step.about % Math.max(1, world.shown.length)];
          if (about) world.append(eventOf(step, about, serial));
        } else if (step.kind === 'redeliver') {
          const again = world.rows[step.of % Math.max(1, world.rows.length)];
          if (again) world.append(again);
        } else if (step.kind === 'train') {
          world.age = step.age;
          world.model = modelSplitAt(world.model.version + 1, step.age);
        } else if (step.kind === 'restart') processes[step.process] = new FeedbackLedger(world.ports);
        else await processes[step.process]?.fold(world.model);
      }
      const [one, other] = await Promise.all(processes.map((process) => process.fold(world.model)));
      for (const { manager, own } of SERVED) {
        const client = { clientId: clientId('C_asked'), relationshipManagerId: manager };
        const terms = one?.termsFor(client);
        t.deepEqual(terms, other?.termsFor(client));
        modelOfTerms(world, own).forEach((row, segment) => {
          for (const [type, term] of row.entries()) t.true(Math.abs((terms?.[segment]?.[type] ?? Number.NaN) - term) < 1e-12);
        });
      }
    }),
    { numRuns: 300 },
  );
});

test('after a restart all recommendations are looked up at once', async (t) => {
  const world = new World();
  for (let at = 0; at < 300; at++) {
    const about: Shown = { id: `R${at}`, age: 30, first: 'Gilts', version: 1, segment: 0 };
    world.shown.push(about);
    world.append(eventOf({ kind: 'sign', about: at, advisor: `U${at}`, what: 'up', action: 'added', at: 1 }, about, at));
  }
  const terms = (await new FeedbackLedger(world.ports).fold(world.model)).termsFor(sampleProfile());
  t.is(world.asked, 1);
  // Three hundred advisors, one thumb each: 0.3 · 300 / 310.
  t.true(Math.abs((terms[0]?.[0] ?? 0) - 90 / 310) < 1e-12);
});
