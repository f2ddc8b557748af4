import { twoClocksSuite } from './two-clocks-suite.ts';

twoClocksSuite('sqlite');
