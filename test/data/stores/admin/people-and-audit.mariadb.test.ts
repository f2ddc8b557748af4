import { peopleAndAuditSuite } from '../../suites/people-and-audit.ts';

peopleAndAuditSuite('mysql');
