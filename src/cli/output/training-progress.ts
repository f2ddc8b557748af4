import { shareOfTraining, TRAINING_STAGES, type TrainingStage } from '../../advisor/train/training-stages.ts';
import { progressBar } from './progress-bar.ts';

/** A progress bar for the stages of a training. */
export const trainingProgress = () => {
  const bar = progressBar('Training');
  return {
    update: (stage: TrainingStage, share: number) => bar.update(shareOfTraining(stage, share), TRAINING_STAGES[stage].words),
    stop: bar.stop,
  };
};
