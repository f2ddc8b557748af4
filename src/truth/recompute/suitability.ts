import { settlesOn } from '../world/calendar.ts';
import type { OnOffer } from '../world/on-offer.ts';
import type { StoredModel } from '../world/product.ts';
import { GRADES } from '../world/ratings.ts';
import type { World } from '../world/world.ts';
import { scoresOf } from './bond-order.ts';
import type { Band, Facts } from './facts.ts';
import { lacksHolder, ruleFor } from './limits.ts';

/** The rules by which bonds are kept from a client, in their order. */
const RULES = ['guardian', 'maturity', 'horizon', 'unrated', 'default', 'band', 'minimum', 'issuer'];

const ORDER = ['A', 'B', 'C'];

/** Whether a client of a band sees a bond of a band. An unknown band counts as A. */
const sees = (client: Band | null, bond: string | null): boolean =>
  bond !== null && ORDER.includes(bond) && ORDER.indexOf(bond) <= ORDER.indexOf(client ?? 'A');

/** What of a market fits a client, type by type. */
export class Suitability {
  readonly #world: World;
  readonly #model: StoredModel;
  readonly #market: ReadonlyMap<string, OnOffer>;

  constructor(world: World, model: StoredModel, market: ReadonlyMap<string, OnOffer>) {
    this.#world = world;
    this.#model = model;
    this.#market = market;
  }

  #alive(bondType: string, day: number): OnOffer[] {
    const settles = settlesOn(day, this.#world.holidays);
    return [...this.#market.values()].filter((bond) => bond.type === bondType && bond.matures > settles);
  }

  #ruleFor(bond: OnOffer, facts: Facts): string | null {
    return ruleFor(bond, facts, settlesOn(facts.day, this.#world.holidays), this.#world.limits);
  }

  /** Why a type doesn't fit, as the claims name it; null if it fits. */
  whyNot(bondType: string, facts: Facts): string | null {
    if (lacksHolder(facts, this.#world.limits)) return 'guardian';
    const alive = this.#alive(bondType, facts.day);
    if (alive.length === 0) {
      // Judged by the median bond of its type in the book. An unrated type is for band C.
      const median = this.#model.bandOfType[this.#model.bondTypes.indexOf(bondType)] ?? null;
      if (median === 'default') return 'median-default';
      return sees(facts.counts, median ?? 'C') ? null : 'median';
    }
    const rules = alive.map((bond) => this.#ruleFor(bond, facts));
    if (rules.includes(null)) return null;
    return RULES[Math.max(...rules.map((rule) => RULES.indexOf(String(rule))))] ?? null;
  }

  /** How many of the type's bonds would fit by their grades, but don't by structure or yield. */
  loweredIn(bondType: string, facts: Facts): number {
    return this.#alive(bondType, facts.day).filter((bond) => bond.lowered && this.#ruleFor(bond, facts) === 'band').length;
  }

  /** How many of the type's bonds a rule keeps from the client, without those that only structure or yield do. */
  refusedIn(bondType: string, rule: string, facts: Facts): number {
    return this.#alive(bondType, facts.day).filter((bond) => this.#ruleFor(bond, facts) === rule && !(rule === 'band' && bond.lowered))
      .length;
  }

  /** The type's bonds that fit, best first. @param nudge which way a yield falls that lies between two steps */
  bondsThatFit(bondType: string, facts: Facts, nudge = 0): OnOffer[] {
    const steps = (bond: OnOffer): number => {
      if (facts.yield === null) return 0;
      return bond.yield === null ? Number.POSITIVE_INFINITY : Math.floor(Math.abs(bond.yield - facts.yield) / 0.005 + nudge);
    };
    const grade = ({ rating, band }: OnOffer): number => 1000 * ORDER.indexOf(String(band)) + (rating ? GRADES.indexOf(rating.grade) : 999);
    const fitting = this.#alive(bondType, facts.day).filter((bond) => this.#ruleFor(bond, facts) === null);
    const scores = scoresOf(this.#model, fitting, facts);
    const score = (bond: OnOffer): number => scores?.get(bond) ?? 0;
    return fitting.sort(
      (a, b) =>
        (scores ? score(b) - score(a) : 0) ||
        (scores || steps(a) === steps(b) ? 0 : steps(a) - steps(b)) ||
        grade(a) - grade(b) ||
        (b.yield ?? -1) - (a.yield ?? -1) ||
        Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)),
    );
  }
}
