import { registeredClientsSuite } from '../../suites/registered-clients.ts';

registeredClientsSuite('sqlite');
