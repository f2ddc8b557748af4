import { FailedError } from '../failed-error.ts';
import type { Untrained } from '../usecases/model-in-force.ts';

/** Why there is no answer, with what to do. */
export const untrained = ({ damagedVersion }: Untrained): FailedError =>
  new FailedError(
    damagedVersion === undefined
      ? 'There is no model that can be served. Run "train" first.'
      : `Model ${damagedVersion} is damaged and does not answer. "models" lists the versions, "models activate VERSION" goes back to a sound one, "train" makes a new one.`,
  );
