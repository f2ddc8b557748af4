import { streamRowsSuite } from './suites/stream-rows.ts';

streamRowsSuite('sqlite');
