import { dayInWords } from './day-in-words.ts';
import type { Evidence } from './evidence.ts';
import type { Model, PersonalSettings, Trait } from './model.ts';
import { PersonalPart } from './personal.ts';
import type { Ranked } from './rank-types.ts';
import type { TypeScore } from './recommend.ts';
import { traitPhrase } from './trait-phrase.ts';
import type { Day } from './units.ts';

interface Weighed {
  readonly sentence: string;
  /** How far the score would be from where it is without this, positive where it lifts the type. */
  readonly effect: number;
}

const REASONS = 3;
/** A contribution below a tenth of a percentage point is not worth a sentence. */
const WORTH_SAYING = 0.001;

/**
 * Why a client's types score what they do: each part of the score is taken out in turn and the scores computed again; what moved a type most
 * is said in its own numbers. What speaks for the type comes first, weightiest first; at most one sentence, the last, says what speaks
 * against it. Never a sentence whose numbers point the other way than the part moved the score. One to three sentences a type.
 */
export class Explanation {
  readonly #model: Model;
  readonly #ranked: Ranked;
  readonly #without: Without;
  /** The client's own purchases by type, as shares. */
  readonly #own: Float64Array;

  constructor(model: Model, ranked: Ranked) {
    this.#model = model;
    this.#ranked = ranked;
    this.#without = withoutEachPart(model, ranked.evidence);
    const { own, ownWeight } = new PersonalPart(model).own(ranked.evidence);
    this.#own = own.map((value) => value / (ownWeight || 1));
  }

  reasonsFor(score: TypeScore): string[] {
    const type = this.#model.bondTypes.indexOf(score.bondType);
    const weighed = this.#weigh(score, type);
    const supports = weighed.filter(({ effect }) => effect > 0).sort((a, b) => b.effect - a.effect);
    const worthSaying = supports.filter(({ effect }, place) => place === 0 || effect >= WORTH_SAYING);
    const against = weighed.filter(({ effect }) => effect <= -WORTH_SAYING).sort((a, b) => a.effect - b.effect)[0];
    const weaker = worthSaying[REASONS - 1];
    const isAgainstSaid = against !== undefined && (weaker === undefined || -against.effect > weaker.effect);
    const said = worthSaying.slice(0, isAgainstSaid ? REASONS - 1 : REASONS).map(({ sentence }) => sentence);
    if (said.length === 0) said.push(this.#wholeBookSentence(type));
    if (isAgainstSaid) said.push(`Against it: ${inMidSentence(against.sentence)}`);
    return said;
  }

  /** Everything that moved the type and can be said of it truly. */
  #weigh(score: TypeScore, type: number): Weighed[] {
    const effect = (without: Float64Array): number => score.probability - (without[type] as number);
    const { qTable, personal } = this.#model;
    const { segment, evidence } = this.#ranked;
    const moreThanAll = (qTable.values[segment]?.[type] as number) - (qTable.wholeBook[type] as number);
    const segmentReason = this.#isCold
      ? { sentence: this.#segmentSentence(type), effect: score.probability }
      : agreeing(this.#segmentSentence(type), effect(this.#without.segment), moreThanAll);
    return [
      this.#ownReason(type, effect(this.#without.own)),
      segmentReason,
      { sentence: this.#togetherSentence(type), effect: effect(this.#without.together) },
      agreeing(this.#driftSentence(type), effect(this.#without.drift), (personal.drift[type] as number) - 1),
      ...this.#without.traits.map((without, at) => {
        const lift = personal.traits[at]?.lift[evidence.levels[at] as number]?.[type] ?? 1;
        return agreeing(this.#traitSentence(type, at), effect(without), lift - 1);
      }),
      { sentence: feedbackSentence(score), effect: score.feedbackTerm },
    ].filter((reason): reason is Weighed => reason.sentence !== null);
  }

  /** For a client without history the segment is all there is, however near the whole book it lies. */
  get #isCold(): boolean {
    return this.#ranked.evidence.entries.length === 0;
  }

  #ownReason(type: number, effect: number): { sentence: string | null; effect: number } {
    const { entries } = this.#ranked.evidence;
    // Not having bought a type cannot speak for it, even where the other types' shares shrink more.
    const isSaid = effect < 0 || entries.some((entry) => entry.type === type);
    return { sentence: isSaid ? this.#ownSentence(type) : null, effect };
  }

  #ownSentence(type: number): string | null {
    const { entries, asOf } = this.#ranked.evidence;
    if (entries.length === 0) return null;
    const purchaseDays = new Set(entries.map(({ day }) => day)).size;
    const all = purchaseDays === 1 ? 'purchase day' : `${purchaseDays} purchase days`;
    const bought = entries.filter((entry) => entry.type === type);
    const newest = bought.at(-1);
    if (!newest) return `The client did not buy it on the last ${all}.`;
    const days = asOf - newest.day;
    const ago = days === 1 ? '1 day' : `${days.toLocaleString('en-IN')} days`;
    const when = `most recently on ${dayInWords(newest.day as Day)} (${ago} before)`;
    return purchaseDays === 1
      ? `The client bought it on the only purchase day, ${dayInWords(newest.day as Day)} (${ago} before).`
      : `The client bought it on ${bought.length} of the last ${all}, ${when}.`;
  }

  #segmentSentence(type: number): string {
    const { qTable, segments } = this.#model;
    const { segment } = this.#ranked;
    const [cell, whole] = [qTable.values[segment]?.[type] as number, qTable.wholeBook[type] as number];
    return `${segments[segment]?.name} buy it on ${percent(cell)} of their purchase days, all clients together on ${percent(whole)}.`;
  }

