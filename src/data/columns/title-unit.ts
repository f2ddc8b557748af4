import type { Unit } from '../mapping/mapping.ts';

/** A unit that a title above the headings names: `(Rs. in Lakhs)`. */
export interface TitleUnit {
  readonly unit: Unit;
  readonly line: number;
  readonly text: string;
}
