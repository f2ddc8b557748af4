import type { RiskBand } from '../../advisor/bonds/rating.ts';
import type { Gender } from '../../advisor/book/book.ts';
import { type Day, wholeYearsBetween } from '../../advisor/units.ts';
import { nameKey, Spellings } from '../columns/spellings.ts';
import type { Row } from '../files/row.ts';
import { managerOfRow, shortText } from '../understanding/facts-of-row.ts';
import type { BookFile } from '../understanding/open-book-file.ts';
import { copyOf } from '../values/text.ts';
import { bandDays, type Cells } from './flat-cells.ts';

const LONGEST = 190;

/** Reads the rows of a clients file into cells of the table `clients`, or says why a row isn't used. Call `survey` for every row first. */
export class ClientReader {
  readonly #file: BookFile;
  readonly #spellings: Spellings;
  readonly #today: Day;
  readonly #seen = new Set<string>();
  readonly managers = new Spellings(nameKey);

  /** @param today the desk's day, from which a band without a day of its own counts */
  constructor(file: BookFile, spellings: Spellings, today: Day) {
    this.#file = file;
    this.#spellings = spellings;
    this.#today = today;
  }

  survey(row: Row): void {
    this.#file.reader.survey(row);
    for (const field of ['client', 'parent'] as const) {
      const id = this.#idOf(field, row);
      if (id !== null) this.#spellings.add(id);
    }
    const manager = this.#file.reader.wordOf('manager', row);
    if (manager !== null) this.managers.add(manager);
  }

  #idOf(field: 'client' | 'parent', row: Row): string | null {
    const text = this.#file.reader.textOf(field, row);
    return text === '' ? null : (this.#file.reader.quiet<string>(field, text) ?? null);
  }

  read(row: Row): Cells | string {
    const { reader } = this.#file;
    const id = this.#idOf('client', row);
    if (id === null) return 'no client';
    if (id.length > LONGEST) return `client is longer than ${LONGEST} characters`;
    const client = this.#spellings.kept(id);
    if (this.#seen.has(client)) return 'client is listed before';
    this.#seen.add(copyOf(client));
    const parent = this.#idOf('parent', row);
    const kept = parent === null || parent.length > LONGEST ? null : this.#spellings.kept(parent);
    const age = reader.read<number>('age', row) ?? null;
    const born = age === null ? (reader.read<Day>('born', row) ?? null) : null;
    const written = reader.read<RiskBand>('band', row);
    // A band that isn't understood counts as the safest.
    const band = written === undefined ? 'A' : written;
    const assessed = reader.has('assessed') ? (reader.read<Day>('assessed', row) ?? null) : null;
    return [
      client,
      age ?? (born === null ? null : wholeYearsBetween(born, this.#today)),
      reader.read<Gender>('gender', row) ?? null,
      band,
      kept === client ? null : kept,
      ...bandDays(band, assessed, this.#today),
      shortText(reader, 'clientName', row, LONGEST),
      managerOfRow(reader, row, this.managers),
    ];
  }
}
