import type { Claim } from '../../claims/claim.ts';
import type { Profile } from '../book/profile.ts';
import type { Model } from '../model/model.ts';
import type { Day } from '../units.ts';
import { softmaxInPlace } from '../values/choice.ts';
import type { Evidence } from '../values/evidence.ts';
import { ownHistory } from '../values/own-history.ts';
import { personalPartOf } from '../values/personal.ts';
import { levelAt } from '../values/trait-level.ts';
import type { Ranked } from './rank-types.ts';
import {
  alsoBought,
  demand,
  despite,
  followed,
  ownPurchases,
  type Reason,
  type Said,
  segmentBuys,
  thumbs,
  traitBuys,
  wholeBookBuys,
} from './reason-words.ts';
import type { TypeScore } from './recommend.ts';

interface Weighed {
  readonly said: Said;
  /** The change of the score due to this part; positive if it raises the type. */
  readonly effect: number;
}

const REASONS = 3;
/** A part that moves the probability by a smaller share of itself isn't mentioned, nor one that moves it by less than a tenth of a point. */
const MATTERS = 0.05;
const WORTH_SAYING = 0.001;
/** Shares that are closer, as a factor, say that the clients buy it about as often as everybody: no reason. */
const MORE = 1.25;
const LESS = 0.8;

/**
 * Explains a client's scores. A type's score is a sum of weights times facts; each part of the sum is left out in turn, and the parts that moved
 * the probability most are explained with plain counts. Reasons for the type come first, strongest first; at most one that speaks against it comes last and says
 * "despite". A sentence whose numbers point the other way than its effect, or are close to everybody's, is never used. One to three
 * sentences per type.
 */
export class Explanation {
  readonly #model: Model;
  readonly #ranked: Ranked;
  readonly #without: Without;
  /** The client's own purchases by type. */
  readonly #own: Float64Array;
  readonly #profile: Profile;

  constructor(model: Model, ranked: Ranked, profile: Profile) {
    this.#model = model;
    this.#ranked = ranked;
    this.#profile = profile;
    this.#without = withoutEachPart(model, ranked.evidence);
    this.#own = ownHistory(ranked.evidence, model.bondTypes.length).amounts;
  }

  reasonsFor(score: TypeScore): Reason[] {
    const type = this.#model.bondTypes.indexOf(score.bondType);
    const least = Math.max(WORTH_SAYING, MATTERS * score.probability);
    const weighed = this.#weigh(score, type).filter(({ effect }) => Math.abs(effect) >= least);
    const supports = weighed.filter(({ effect }) => effect > 0).sort((a, b) => b.effect - a.effect);
    const against = weighed.filter(({ effect }) => effect < 0).sort((a, b) => a.effect - b.effect)[0];
    const weaker = supports[REASONS - 1];
    const isAgainstSaid = against !== undefined && (weaker === undefined || -against.effect > weaker.effect);
    const reasons: Reason[] = supports.slice(0, isAgainstSaid ? REASONS - 1 : REASONS).map(({ said }) => said);
    if (reasons.length === 0) reasons.push(wholeBookBuys(this.#model, type));
    if (isAgainstSaid) reasons.push({ ...against.said, sentence: despite(against.said) });
    return reasons.map(({ sentence, claims }) => ({ sentence, claims }));
  }

  /** Every part that moved the type and has a true sentence about it. */
  #weigh(score: TypeScore, type: number): Weighed[] {
    const model = this.#model;
    const { segment, evidence } = this.#ranked;
    const effect = (without: Float64Array): number => score.probability - (without[type] as number);
    const held = this.#heldWith(type);
    const asOf = evidence.asOf as Day;
    const parts: ReadonlyArray<readonly [part: string | number | null, said: Said | null, effect: number]> = [
      ['own', this.#ownReason(type, score.bondType, effect(this.#without.own)), effect(this.#without.own)],
      ['segment', doSegmentsPay(model) ? segmentBuys(model, segment, type) : null, effect(this.#without.segment)],
      ['together', held < 0 ? null : alsoBought(model, held, type), effect(this.#without.together)],
      ['drift', demand(model, type), effect(this.#without.drift)],
      ...this.#without.traits.map(
        (without, at) => [at, traitBuys(model, at, evidence.levels[at] as number, type), effect(without)] as const,
      ),
      [null, thumbs(score, this.#profile.clientId, asOf), score.feedbackTerm - (score.outcomes?.term ?? 0)],
      [null, followed(score, this.#profile.clientId, asOf), score.outcomes?.term ?? 0],
    ];
    return parts.flatMap(([part, said, moved]) =>
      said !== null && isBorneOut(said, moved)
        ? [{ said: { ...said, claims: [...said.claims, ...this.#claimsOfPart(part, score.bondType, moved)] }, effect: moved }]
        : [],
    );
  }

  /** That the part moved the type, and for a trait that the client is at its level. */
  #claimsOfPart(part: string | number | null, bondType: string, effect: number): Claim[] {
    const { levels, asOf } = this.#ranked.evidence;
    const client = this.#profile.clientId;
    return [
      ...(part === null ? [] : [{ kind: 'reason.effect', subject: { client, bondType, part }, number: effect, asOf } as const]),
      ...(typeof part === 'number'
        ? [{ kind: 'reason.level', subject: { client, trait: part }, number: levelAt(levels[part] as number), asOf } as const]
        : []),
    ];
  }

  #ownReason(type: number, bondType: string, effect: number): Said | null {
    const { evidence } = this.#ranked;
    // Not having bought a type is no reason for it, even if it loses less than the other types.
    return effect < 0 || evidence.entries.some((entry) => entry.type === type)
      ? ownPurchases(evidence, type, bondType, this.#profile)
      : null;
  }

  /** The held type whose buyers buy this type most, weighted by how much the client bought of it; -1 if there's none. */
  #heldWith(type: number): number {
    let [strongest, most] = [-1, 0];
    this.#own.forEach((share, held) => {
      const weight = share * (this.#model.personal.together[held]?.[type] as number);
      if (weight > most) [strongest, most] = [held, weight];
    });
    return strongest;
  }
}

/** Whether the numbers of a sentence point the way its part moved the score. By normalising, they may not. */
const isBorneOut = ({ factor }: Said, effect: number): boolean => factor === null || (effect > 0 ? factor >= MORE : factor <= LESS);

/** Whether segments are worth citing: they told something about held-out purchases of clients with one purchase or none. */
const doSegmentsPay = ({ quality }: Model): boolean => quality?.segmentsWorth?.pays ?? false;

/** Probabilities of all types, each without one part of the score. */
interface Without {
  readonly own: Float64Array;
  /** With the whole book in place of the segment. */
  readonly segment: Float64Array;
  readonly together: Float64Array;
  readonly drift: Float64Array;
  readonly traits: readonly Float64Array[];
}

const withoutEachPart = (model: Model, evidence: Evidence): Without => {
  const { scores, parts } = personalPartOf(model).explained(evidence);
  const without = (part: Float64Array): Float64Array => {
    const left = scores.map((score, type) => score - (part[type] as number));
    softmaxInPlace(left);
    return left;
  };
  return {
    own: without(parts.own),
    segment: without(parts.segment),
    together: without(parts.together),
    drift: without(parts.drift),
    traits: parts.traits.map(without),
  };
};
