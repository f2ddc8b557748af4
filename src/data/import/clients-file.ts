import type { BookFile } from '../understanding/open-book-file.ts';
import { RefusedFile } from '../understanding/refused.ts';
import { copyOf } from '../values/text.ts';
import type { Cells } from './flat-cells.ts';
import { ImportTally, type SetAside } from './import-tally.ts';
import { inBatches } from './in-batches.ts';
import type { ClientReader } from './read-clients.ts';

/** What became of the rows of a clients file. */
export interface ClientsFile {
  readonly rows: number;
  readonly taken: number;
  /** Of those, with a relationship manager. */
  readonly managed: number;
  readonly setAside: Readonly<Record<string, SetAside>>;
}

/**
 * Reads the rows of a clients file, of which every one was surveyed.
 * @param named gets the ids
 * @throws RefusedFile if too much would be lost
 */
export const readClients = async (
  file: BookFile,
  clients: ClientReader,
  take: (rows: readonly Cells[]) => Promise<void>,
  lossAllowed: number,
  named: Set<string>,
): Promise<ClientsFile> => {
  const tally = new ImportTally();
  const batches = inBatches(take);
  for await (const batch of file.rows()) {
    for (const row of batch) {
      tally.rows++;
      const cells = clients.read(row);
      if (typeof cells === 'string') tally.setAside(cells, row);
      else {
        tally.taken++;
        if (cells.at(-1) !== null) tally.managed++;
        const id = cells[0] as string;
        if (!named.has(id)) named.add(copyOf(id));
        await batches.add(cells);
      }
    }
  }
  await batches.end();
  const refusal = tally.refusal(file.reader, lossAllowed);
  if (refusal) throw new RefusedFile({ ...refusal, reason: `In the clients file: ${refusal.reason}` });
  return { rows: tally.rows, taken: tally.taken, managed: tally.managed, setAside: tally.asideByReason };
};
