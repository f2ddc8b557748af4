import { WATCH_ACTIONS } from '../../../views/watch/watch-buttons.ts';
import { watchAnswer, watchListMessage } from '../../../views/watch/watch-messages.ts';
import type { Edge } from '../edge/edge.ts';
import type { On } from '../listener/on.ts';
import { tell } from '../posting/tell.ts';

type WatchesBonds = Edge<'watchBond' | 'unwatch'>;

const LONGEST_ID = 100;

/** The buttons that watch a bond or its issuer, and that stop watching. Home lists what's watched. Only the person who pressed sees the answer. */
export const onWatch = (on: On, edge: WatchesBonds): void => {
  for (const kind of ['bond', 'issuer'] as const) {
    on.press(WATCH_ACTIONS[kind])
      .admitted()
      .answer(async ({ actor, asker, value: bondId }) => {
        if (!bondId || bondId.length > LONGEST_ID) return;
        await tell(edge, asker, watchAnswer(await edge.services.watchBond({ actor, bondId, kind })));
      });
  }
  on.press(WATCH_ACTIONS.stop)
    .admitted()
    .answer(async ({ actor, asker, value: id }) => {
      if (!id || id.length > LONGEST_ID) return;
      await tell(edge, asker, watchListMessage(await edge.services.unwatch({ actor, id }), 'Stopped watching'));
    });
};
