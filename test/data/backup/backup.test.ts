import { backupSuite } from '../suites/backup.ts';

backupSuite('sqlite');
