import { FIELDS_OF, type Thing } from '../mapping/fields.ts';
import { FIRM_DOCUMENT } from '../mapping/firm-document.ts';
import { FLAT_DOCUMENT } from '../mapping/flat-document.ts';
import { type Mapping, sectionsOf } from '../mapping/mapping.ts';
import { parseMapping } from '../mapping/parse-mapping.ts';
import type { Table } from './database-tables.ts';

/** Finds the document of one of the layouts that ship, if the database has its tables; without the columns that it lacks. */
export const shippedLayout = (tables: readonly Table[]): Mapping | null => {
  const named = (name: string): Table | undefined => tables.find((table) => table.name.toLowerCase() === name);
  for (const [text, needs] of [
    [FIRM_DOCUMENT, ['orders', 'offers', 'product_master', 'users']],
    [FLAT_DOCUMENT, ['investment_data']],
  ] as const) {
    if (!needs.every((name) => named(name))) continue;
    const document = parseMapping(text, 'layout');
    const things = Object.keys(FIELDS_OF) as Thing[];
    const kept = things.map((thing) => [
      thing,
      sectionsOf(document, thing).flatMap((section) => {
        const table = section.table === undefined ? undefined : named(section.table);
        if (section.table !== undefined && table === undefined) return [];
        const there = table && new Set(table.columns.map((column) => column.toLowerCase()));
        const columns = Object.fromEntries(
          Object.entries(section.columns ?? {}).filter(([, spec]) => !there || there.has(String(spec).toLowerCase())),
        );
        return [{ ...section, columns }];
      }),
    ]);
    return { ...document, ...Object.fromEntries(kept.filter(([, sections]) => (sections as unknown[]).length > 0)) } as Mapping;
  }
  return null;
};
