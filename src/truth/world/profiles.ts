import type { Database } from '../../data/database.ts';
import { dayIn, textIn } from './cells.ts';
import { hasTable, rowsOf } from './rows.ts';
import type { Client, RecordedBand } from './world.ts';

/** The product writes instants in UTC, on SQLite as text. */
const instantIn = (cell: unknown): number =>
  cell instanceof Date ? cell.getTime() : Date.parse(`${String(textIn(cell)).replace(' ', 'T').replace(/Z$/, '')}Z`);

/** Days until the money is needed, by the questionnaire's answers. */
const HORIZONS: Readonly<Record<string, number | null>> = {
  '6m': 183,
  '1y': 365,
  '2y': 731,
  '3y': 1096,
  '5y': 1826,
  '7y': 2557,
  '10y': 3653,
  '15y': 5479,
  open: null,
};

const neededIn = (document: string | null, since: number): number | null | undefined => {
  const grounds = document === null ? null : (JSON.parse(document) as { scored?: { answers?: { horizon?: string } } | null });
  const days = HORIZONS[String(grounds?.scored?.answers?.horizon)];
  return typeof days === 'number' ? since + days : days;
};

/** Risk profiles that count, by client. @param isDemo whether the book is a demo book, the only one whose made-up profiles count */
export const readProfiles = async (own: Database, isDemo: boolean): Promise<ReadonlyMap<string, readonly RecordedBand[]>> => {
  const found = new Map<string, RecordedBand[]>();
  if (!(await hasTable(own, 'advisor_risk_profiles'))) return found;
  for await (const row of rowsOf(own, 'advisor_risk_profiles')) {
    if (textIn(row.status) !== 'counts' || (textIn(row.source) === 'demo' && !isDemo)) continue;
    const client = textIn(row.client_id) ?? '';
    const profile: RecordedBand = {
      id: textIn(row.id) ?? '',
      band: textIn(row.band) as RecordedBand['band'],
      assessedOn: dayIn(row.assessed_on),
      recordedOn: dayIn(row.recorded_on) ?? 0,
      recordedAt: instantIn(row.recorded_at),
      neededOn: neededIn(textIn(row.document), dayIn(row.assessed_on) ?? dayIn(row.recorded_on) ?? 0),
    };
    if (found.get(client)?.push(profile) === undefined) found.set(client, [profile]);
  }
  return found;
};

/** A client with the band that's recorded as of a day: the newest of those in the book and in the product's own tables. */
export const asRecorded = (client: Client, profiles: readonly RecordedBand[], day: number): Client => {
  const sorted = [...profiles].sort((a, b) => {
    const [one, other] = [a.assessedOn ?? a.recordedOn, b.assessedOn ?? b.recordedOn];
    return one - other || a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1);
  });
  const known = sorted.filter(({ assessedOn }) => assessedOn === null || assessedOn <= day).at(-1);
  const newest = known ?? sorted[0];
  if (!newest) return client;
  const inBook = client.assessedOn ?? client.importedOn;
  const isOlder = inBook !== null && inBook > (newest.assessedOn ?? newest.recordedOn);
  if (client.recordedBand !== null && (!known || isOlder)) return client;
  return {
    ...client,
    recordedBand: newest.band,
    assessedOn: newest.assessedOn,
    importedOn: newest.assessedOn === null ? newest.recordedOn : null,
    ...(newest.neededOn !== undefined && (newest.assessedOn ?? newest.recordedOn) <= day && { neededOn: newest.neededOn }),
  };
};
