import type { TrainStage } from '../usecases/train-advisor.ts';
import { progressBar } from './progress-bar.ts';

/** Where each stage begins and ends on the bar, by how long it usually takes. */
const STAGES: Readonly<Record<TrainStage, readonly [number, number, string]>> = {
  read: [0, 0.15, 'reading the book'],
  profiles: [0.15, 0.2, 'profiles'],
  features: [0.2, 0.25, 'features'],
  clustering: [0.25, 0.45, 'segments'],
  learning: [0.45, 0.55, 'learning from purchases'],
  evaluation: [0.55, 0.95, 'measuring on held-out purchases'],
  store: [0.95, 1, 'storing'],
};

/** A progress bar that understands a training's stages. */
export const trainingProgress = () => {
  const bar = progressBar('Training');
  return {
    update: (stage: TrainStage, share: number) => {
      const [from, to, words] = STAGES[stage];
      bar.update(from + (to - from) * share, words);
    },
    stop: bar.stop,
  };
};
