import type { Config } from '../config.ts';
import type { BookLoader } from '../usecases/ports/loading/book-loader.ts';
import { runHeavyWork } from './run-heavy-work.ts';

/** Nobody waits longer for a file of 20 MB. */
const WITHIN_MS = 10 * 60_000;

/** Reads and loads files in a thread of their own, so that acknowledgements never wait for them. */
export const loadBehind = (config: Config, { inTheWay }: Pick<BookLoader, 'inTheWay'>): BookLoader => ({
  inTheWay,
  look: (...request) => runHeavyWork(config, { kind: 'look at a file', request }, undefined, AbortSignal.timeout(WITHIN_MS)),
  load: (...request) => runHeavyWork(config, { kind: 'load a file', request }, undefined, AbortSignal.timeout(WITHIN_MS)),
});
