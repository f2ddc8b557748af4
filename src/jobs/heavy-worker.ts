import { parentPort, workerData } from 'node:worker_threads';
import { openDependencies } from '../deps.ts';
import type { HeavyMessage, HeavyOutcomes, HeavyWorkOrder } from './heavy-work.ts';

process.setSourceMapsEnabled(true);

/** The worker side of `runHeavyWork`. */
const { config, work } = workerData as HeavyWorkOrder;
const post = (message: HeavyMessage): void => parentPort?.postMessage(message);

const dependencies = await openDependencies(config);

const outcomeOf = (): Promise<HeavyOutcomes[keyof HeavyOutcomes]> => {
  switch (work.kind) {
    case 'train':
      return dependencies.trainAdvisor(work.request, (stage, share) => post({ kind: 'progress', stage, share }));
    case 'evaluate':
      return dependencies.evaluateAdvisor(work.request, (share) => post({ kind: 'progress', stage: 'evaluation', share }));
    case 'reset':
      return dependencies.resetLearning(work.request);
    case 'refresh':
      return dependencies.refreshDesk(work.request, (stage, share) => post({ kind: 'progress', stage, share }));
  }
};

try {
  post({ kind: 'done', outcome: await outcomeOf() });
} finally {
  await dependencies.close();
}
