import { Worker } from 'node:worker_threads';
import type { Config } from '../config.ts';
import type { TrainStage } from '../usecases/train-advisor.ts';
import type { HeavyMessage, HeavyOutcomes, HeavyWork, HeavyWorkOrder } from './heavy-work.ts';

/**
 * Does heavy work in a thread of its own, with its own database connections, so that acknowledgements never wait for it.
 * @param signal ends the thread: what hangs would hold its memory, and its claim, for ever
 */
export const runHeavyWork = <Kind extends HeavyWork['kind']>(
  config: Config,
  work: Extract<HeavyWork, { kind: Kind }>,
  onProgress: (stage: TrainStage, share: number) => void = () => {},
  signal?: AbortSignal,
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
    const end = (): void => void worker.terminate();
    signal?.addEventListener('abort', end, { once: true });
    // Settles nothing where the outcome arrived first.
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', end);
      const why = signal?.aborted ? 'was ended because its work took too long' : `ended with status ${code} before its work was done`;
      reject(new Error(`The worker ${why}.`));
    });
  });
