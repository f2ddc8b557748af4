import { Worker } from 'node:worker_threads';
import type { Config } from '../config.ts';
import type { TrainStage } from '../usecases/train-advisor.ts';
import type { HeavyMessage, HeavyOutcomes, HeavyWork, HeavyWorkOrder } from './heavy-work.ts';

/** Does heavy work in a thread of its own, with its own database connections, so that acknowledgements never wait for it. */
export const runHeavyWork = <Kind extends HeavyWork['kind']>(
  config: Config,
  work: Extract<HeavyWork, { kind: Kind }>,
  onProgress: (stage: TrainStage, share: number) => void = () => {},
): Promise<HeavyOutcomes[Kind]> =>
  new Promise((resolve, reject) => {
    const order: HeavyWorkOrder = { config, work };
    const worker = new Worker(new URL('../../bin/worker.js', import.meta.url), {
      workerData: { module: new URL('./heavy-worker.ts', import.meta.url).href, order },
    });
    worker.on('message', (message: HeavyMessage) => {
      if (message.kind === 'progress') onProgress(message.stage, message.share);
      else resolve(message.outcome as HeavyOutcomes[Kind]);
    });
    worker.on('error', reject);
    // Settles nothing where the outcome arrived first.
    worker.on('exit', (code) => reject(new Error(`The worker ended with status ${code} before its work was done.`)));
  });
