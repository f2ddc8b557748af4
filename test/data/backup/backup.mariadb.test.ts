import { backupSuite } from '../suites/backup.ts';

backupSuite('mysql');
