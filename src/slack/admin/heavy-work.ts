import { brokenOffMessage, progressMessage, refreshedMessage, trainedMessage } from '../../../views/admin/progress-message.ts';
import { bringsNews } from '../../../views/models/version-change-sections.ts';
import { versionChangesMessage } from '../../../views/models/version-changes.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { OnStage } from '../../usecases/admin/retrain.ts';
import type { Edge } from '../edge/edge.ts';
import { type LiveMessage, liveMessage } from './live-message.ts';
import { postDirectly } from './post-directly.ts';

export type ReadsTheBook = Edge<'refreshNow'>;

const following =
  (live: LiveMessage, kind: 'training' | 'reading'): OnStage =>
  (stage, share) =>
    live.update(progressMessage(kind, stage, share));

/** Trains, with a message that shows the progress, then the outcome and what changed. */
export const trainWithProgress = async (edge: Edge<'retrain'>, actor: Actor, segments: number | 'auto'): Promise<void> => {
  const live = await liveMessage(edge, actor.id, progressMessage('training', null, 0));
  try {
    const outcome = await edge.services.retrain({ actor, segments }, following(live, 'training'));
    await live.finish(trainedMessage(outcome, edge.clock.now()));
    if (outcome.kind !== 'trained' || outcome.changes === null) return;
    const { changes } = outcome;
    // The one line above says so.
    if (changes.kind === 'compared' && !bringsNews(changes.changes)) return;
    await postDirectly(edge, actor.id, () => versionChangesMessage(changes));
  } catch (error) {
    await live.finish(brokenOffMessage());
    throw error;
  }
};

/** Reads the book again, with a message that shows the progress, then the outcome. */
export const readWithProgress = async (edge: ReadsTheBook, actor: Actor): Promise<void> => {
  const live = await liveMessage(edge, actor.id, progressMessage('reading', null, 0));
  try {
    const outcome = await edge.services.refreshNow({ actor }, following(live, 'reading'));
    await live.finish(refreshedMessage(outcome, edge.clock.now()));
  } catch (error) {
    await live.finish(brokenOffMessage());
    throw error;
  }
};
