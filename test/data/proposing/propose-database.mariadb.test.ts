import { proposeDatabaseSuite } from './propose-database-suite.ts';

proposeDatabaseSuite('mysql');
