import { retentionSuite } from '../../suites/retention.ts';

retentionSuite('sqlite');
