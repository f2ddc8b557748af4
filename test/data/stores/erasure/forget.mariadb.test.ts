import { forgetSuite } from '../../suites/forget.ts';

forgetSuite('mysql');
