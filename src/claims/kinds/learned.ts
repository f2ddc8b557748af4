import type { KindDefinition } from './kind-definition.ts';

/** What's said of how good the active model is, and of what people said of its advice. */
export const LEARNED_KINDS = {
  'model.share': {
    unit: 'fraction',
    definition:
      'What was stored with the model as `what`: `hitAt1` or `hitAt3`, with the interval `low` to `high` around the first; `popularity` of always naming the most popular type. It isn’t measured again: only that these are shares in an order they can have.',
  },
  'model.predictions': { unit: 'count', definition: 'How many predictions were measured, as stored with the model.' },
  'votes.up': { unit: 'count', definition: 'Thumbs up that count, of those received from `from` to `until`.' },
  'votes.down': { unit: 'count', definition: 'Thumbs down that count, of those received from `from` to `until`.' },
  'votes.choices': { unit: 'count', definition: 'Clients’ choices that count, of those received from `from` to `until`.' },
  'votes.first': { unit: 'count', definition: 'Those of them that were the first type.' },
} as const satisfies Readonly<Record<string, KindDefinition>>;
