import { digestWeekSuite } from './digest-week-suite.ts';

digestWeekSuite('sqlite');
