import { openSourceSuite } from '../suites/open-source.ts';

openSourceSuite('mysql');
