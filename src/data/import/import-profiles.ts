import { basename } from 'node:path';
import type { RiskBand } from '../../advisor/bonds/rating.ts';
import { type ClientId, clientId, type Day } from '../../advisor/units.ts';
import type { RecordedProfile, RiskProfiles } from '../../usecases/ports/profiles/risk-profiles.ts';
import type { Doubt } from '../columns/column.ts';
import type { Row } from '../files/row.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { isStorableId, LONGEST_ID } from '../rows/columns.ts';
import { openBookFile } from '../understanding/open-book-file.ts';
import { refusing } from '../understanding/refused.ts';
import type { RowReader } from '../understanding/row-reader.ts';
import { copyOf } from '../values/text.ts';
import { ImportTally, LOSS_ALLOWED, type SetAside } from './import-tally.ts';

export interface ProfilesRequest {
  readonly file: string;
  readonly mapping: Mapping | null;
  readonly zone: string;
  /** The desk's day, from which a profile without a day of its own counts. */
  readonly today: Day;
  readonly acceptLoss: number | null;
  readonly dryRun: boolean;
  readonly who: string;
  readonly now: Date;
  readonly newId: () => string;
  /** The book's ids of these clients; those that it doesn't have are left out. */
  readonly spelled: (written: readonly string[]) => Promise<ReadonlyMap<string, ClientId>>;
}

export type ProfilesOutcome =
  | {
      readonly kind: 'imported';
      readonly file: string;
      /** SHA-256 of the file. */
      readonly digest: string;
      readonly rows: number;
      readonly taken: number;
      /** Rows that say what an earlier row or import said. */
      readonly duplicates: number;
      /** Of those taken, without a day of assessment: they count from the import. */
      readonly undated: number;
      /** Of those taken, whom the book doesn't have; the first few ids. */
      readonly unknown: { readonly count: number; readonly first: readonly string[] };
      readonly bands: Readonly<Record<RiskBand, number>>;
      readonly setAside: Readonly<Record<string, SetAside>>;
      readonly ignoredColumns: readonly string[];
    }
  | { readonly kind: 'refused'; readonly doubt: Doubt };

/** Loads recorded risk profiles from a file: client, band, day assessed. Nothing is replaced: a client's newest profile counts. */
export const importProfiles = (profiles: RiskProfiles, request: ProfilesRequest): Promise<ProfilesOutcome> =>
  refusing(
    () => load(profiles, request),
    (doubt): ProfilesOutcome => ({ kind: 'refused', doubt }),
  );

const UNKNOWN_SHOWN = 5;

const load = async (profiles: RiskProfiles, request: ProfilesRequest): Promise<ProfilesOutcome> => {
  const file = await openBookFile(request.file, 'profiles', request.mapping, request.zone);
  const written = new Set<string>();
  for await (const batch of file.rows())
    for (const row of batch) {
      file.reader.survey(row);
      written.add(copyOf(file.reader.textOf('client', row)));
    }
  const [doubt] = file.reader.decide();
  if (doubt) return { kind: 'refused', doubt };
  written.delete('');
  const spelled = await request.spelled([...written].filter(isStorableId));
  const said = new Set((await profiles.counting('all')).map((profile) => keyOf(profile.clientId, profile.band, profile.assessedOn)));
  const tally = new ImportTally();
  const taken: RecordedProfile[] = [];
  for await (const batch of file.rows()) {
    for (const row of batch) {
      tally.rows++;
      const read = readRow(file.reader, row, request.today);
      if (typeof read === 'string') {
        tally.setAside(read, row);
        continue;
      }
      const client = spelled.get(read.client) ?? clientId(read.client);
      const key = keyOf(client, read.band, read.assessedOn);
      if (said.has(key)) {
        tally.duplicates++;
        continue;
      }
      said.add(key);
      tally.taken++;
      taken.push({
        id: request.newId(),
        clientId: client,
        band: read.band,
        assessedOn: read.assessedOn,
        recordedOn: request.today,
        recordedAt: request.now,
        recordedBy: request.who,
        source: 'import',
        status: 'counts',
        decidedBy: null,
        grounds: null,
      });
    }
  }
  const refusal = tally.refusal(file.reader, request.acceptLoss ?? LOSS_ALLOWED);
  if (refusal) return { kind: 'refused', doubt: refusal };
  const ofBook = new Set<string>(spelled.values());
  const unknown = [...new Set(taken.map(({ clientId: id }) => id as string))].filter((id) => !ofBook.has(id));
  if (!request.dryRun) await profiles.record(taken);
  const bands = { A: 0, B: 0, C: 0 };
  for (const { band } of taken) bands[band]++;
  return {
    kind: 'imported',
    file: basename(request.file),
    digest: file.digest,
    rows: tally.rows,
    taken: tally.taken,
    duplicates: tally.duplicates,
    undated: taken.filter(({ assessedOn }) => assessedOn === null).length,
    unknown: { count: unknown.length, first: unknown.slice(0, UNKNOWN_SHOWN) },
    bands,
    setAside: tally.asideByReason,
    ignoredColumns: file.ignoredColumns,
  };
};

const keyOf = (client: string, band: RiskBand, assessedOn: Day | null): string => JSON.stringify([client, band, assessedOn]);

interface ReadRow {
  readonly client: string;
  readonly band: RiskBand;
  readonly assessedOn: Day | null;
}

const readRow = (reader: RowReader, row: Row, today: Day): ReadRow | string => {
  const client = reader.textOf('client', row);
  if (client === '') return 'no client';
  if (!isStorableId(client)) return `client is longer than ${LONGEST_ID} characters`;
  const band = reader.read<RiskBand>('band', row);
  if (band === undefined) return "risk band isn't understood";
  if (band === null) return 'no risk band';
  const assessedOn = reader.has('assessed') ? reader.read<Day>('assessed', row) : null;
  if (assessedOn === undefined) return "date of assessment isn't understood";
  if (assessedOn !== null && assessedOn > today) return 'date of assessment is in the future';
  return { client, band, assessedOn };
};
