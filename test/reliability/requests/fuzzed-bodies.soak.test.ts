import { testFuzzedBodies } from './fuzzed-bodies-suite.ts';

testFuzzedBodies(10_000, 2);
