import { dateTimeOf } from '../../../views/blocks/format.ts';
import { listing } from '../../../views/models/listing-claims.ts';
import { refusalInWords } from '../../../views/models/refusal-words.ts';
import type { ModelSummary } from '../../usecases/ports/model-store.ts';
import { table } from './table.ts';

/** The versions as a table for people, oldest first. */
export const modelTable = (versions: readonly ModelSummary[], zone: string): string =>
  table(
    ['version', 'trained', 'clients', 'trades', 'segments', 'hit@1', 'state'],
    versions.map((version, at) => {
      const { figure, place, active, trained } = listing(version);
      const { clients, trades, segments, hitAt1, refusal } = version;
      return [
        place(String(version.version), versions.length - 1 - at),
        trained(dateTimeOf(version.trainedAt, zone), zone),
        figure('clients', String(clients), clients),
        figure('trades', String(trades), trades),
        figure('segments', String(segments), segments),
        hitAt1 === null ? '-' : figure('hitAt1Share', hitAt1.toFixed(3), hitAt1),
        version.active ? active('active') : refusal ? `refused: ${refusalInWords(version.version, refusal, refusal.length)}` : '',
      ];
    }),
  );
