import { sourcesSuites } from './sources-suites.ts';

sourcesSuites('sqlite');
