import { bandOfGrade, type Grade, LONG_TERM_GRADES, type RiskBand } from '../../../advisor/bonds/rating.ts';
import { ratingCodeOf } from '../../sources/reading/codes.ts';

/** Long-term grades of the demo book, and what the market asks for each above the sovereign curve, in percent. */
const SPREADS = {
  AAA: 0.55,
  'AA+': 0.8,
  AA: 1.1,
  'AA-': 1.5,
  'A+': 2.0,
  A: 2.4,
  'A-': 2.8,
  'BBB+': 3.3,
  BBB: 3.8,
  'BBB-': 4.4,
  'BB+': 5.4,
  BB: 6.2,
  'BB-': 7.0,
  'B+': 8.0,
  B: 9.0,
} as const satisfies Partial<Readonly<Record<Grade, number>>>;

export type DemoGrade = keyof typeof SPREADS;

/** Best first. */
const SCALE = LONG_TERM_GRADES.filter((grade): grade is DemoGrade => grade in SPREADS);

const place = (grade: DemoGrade): number => SCALE.indexOf(grade);

/** Percent above the sovereign curve. */
export const spreadOfGrade = (grade: DemoGrade): number => SPREADS[grade];

/** The firm's rating code of a grade. */
export const codeOfGrade = (grade: DemoGrade, creditEnhanced: boolean): number => {
  const code = ratingCodeOf(grade, creditEnhanced ? 'CE' : null);
  if (code === null) throw new RangeError(`The firm has no code for ${grade}`);
  return code;
};

/** The grade some notches away (positive is better), within the scale. */
export const notchesFrom = (grade: DemoGrade, notches: number): DemoGrade => {
  const within = Math.min(SCALE.length - 1, Math.max(0, place(grade) - notches));
  return SCALE[within] as DemoGrade;
};

/** The band of a grade, which a client's appetite goes by; a sovereign (null) is A. */
export const bandOfDemoGrade = (grade: DemoGrade | null): RiskBand => {
  const band = bandOfGrade(grade ?? 'Sovereign');
  return band === 'default' ? 'C' : band;
};

/** Notches between two grades, without sign. */
export const notchesBetween = (left: DemoGrade, right: DemoGrade): number => Math.abs(place(left) - place(right));
