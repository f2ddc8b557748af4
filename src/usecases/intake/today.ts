import { type Day, day } from '../../advisor/units.ts';
import type { Clock } from '../ports.ts';

const MILLISECONDS_A_DAY = 86_400_000;

/** The calendar day of a clock, in UTC. */
export const today = (clock: Clock): Day => day(Math.floor(clock.now().getTime() / MILLISECONDS_A_DAY));
