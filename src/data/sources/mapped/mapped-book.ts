import type { Database } from '../../database.ts';
import type { Thing } from '../../mapping/fields.ts';
import type { Mapping } from '../../mapping/mapping.ts';
import type { BookCalendar } from '../reading/book-calendar.ts';
import { type MappedSection, openSections } from './mapped-section.ts';

/** A book in a database, as a mapping document describes it. */
export interface MappedBook extends Readonly<Record<Exclude<Thing, 'sales'>, readonly MappedSection[]>> {
  readonly calendar: BookCalendar;
}

export const openMappedBook = (database: Database, mapping: Mapping, calendar: BookCalendar): MappedBook => {
  const sections = (thing: Thing) => openSections(database, mapping, thing, calendar.zone);
  return {
    calendar,
    trades: sections('trades'),
    clients: sections('clients'),
    bonds: sections('bonds'),
    ratings: sections('ratings'),
    offers: sections('offers'),
    managers: sections('managers'),
  };
};
