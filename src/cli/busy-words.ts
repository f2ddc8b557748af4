import type { Busy } from '../usecases/admin/holding-claim.ts';

/** Two trainings at once would each measure itself against a version that the other replaces. */
export const busyWords = ({ claim }: Busy): string =>
  `A training, a reset or a restore is under way: ${claim.claimedBy} began it at ${claim.claimedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC. Try again when it is done; what a process that died left behind is free after a minute.`;
