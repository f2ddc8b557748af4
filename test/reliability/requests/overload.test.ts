import { testOverload } from './overload-suite.ts';

testOverload({ perSecond: 40, seconds: 4, share: 0.2 });
