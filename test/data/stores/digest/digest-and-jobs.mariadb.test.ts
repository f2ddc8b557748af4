import { digestAndJobsSuite } from '../../suites/digest-and-jobs.ts';

digestAndJobsSuite('mysql');
