import { idsContainingSuite } from '../../suites/ids-containing.ts';

idsContainingSuite('mysql');
