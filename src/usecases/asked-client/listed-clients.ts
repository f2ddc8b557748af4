import type { ClientId } from '../../advisor/units.ts';

/**
 * Several clients in the detail of one audit row, keyed by their place in the list, from 1. One field each, so that forgetting one leaves
 * the others on record.
 */
export const listedClients = (ids: readonly ClientId[]): Readonly<Record<string, string>> =>
  ids.length < 2 ? {} : Object.fromEntries(ids.map((id, place) => [String(place + 1), id]));
