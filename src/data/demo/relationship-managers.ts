import type { AdminRow } from './ground/firm-rows.ts';

/** Invented people: common first names, surnames that don't exist. */
const NAMES = [
  'Asha Velmorkar',
  'Rohan Tirvanesh',
  'Meera Kaldevika',
  'Arjun Sathrupal',
  'Nisha Borvalekar',
  'Vikram Paleshvan',
  'Priya Undraneli',
  'Kabir Jostalwar',
] as const;

export const RELATIONSHIP_MANAGERS: readonly AdminRow[] = NAMES.map((name, index) => ({
  id: index + 1,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
}));

/**
 * The relationship manager of the holder with this number. They're assigned in turn, starting with manager 1 at C_0002. So manager 1 has
 * C_0002, C_0010, ... C_0042, the client in all examples.
 */
export const managerOfHolder = (clientNumber: number): number => ((clientNumber + 6) % RELATIONSHIP_MANAGERS.length) + 1;
