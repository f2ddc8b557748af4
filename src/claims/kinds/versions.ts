import type { KindDefinition } from './kind-definition.ts';

/**
 * What's said of the kept versions of the model, and of what changed from version `before` to `after`. Both place the same clients: those of the
 * training that stored how many went from which segment to which, because one was trained while the other was active; else all clients, as the newest
 * version learned of them. A segment continues the one with which it shares clients, by the pairs that keep most clients in place; a pair with less than
 * a third of the clients of either in both doesn't count. Segments are named `from` in the version before and `to` in the one after.
 */
export const VERSION_KINDS = {
  'version.listed': {
    unit: 'factor',
    definition:
      'Of version `version`: how many `clients` and `trades` it learned from, its `segments`, how often it was right first (`hitAt1` in percent, `hitAt1Share` as a fraction).',
  },
  'version.place': { unit: 'fact', definition: 'The place of version `version` among all that are kept, the newest first.' },
  'version.active': { unit: 'fact', definition: '1 for the version that answers.' },
  'version.refusal': {
    unit: 'factor',
    definition:
      'Figure number `figure` of why the gate refused `version`, as stored. A segment that’s too small is as small as stored, and smaller than five clients or one in 200. Of errors of probabilities and of differences, what `model.doubt` says holds; a difference that refuses a version by its 95% interval lies on the worse side of it.',
  },
  'versions.clients': { unit: 'count', definition: 'How many clients both versions place.' },
  'versions.moved': {
    unit: 'count',
    definition:
      'How many of them are in a segment that doesn’t continue theirs. With `from` and `to`, those who went from that one to this one; with `besides` (`from→to|from→to`), all others.',
  },
  'versions.movedShare': { unit: 'fraction', definition: '`versions.moved` as a share of `versions.clients`.' },
  'versions.inBoth': { unit: 'fraction', definition: 'The clients in both, as a share of those in `from` or in `to`, which continues it.' },
  'versions.buys': {
    unit: 'fraction',
    definition: 'What version `in` has in its Q-table for `bondType` and the segment that’s called `segment` in the version after.',
  },
} as const satisfies Readonly<Record<string, KindDefinition>>;
