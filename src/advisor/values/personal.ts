import { FACT_ROWS, type FactRow, ROW_COUNT } from '../model/fact-names.ts';
import type { PersonalSettings } from '../model/model.ts';
import { type Facts, type FlatWeights, flatWeights, scoreInto, softmaxInPlace, weighRows } from './choice.ts';
import type { Evidence } from './evidence.ts';
import { FactReader, type OwnPlace, ownPlaces } from './facts.ts';

/** The part of a model that probabilities come from. */
export interface PersonalModel {
  readonly personal: PersonalSettings;
}

/** What each part adds to a type's score: its weights times its facts. One number per type. */
export interface Contributions {
  readonly own: Float64Array;
  readonly segment: Float64Array;
  readonly together: Float64Array;
  readonly drift: Float64Array;
  /** In the order of the model's traits. */
  readonly traits: readonly Float64Array[];
}

type Part = Exclude<keyof Contributions, 'traits'>;

/** The part each row of facts belongs to. Popularity is what's left without any, and the six traits' rows belong to the traits. */
const PART_OF: Partial<Record<FactRow, Part>> = {
  segment: 'segment',
  own: 'own',
  ownEven: 'own',
  ownLately: 'own',
  again: 'own',
  since: 'own',
  never: 'own',
  next: 'together',
  present: 'together',
  absent: 'together',
  together: 'together',
  drift: 'drift',
  driftFast: 'drift',
};
const TRAITS_FROM = FACT_ROWS.indexOf('riskBand');

/**
 * The probability of each type to be the client's next purchase: p ∝ exp(Σ weight · fact). Facts are logarithms of how many times as likely
 * something makes the type, so evidence multiplies: what the segment buys, what clients with the same traits buy, the client's own purchases,
 * what they go together with, what's absent, and what is in demand.
 */
export class PersonalPart {
  readonly #reader: FactReader;
  readonly #weights: FlatWeights;
  readonly #types: number;
  readonly #places: readonly OwnPlace[];
  readonly #traits: number;

  constructor({ personal }: PersonalModel) {
    this.#reader = new FactReader(personal);
    this.#weights = flatWeights(personal.weights);
    this.#types = personal.sequence.popularity.length;
    this.#places = ownPlaces(personal);
    this.#traits = personal.traits.length;
  }

  /** One probability per type, each above 0, sum one. */
  probabilities(evidence: Evidence): Float64Array {
    const scores = this.scores(this.#reader.read(evidence));
    softmaxInPlace(scores);
    return scores;
  }

  /** The scores, and what each part adds to them. */
  explained(evidence: Evidence): { readonly scores: Float64Array; readonly parts: Contributions } {
    const facts = this.#reader.read(evidence);
    return { scores: this.scores(facts), parts: this.#contributions(facts) };
  }

  scores(facts: Facts): Float64Array {
    const scores = new Float64Array(this.#types);
    scoreInto(scores, facts, this.#weights);
    return scores;
  }

  #contributions(facts: Facts): Contributions {
    const { rows, used, places, values } = facts;
    const types = this.#types;
    const empty = (): Float64Array => new Float64Array(types);
    const parts = { own: empty(), segment: empty(), together: empty(), drift: empty() };
    const traits = Array.from({ length: this.#traits }, empty);
    const weights = new Float64Array(ROW_COUNT);
    weighRows(weights, facts, this.#weights.shared);
    for (let row = 0; row < used; row++) {
      const part = PART_OF[FACT_ROWS[row]];
      const into = part ? parts[part] : traits[row - TRAITS_FROM];
      if (into) for (let type = 0; type < types; type++) into[type] += weights[row] * rows[row * types + type];
    }
    places.forEach((place, at) => {
      const own = this.#places[place];
      for (let type = 0; type < types; type++) {
        const added = values[at] * this.#weights.byType[place * types + type];
        if (own.kind === 'trait') traits[own.trait][type] += added;
        else if (own.kind !== 'everybody') parts[own.type === type ? 'own' : 'together'][type] += added;
      }
    });
    return { ...parts, traits };
  }
}

const parts = new WeakMap<PersonalModel, PersonalPart>();

/** A model's personal part, made once: its logarithms and weights are the same for every client. */
export const personalPartOf = (model: PersonalModel): PersonalPart => {
  const known = parts.get(model) ?? new PersonalPart(model);
  parts.set(model, known);
  return known;
};
