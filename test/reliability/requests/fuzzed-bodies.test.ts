import { testFuzzedBodies, testFuzzedEnvelopes } from './fuzzed-bodies-suite.ts';

testFuzzedBodies(400, 1);
testFuzzedEnvelopes(200, 3);
