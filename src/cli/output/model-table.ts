import { dateTimeOf } from '../../../views/blocks/format.ts';
import type { ModelSummary } from '../../usecases/ports/model-store.ts';
import { table } from './table.ts';

/** The versions as a table for people, oldest first. */
export const modelTable = (versions: readonly ModelSummary[], zone: string): string =>
  table(
    ['version', 'trained', 'clients', 'trades', 'segments', 'hit@1', 'state'],
    versions.map((version) => [
      String(version.version),
      dateTimeOf(version.trainedAt, zone),
      String(version.clients),
      String(version.trades),
      String(version.segments),
      version.hitAt1 === null ? '-' : version.hitAt1.toFixed(3),
      version.active ? 'active' : version.refusal ? `refused: ${version.refusal}` : '',
    ]),
  );
