import { type Day, day } from './advisor/units.ts';

const MILLISECONDS_A_DAY = 86_400_000;

/** The calendar day of an instant, in UTC. */
export const dayOf = (instant: Date): Day => day(Math.floor(instant.getTime() / MILLISECONDS_A_DAY));