  /** What is left to say where no part of the score speaks for the type. */
  #wholeBookSentence(type: number): string {
    return `All clients together buy it on ${percent(this.#model.qTable.wholeBook[type] as number)} of their purchase days.`;
  }

  /** Speaks of the held type that points here most. */
  #togetherSentence(type: number): string | null {
    const { bondTypes, personal } = this.#model;
    let [strongest, most] = [-1, 0];
    this.#own.forEach((share, held) => {
      const weight = share * (personal.together[held]?.[type] as number);
      if (weight > most) [strongest, most] = [held, weight];
    });
    if (strongest < 0) return null;
    const share = percent(personal.together[strongest]?.[type] as number);
    return `The client holds ${bondTypes[strongest]}; of the other types that its buyers take, this one makes up ${share}.`;
  }

  #driftSentence(type: number): string | null {
    const drift = this.#model.personal.drift[type] as number;
    if (this.#model.personal.driftWeight === 0 || isAsEverybody(drift)) return null;
    return `Lately all clients together buy it ${times(drift)} as often as over all the years.`;
  }

  #traitSentence(type: number, at: number): string | null {
    const trait = this.#model.personal.traits[at] as Trait;
    const level = this.#ranked.evidence.levels[at] as number;
    const lift = trait.lift[level]?.[type];
    if (trait.weight === 0 || lift === undefined || isAsEverybody(lift)) return null;
    return `Clients ${traitPhrase(trait, level)} buy it ${times(lift)} as often as everybody.`;
  }
}

/** A reason whose numbers say more or less than everybody; nothing where that is the other way than the effect, as normalising may make it. */
const agreeing = (sentence: string | null, effect: number, moreThanAll: number): { sentence: string | null; effect: number } => ({
  sentence: effect * moreThanAll > 0 ? sentence : null,
  effect,
});

/** After a colon a sentence goes on in small letters, unless it begins with a name. */
const inMidSentence = (sentence: string): string =>
  sentence.replace(/^(The client|Clients|Lately|Advisors)\b/, (start) => start.charAt(0).toLowerCase() + start.slice(1));

/** Probabilities over all types with one part taken out each. */
interface Without {
  readonly own: Float64Array;
  /** With the whole book in the segment's place. */
  readonly segment: Float64Array;
  readonly together: Float64Array;
  readonly drift: Float64Array;
  readonly traits: readonly Float64Array[];
}

const withoutEachPart = ({ qTable, personal }: Model, evidence: Evidence): Without => {
  const under = (changed: Partial<PersonalSettings>): Float64Array =>
    new PersonalPart({ qTable, personal: { ...personal, ...changed } }).probabilities(evidence);
  const part = new PersonalPart({ qTable, personal });
  const parts = part.parts(evidence);
  return {
    // What goes together with the own purchases stays: it has a sentence of its own.
    own: part.mix({ ...parts, own: new Float64Array(parts.own.length), ownWeight: 0 }),
    segment: under({ segmentWeight: 0 }),
    together: under({ togetherWeight: 0 }),
    drift: under({ driftWeight: 0 }),
    traits: personal.traits.map((_, at) =>
      under({ traits: personal.traits.map((trait, place) => (place === at ? { ...trait, weight: 0 } : trait)) }),
    ),
  };
};

const feedbackSentence = ({ feedbackTerm, probability }: TypeScore): string | null => {
  if (feedbackTerm === 0) return null;
  const way = feedbackTerm > 0 ? 'raise' : 'lower';
  return `Advisors' thumbs in this segment ${way} it by ${Math.abs(feedbackTerm).toFixed(3)}, to ${(probability + feedbackTerm).toFixed(3)}.`;
};

const percent = (share: number): string => {
  const value = share * 100;
  return `${value >= 9.95 || value === 0 ? value.toFixed(0) : value.toFixed(1)} %`;
};

/** A factor that reads as 1 is no reason, however much it moved the score. */
const isAsEverybody = (factor: number): boolean => times(factor) === times(1);

const times = (factor: number): string => `${factor >= 9.95 ? factor.toFixed(0) : factor.toFixed(1)} times`;
