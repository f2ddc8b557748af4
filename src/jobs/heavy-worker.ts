import { parentPort, workerData } from 'node:worker_threads';
import { openDependencies } from '../deps.ts';
import type { HeavyMessage, HeavyWorkOrder } from './heavy-work.ts';

/** The other end of `runHeavyWork`. */
const { config, work } = workerData.order as HeavyWorkOrder;
const post = (message: HeavyMessage): void => parentPort?.postMessage(message);

const dependencies = await openDependencies(config);
try {
  const outcome =
    work.kind === 'train'
      ? await dependencies.trainAdvisor(work.request, (stage, share) => post({ kind: 'progress', stage, share }))
      : await dependencies.evaluateAdvisor(work.request, (share) => post({ kind: 'progress', stage: 'evaluation', share }));
  post({ kind: 'done', outcome });
} finally {
  await dependencies.close();
}
