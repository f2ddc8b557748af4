import { randomBelow, seededRandom } from '../../src/advisor/random.ts';
import { foldOutcomes, type OutcomeSubject, type OutcomesByCell, type StandingOutcome } from '../../src/advisor/values/outcomes.ts';
import { type LearnerMaker, largest } from './bandit-learners.ts';

/** Rounds until an outcome is known: the 30 days, and the night on which the book is read. */
const KNOWN_AFTER = 100;

/** Recommends what the segment buys most anyway. It knows that exactly, and learns nothing from what follows. */
export const popularity: LearnerMaker = (_segments, types, { anyway }) => ({
  name: 'popularity',
  choose: (segment, random) =>
    largest(
      rowOf(types, (type) => anyway?.share(segment, type) ?? 0),
      random,
    ),
  learn: () => {},
});

const rowOf = (types: number, scoreOf: (type: number) => number): Float64Array =>
  Float64Array.from({ length: types }, (_, type) => scoreOf(type));

/**
 * The product's way: what the segment buys anyway plus what outcomes add (`foldOutcomes`), known with a delay.
 * @param drawn the share of rounds whose type is drawn, as an admin may set it; its propensity is logged
 */
export const outcomeTable =
  (drawn: number): LearnerMaker =>
  (segments, types, { anyway }) => {
    const bondTypes = Array.from({ length: types }, (_, type) => `${type}`);
    const shares = Array.from({ length: segments }, (_, segment) => rowOf(types, (type) => anyway?.share(segment, type) ?? 0));
    const subjects: OutcomeSubject[] = [];
    const outcomes: StandingOutcome[] = [];
    const luck = seededRandom(1);
    let cells: OutcomesByCell = [];
    let propensity = 1;
    return {
      name: drawn === 0 ? 'outcomes, nothing drawn' : `outcomes, ${100 * drawn}% drawn`,
      choose: (segment, random) => {
        const scores = rowOf(types, (type) => (shares[segment]?.[type] as number) + (cells[segment]?.[type]?.term ?? 0));
        const best = largest(scores, random);
        const chosen = random() < drawn ? randomBelow(types, random) : best;
        propensity = drawn / types + (chosen === best ? 1 - drawn : 0);
        return chosen;
      },
      learn: (segment, type, isBought) => {
        const isOther = luck() < (anyway?.other(segment, type) ?? 0);
        const probability = shares[segment]?.[type] as number;
        outcomes.push({ recommendationId: `${subjects.length}`, isBought, types: Number(isBought) + Number(isOther), propensity });
        subjects.push({ segment, bondType: bondTypes[type] as string, probability });
        if (subjects.length % KNOWN_AFTER > 0) return;
        cells = foldOutcomes(outcomes.slice(0, -KNOWN_AFTER), (id) => subjects[Number(id)] ?? null, { segments, bondTypes });
      },
    };
  };
