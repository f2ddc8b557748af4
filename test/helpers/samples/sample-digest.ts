import { assembleDigest, type DigestParts } from '../../../src/advisor/digest/assemble-digest.ts';
import type { Digest } from '../../../src/advisor/digest/digest.ts';
import { type Day, dayFromIso } from '../../../src/advisor/units.ts';

const dayOf = (iso: string): Day => dayFromIso(iso) as Day;

/** A week of a desk with 210 clients. */
export const sampleParts = (parts: Partial<DigestParts> = {}): DigestParts => ({
  madeAt: '2026-03-09T03:30:00.000Z',
  from: dayOf('2026-03-02'),
  until: dayOf('2026-03-08'),
  adviceFrom: '2026-03-02T03:30:00.000Z',
  adviceUntil: '2026-03-09T03:30:00.000Z',
  segmentNames: ['Young Balanced Investors', 'Mature Conservative Investors', 'Middle-aged Aggressive Investors'],
  sizes: [120, 70, 20],
  movement: { kind: 'since', at: '2026-03-01T21:00:00.000Z' },
  moved: {
    before: [128, 60, 20],
    now: [120, 70, 20],
    moved: [
      [118, 9, 1],
      [2, 58, 0],
      [0, 3, 17],
    ],
    arrived: 2,
    left: 0,
  },
  bought: {
    now: [
      { bondType: 'Corporate Bonds', purchases: 14, clients: 12, amount: 3_000_000_000 },
      { bondType: 'Treasury Bills', purchases: 6, clients: 5, amount: 600_000_000 },
      { bondType: 'Green Bonds', purchases: 6, clients: 6, amount: 500_000_000 },
    ],
    before: [{ bondType: 'Corporate Bonds', purchases: 10, clients: 9, amount: 1_000_000_000 }],
    together: [5, 11, 23],
  },
  shown: 40,
  clientsAdvised: 31,
  first: [
    { bondType: 'Treasury Bills', times: 15 },
    { bondType: 'Corporate Bonds', times: 25 },
  ],
  thumbs: { up: 9, down: 2, choseFirst: 3, choseOther: 1 },
  uptake: [
    { days: 30, clients: 40, bought: 10 },
    { days: 90, clients: 4, bought: 3 },
  ],
  model: { version: 7, trainedAt: '2026-03-05T21:00:00.000Z' },
  modelIsNew: true,
  dataAsOf: dayOf('2026-03-08'),
  readAt: '2026-03-08T21:00:00.000Z',
  ...parts,
});

export const sampleDigest = (parts: Partial<DigestParts> = {}): Digest => assembleDigest(sampleParts(parts));
