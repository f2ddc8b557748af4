import type { Grade } from '../../advisor/rating.ts';

/** Long-term grades of the demo book, best first: the firm's code, and what the market asks above the sovereign curve (percent). */
const SCALE = [
  { grade: 'AAA', code: 1, creditEnhancedCode: 42, spread: 0.55 },
  { grade: 'AA+', code: 3, creditEnhancedCode: 43, spread: 0.8 },
  { grade: 'AA', code: 5, creditEnhancedCode: 44, spread: 1.1 },
  { grade: 'AA-', code: 7, creditEnhancedCode: 45, spread: 1.5 },
  { grade: 'A+', code: 9, creditEnhancedCode: 46, spread: 2.0 },
  { grade: 'A', code: 11, creditEnhancedCode: 47, spread: 2.4 },
  { grade: 'A-', code: 13, creditEnhancedCode: 48, spread: 2.8 },
  { grade: 'BBB+', code: 15, creditEnhancedCode: 49, spread: 3.3 },
  { grade: 'BBB', code: 17, creditEnhancedCode: 50, spread: 3.8 },
  { grade: 'BBB-', code: 19, creditEnhancedCode: 51, spread: 4.4 },
  { grade: 'BB+', code: 27, creditEnhancedCode: 52, spread: 5.4 },
  { grade: 'BB', code: 29, creditEnhancedCode: 53, spread: 6.2 },
  { grade: 'BB-', code: 31, creditEnhancedCode: 54, spread: 7.0 },
  { grade: 'B+', code: 21, creditEnhancedCode: 55, spread: 8.0 },
  { grade: 'B', code: 23, creditEnhancedCode: 56, spread: 9.0 },
] as const satisfies ReadonlyArray<{ grade: Grade; code: number; creditEnhancedCode: number; spread: number }>;

export type DemoGrade = (typeof SCALE)[number]['grade'];

const place = (grade: DemoGrade): number => SCALE.findIndex((entry) => entry.grade === grade);
const at = (index: number) => SCALE[Math.min(SCALE.length - 1, Math.max(0, index))] as (typeof SCALE)[number];

/** Percent above the sovereign curve. */
export const spreadOfGrade = (grade: DemoGrade): number => at(place(grade)).spread;

/** The firm's rating code of a grade. */
export const codeOfGrade = (grade: DemoGrade, creditEnhanced: boolean): number =>
  creditEnhanced ? at(place(grade)).creditEnhancedCode : at(place(grade)).code;

/** The grade some notches away (positive is better), within the scale. */
export const notchesFrom = (grade: DemoGrade, notches: number): DemoGrade => at(place(grade) - notches).grade;

/** What a client's appetite sees in a grade: A for A- and better, B for BBB, C below; a sovereign (null) is A. */
export const bandOfDemoGrade = (grade: DemoGrade | null): 'A' | 'B' | 'C' => {
  if (grade === null || place(grade) <= place('A-')) return 'A';
  return place(grade) <= place('BBB-') ? 'B' : 'C';
};

/** Notches between two grades, without sign. */
export const notchesBetween = (left: DemoGrade, right: DemoGrade): number => Math.abs(place(left) - place(right));
