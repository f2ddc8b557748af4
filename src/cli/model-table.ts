import type { ModelSummary } from '../usecases/ports.ts';
import { table } from './table.ts';

/** The versions for a person at a terminal, the oldest first. */
export const modelTable = (versions: readonly ModelSummary[]): string =>
  table(
    ['version', 'trained', 'clients', 'trades', 'segments', 'hit@1', 'state'],
    versions.map((version) => [
      String(version.version),
      version.trainedAt.toISOString().slice(0, 16).replace('T', ' '),
      String(version.clients),
      String(version.trades),
      String(version.segments),
      version.hitAt1 === null ? '-' : version.hitAt1.toFixed(3),
      version.active ? 'in force' : version.refusal ? `refused: ${version.refusal}` : '',
    ]),
  );
