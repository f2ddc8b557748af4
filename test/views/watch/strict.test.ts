import type { Day } from '../../../src/advisor/units.ts';
import type { Watch } from '../../../src/usecases/ports/watching/watch-store.ts';
import { watchAnswer, watchedMessage, watchListMessage } from '../../../views/watch/watch-messages.ts';
import { type Builders, strictViews, times } from '../../helpers/slack/strict-views.ts';

const watch = (words: string, at: number): Watch => ({
  id: `w${at}`,
  userId: 'U1',
  kind: at % 2 === 0 ? 'bond' : 'issuer',
  target: words,
  label: words,
  known: {},
  revision: 0,
  watchedAt: new Date(0),
});

const BUILDERS: Builders = {
  'watch-messages': (words, size) => {
    const watches = times(size, (at) => watch(words, at));
    const events = times(size, (at) =>
      at % 3 === 0
        ? ({ kind: 'ending', bondId: words, lastDay: 20_000 as Day } as const)
        : at % 3 === 1
          ? ({ kind: 'new', bondId: `${words}${at}` } as const)
          : ({ kind: 'rating', bondId: words, before: words, after: null } as const),
    );
    return [
      watchListMessage(watches, null),
      watchListMessage(watches, words || null),
      watchAnswer({ kind: 'watching', watches, label: words, fresh: true }),
      watchAnswer({ kind: 'too-many', watches }),
      watchAnswer({ kind: 'unknown-bond', asked: words }),
      watchAnswer({ kind: 'source-down', message: words }),
      ...(events.length === 0 ? [] : [watchedMessage({ label: words, events })]),
    ];
  },
};

strictViews('watch', BUILDERS, ['watch-buttons']);
