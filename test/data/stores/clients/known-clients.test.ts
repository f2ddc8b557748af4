import { knownClientsSuite } from '../../suites/known-clients.ts';

knownClientsSuite('sqlite');
