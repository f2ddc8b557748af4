import { ease } from '../../src/advisor/measure/ease.ts';
import { ownSmoothed, type PolicyMaker } from '../../src/advisor/measure/policies.ts';
import { softmaxTuned } from '../../src/advisor/measure/softmax-policy.ts';
import { boostedTrees } from './boosted-trees.ts';

const MEMBERS: readonly PolicyMaker[] = [ownSmoothed, softmaxTuned, boostedTrees, ease];

/** The mean of the probabilities of smoothed own purchases, tuned regression, boosted trees and EASE. */
const ensemble: PolicyMaker = (fold, random) => {
  const members = MEMBERS.map((make) => make(fold, random));
  return {
    name: 'ensemble',
    predict: (client, question) => {
      const mean = new Float64Array(fold.popularity.length);
      for (const member of members) {
        member.predict(client, question).forEach((probability, type) => {
          mean[type] = (mean[type] as number) + probability / members.length;
        });
      }
      return mean;
    },
  };
};

/** What `evaluate` doesn't compare with, because it takes minutes. */
export const BASELINES: readonly PolicyMaker[] = [boostedTrees, ensemble];
