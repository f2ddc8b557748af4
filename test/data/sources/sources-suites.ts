import type { DatabaseKind } from '../../helpers/databases/databases.ts';
import { bornOnSuite } from '../suites/born-on.ts';
import { firmSourceSuite } from '../suites/firm-source.ts';
import { flatSourceSuite } from '../suites/flat-source.ts';
import { openSourceSuite } from '../suites/open-source.ts';
import { tradesAndFamiliesSuite } from '../suites/trades-and-families.ts';
import { mappedSourceSuite } from './mapped/mapped-source-suite.ts';

/** Every suite of this folder, in one process: each process takes longer to start than most of them to run. */
export const sourcesSuites = (kind: DatabaseKind): void => {
  bornOnSuite(kind);
  firmSourceSuite(kind);
  flatSourceSuite(kind);
  openSourceSuite(kind);
  tradesAndFamiliesSuite(kind);
  mappedSourceSuite(kind);
};
