import type { KindDefinition } from './kind-definition.ts';

/** What's said of how good the active model is, and of what people said of its advice. */
export const LEARNED_KINDS = {
  'model.share': {
    unit: 'fraction',
    definition:
      'What was stored with the model as `what`: `hitAt1` or `hitAt3`, with the interval `low` to `high` around the first; `popularity` of always naming the most popular type. Whether these are shares in an order they can have is looked at; the tests measure them again from the tables.',
  },
  'model.predictions': { unit: 'count', definition: 'How many predictions were measured, as stored with the model.' },
  'model.figure': {
    unit: 'factor',
    definition:
      'What’s stored with model `version` as `what`; shares in percent. Besides those of `model.share`: how many `predictions` of different `purchases`, how far probabilities are off (`ece`) and would be by chance (`eceOfCalibrated`), `learnedTrades`, `learnedClients` and `learnedTypes`; log-loss (`logLoss`, with the interval `logLossLow` to `logLossHigh`), `features`, `segments`, their `silhouette` and `inertia`. With `segment`, that segment’s `size` in training, its `confidence`, and the Q-value of `bondType`, its `best`. With `group` (`riskBand B`), of its clients.',
  },
  'model.doubt': {
    unit: 'factor',
    definition:
      'Figure number `figure` of doubt number `doubt` of model `version`, as stored; figures are those with a decimal point. Of probabilities that are off, the first figure is the stored error (of all predictions, or of the clients with as many purchases) in percent, rounded to a tenth. The second is smaller: 5, or what’s stored for a perfect forecaster 99 times in 100. Of a simple way to predict, the difference lies in its interval, on the side of that way.',
  },
  'model.stored': {
    unit: 'factor',
    definition:
      'What the stored document of model `version` has at `path`: names of fields and places in lists, separated by dots. The tests measure its quality and its segments again from the tables.',
  },
  'product.people': { unit: 'count', definition: 'How many people have a role in the product’s own tables.' },
  'product.versions': { unit: 'count', definition: 'How many versions of the model are kept, damaged ones too.' },
  'model.learnedUpTo': { unit: 'day', definition: 'The day of the newest purchase that model `version` learned from.' },
  'model.trainedOn': { unit: 'day', definition: 'The day, in the desk’s time zone, on which model `version` was trained.' },
  'votes.up': { unit: 'count', definition: 'Thumbs up that count, of those received from `from` to `until`.' },
  'votes.down': { unit: 'count', definition: 'Thumbs down that count, of those received from `from` to `until`.' },
  'votes.choices': { unit: 'count', definition: 'Clients’ choices that count, of those received from `from` to `until`.' },
  'votes.first': { unit: 'count', definition: 'Those of them that were the first type.' },
  'votes.other': { unit: 'count', definition: 'Those of them that weren’t.' },
} as const satisfies Readonly<Record<string, KindDefinition>>;
