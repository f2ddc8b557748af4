import { testOverload } from './overload-suite.ts';

testOverload({ perSecond: 20, seconds: 20, share: 0.2 }, 3000);
