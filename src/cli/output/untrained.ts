import { FailedError } from '../../faults/failed-error.ts';
import type { Untrained } from '../../usecases/serving/active-model.ts';

/** The error when no model can answer: why, and what to do. */
export const untrained = ({ damagedVersion }: Untrained): FailedError =>
  new FailedError(
    damagedVersion === undefined
      ? 'There’s no model that can be served. Run "train" first.'
      : `There's no usable model: version ${damagedVersion} is damaged, and no earlier one can be served. "train" makes a new one.`,
  );
