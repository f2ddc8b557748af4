import { evidenceSuite } from '../suites/evidence.ts';

evidenceSuite('sqlite');
