import { dateTimeOf } from '../../../views/blocks/format.ts';
import type { Busy } from '../../usecases/admin/holding-claim.ts';

/** Why someone has to wait: of two trainings at once, each would measure itself against a version the other replaces. */
export const busyWords = ({ claim }: Busy, zone: string): string =>
  `A training, a reset or a restore is under way: ${claim.claimedBy} began it at ${dateTimeOf(claim.claimedAt, zone)}. Try again when it’s done; if a process died, its lock is released after a minute.`;
