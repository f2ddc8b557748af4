import { parentPort, workerData } from 'node:worker_threads';
import type { HeavyMessage, HeavyOutcomes, HeavyWork, HeavyWorkOrder } from './heavy-work.ts';

process.setSourceMapsEnabled(true);

/** The worker side of `runHeavyWork`. */
const { config, work } = workerData as HeavyWorkOrder;
const post = (message: HeavyMessage): void => parentPort?.postMessage(message);

const withDependencies = async (work: Exclude<HeavyWork, { kind: 'look at a file' }>): Promise<HeavyOutcomes[keyof HeavyOutcomes]> => {
  const dependencies = await (await import('../deps.ts')).openDependencies(config);
  try {
    switch (work.kind) {
      case 'train':
        return await dependencies.trainAdvisor(work.request, (stage, share) => post({ kind: 'progress', stage, share }));
      case 'evaluate':
        return await dependencies.evaluateAdvisor(work.request, (share) => post({ kind: 'progress', stage: 'evaluation', share }));
      case 'reset':
        return await dependencies.resetLearning(work.request);
      case 'refresh':
        return await dependencies.refreshDesk(work.request, (stage, share) => post({ kind: 'progress', stage, share }));
      case 'load a file':
        return await dependencies.bookLoader.load(...work.request);
    }
  } finally {
    await dependencies.close();
  }
};

// Somebody waits for a look at a file: it opens nothing else.
const outcome = await (work.kind === 'look at a file'
  ? (await import('../open-file-look.ts')).openFileLook(config)(...work.request)
  : withDependencies(work));
post({ kind: 'done', outcome });
