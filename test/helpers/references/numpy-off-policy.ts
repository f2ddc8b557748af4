import { readFileSync } from 'node:fs';

interface NumpyOffPolicy {
  readonly rounds: ReadonlyArray<{
    readonly propensities: readonly number[];
    readonly target: readonly number[];
    readonly action: number;
    readonly reward: number;
    readonly model: readonly number[];
  }>;
  readonly estimates: { readonly ips: number; readonly snips: number; readonly dr: number; readonly ess: number };
  readonly shared: {
    readonly successes: readonly number[][];
    readonly rounds: readonly number[][];
    readonly means: readonly number[][];
  };
  readonly logGamma: ReadonlyArray<readonly [x: number, value: number]>;
}

/** What numpy and Python's math say, written by test/fixtures/off-policy.py. */
export const numpyOffPolicy = JSON.parse(readFileSync('test/fixtures/off-policy.json', 'utf8')) as NumpyOffPolicy;
