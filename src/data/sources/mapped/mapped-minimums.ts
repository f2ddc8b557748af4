import { type Paise, paiseFromRupees } from '../../../advisor/units.ts';
import type { MappedBond } from './bond-facts.ts';
import { namesReader } from './bond-names.ts';
import type { MappedBonds } from './mapped-bonds.ts';
import type { MappedBook } from './mapped-book.ts';

/** The least that each bond was ever offered for, of those that a section of bonds describes. */
export const readMinimums = async ({ offers }: MappedBook, bonds: MappedBonds): Promise<ReadonlyMap<MappedBond, Paise>> => {
  const minimums = new Map<MappedBond, Paise>();
  for (const section of offers) {
    if (!section.has('minimum')) continue;
    const [names, minimum] = [namesReader(section, 'bondKey'), section.reader<number>('minimum')];
    for await (const batch of section.rows(['minimum', ...names.fields])) {
      for (const row of batch) {
        const [bond, rupees] = [bonds.of(names.read(row.slice(1))), minimum(row[0])];
        if (!bond || typeof rupees !== 'number' || rupees <= 0) continue;
        const paise = paiseFromRupees(rupees);
        minimums.set(bond, Math.min(paise, minimums.get(bond) ?? paise) as Paise);
      }
    }
  }
  return minimums;
};
