import { Worker } from 'node:worker_threads';
import type { TrainingStage } from '../advisor/train/training-stages.ts';
import type { Config } from '../config.ts';
import type { HeavyMessage, HeavyOutcomes, HeavyWork, HeavyWorkOrder } from './heavy-work.ts';

/** Threads at work, and the configuration that each one works for. */
const workers = new Map<Worker, Config>();

/**
 * Ends the threads that work for this configuration, so that the process can end. What they write is all or nothing; another process does the work
 * again.
 */
export const endHeavyWork = (config: Config): void => {
  for (const [worker, theirs] of workers) if (theirs === config) void worker.terminate();
};

/**
 * Does heavy work in a separate thread with its own database connections, so that acknowledgements never wait for it.
 * @param signal ends the thread: if it hung, it would hold its memory and its claim forever
 */
export const runHeavyWork = <Kind extends HeavyWork['kind']>(
  config: Config,
  work: Extract<HeavyWork, { kind: Kind }>,
  onProgress: (stage: TrainingStage, share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<HeavyOutcomes[Kind]> =>
  new Promise((resolve, reject) => {
    const order: HeavyWorkOrder = { config, work };
    const worker = new Worker(new URL('./heavy-worker.js', import.meta.url), {
      workerData: order,
      // A thread doesn't take this over from the process.
      execArgv: ['--enable-source-maps'],
    });
    workers.set(worker, config);
    worker.on('message', (message: HeavyMessage) => {
      if (message.kind === 'progress') onProgress(message.stage, message.share);
      else resolve(message.outcome as HeavyOutcomes[Kind]);
    });
    worker.on('error', reject);
    const end = (): void => void worker.terminate();
    signal?.addEventListener('abort', end, { once: true });
    // Has no effect if the outcome arrived first.
    worker.on('exit', (code) => {
      workers.delete(worker);
      signal?.removeEventListener('abort', end);
      const why = signal?.aborted ? 'was ended because its work took too long' : `ended with status ${code} before its work was done`;
      reject(new Error(`The worker ${why}.`));
    });
  });
