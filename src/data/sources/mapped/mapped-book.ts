import type { Database } from '../../database.ts';
import type { Thing } from '../../mapping/fields.ts';
import type { Mapping } from '../../mapping/mapping.ts';
import type { BookCalendar } from '../reading/book-calendar.ts';
import { type MappedSection, openSections } from './mapped-section.ts';

/** A book in a database, as a mapping document describes it. */
export interface MappedBook extends Readonly<Record<Thing, readonly MappedSection[]>> {
  readonly calendar: BookCalendar;
}

export const openMappedBook = (database: Database, mapping: Mapping, calendar: BookCalendar): MappedBook => {
  const sections = (thing: Thing) => openSections(database, mapping, thing, calendar.zone);
  return {
    calendar,
    trades: sections('trades'),
    sales: sections('sales'),
    clients: sections('clients'),
    bonds: sections('bonds'),
    ratings: sections('ratings'),
    offers: sections('offers'),
    managers: sections('managers'),
  };
};

/** Checks that everything the document names is there. @throws SourceUnavailableError */
export const checkMapped = async ({ calendar: _, ...things }: MappedBook): Promise<void> => {
  for (const section of Object.values(things).flat()) await section.check();
};
