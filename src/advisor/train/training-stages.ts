interface Stage {
  /** Where the stage begins and ends on a progress bar, 0 to 1, by how long it usually takes. */
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** The stages of a training, in order. The core goes through those between `read` and `store`. */
export const TRAINING_STAGES = {
  read: { from: 0, to: 0.15, words: 'reading the book' },
  profiles: { from: 0.15, to: 0.2, words: 'profiles' },
  features: { from: 0.2, to: 0.25, words: 'features' },
  clustering: { from: 0.25, to: 0.45, words: 'segments' },
  learning: { from: 0.45, to: 0.55, words: 'learning from purchases' },
  evaluation: { from: 0.55, to: 0.95, words: 'measuring on held-out purchases' },
  store: { from: 0.95, to: 1, words: 'storing' },
} as const satisfies Readonly<Record<string, Stage>>;

export type TrainingStage = keyof typeof TRAINING_STAGES;
export type LearningStage = Exclude<TrainingStage, 'read' | 'store'>;

/** How much of the whole training is done. @param share how much of the stage is done, 0 to 1 */
export const shareOfTraining = (stage: TrainingStage, share: number): number => {
  const { from, to } = TRAINING_STAGES[stage];
  return from + (to - from) * share;
};
