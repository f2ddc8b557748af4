import type { FactName } from '../../../src/advisor/model/fact-names.ts';
import type { Model, PersonalSettings } from '../../../src/advisor/model/model.ts';
import type { Quality } from '../../../src/advisor/model/quality.ts';
import { type OwnPlace, ownPlaces } from '../../../src/advisor/values/facts.ts';

/** The model whose segments told something about held-out purchases, so that they're cited. */
export const withPayingSegments = (model: Model): Model => ({
  ...model,
  quality: { ...(model.quality as Quality), segmentsWorth: { predictions: 100, gain: 0.1, ci95: [0.05, 0.15], pays: true } },
});

/** The settings in which some facts weigh nothing. @param isLeftOut also asked about the facts with weights of their own for each type */
export const weightless = (
  personal: PersonalSettings,
  isLeftOut: (fact: FactName) => boolean,
  isLeftOutFor: (place: OwnPlace, type: number) => boolean = () => false,
): PersonalSettings => {
  const { shared, byType } = personal.weights;
  const places = ownPlaces(personal);
  return {
    ...personal,
    weights: {
      shared: Object.fromEntries(
        Object.entries(shared).map(([fact, weight]) => [fact, isLeftOut(fact as FactName) ? 0 : weight]),
      ) as typeof shared,
      byType: byType.map((row, at) => row.map((weight, type) => (isLeftOutFor(places[at] as OwnPlace, type) ? 0 : weight))),
    },
  };
};
