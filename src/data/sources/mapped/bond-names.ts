import { isinOf } from '../flat/flat-trade.ts';
import { type Key, keyOf, type MappedSection } from './mapped-section.ts';

/** The ways in which rows name a bond. */
export interface BondNames {
  readonly key: Key | null;
  readonly bond: string | null;
  readonly isin: string | null;
}

/** What a row calls its bond: `bond` first, then the ISIN. */
export const idOfBond = ({ bond, isin, key }: BondNames): string | null => bond ?? isin ?? (key === null ? null : `product:${key}`);

/** Reads how a section's rows name their bond. */
export const namesReader = (section: MappedSection, key: 'key' | 'bondKey') => {
  const [bond, isin] = [section.reader<string>('bond'), section.reader<string>('isin')];
  return {
    fields: [key, 'bond', 'isin'] as const,
    read: (cells: readonly unknown[]): BondNames => {
      const id = bond(cells[1]) ?? null;
      return { key: keyOf(cells[0]), bond: id, isin: (isin(cells[2]) ?? null)?.toUpperCase() ?? (id === null ? null : isinOf(id)) };
    },
  };
};
