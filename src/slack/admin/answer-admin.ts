import type { AdminAction } from '../../../views/admin/admin-actions.ts';
import { burstsMessage } from '../../../views/admin/bursts-message.ts';
import { dataQualityMessage } from '../../../views/admin/data-quality-message.ts';
import { jobsMessage } from '../../../views/admin/jobs-message.ts';
import { modelStatisticsMessage } from '../../../views/admin/model-statistics-message.ts';
import { qTableFigure } from '../../../views/admin/q-table-figure.ts';
import { versionsMessage } from '../../../views/admin/versions-message.ts';
import { noModelCardMessage } from '../../../views/models/model-card.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { AdminState } from '../../usecases/admin/admin-state.ts';
import type { Edge } from '../edge/edge.ts';
import { openDirectMessages } from '../posting/posting.ts';
import { untrainedFor } from '../posting/tell-untrained.ts';
import { type ReadsTheBook, readWithProgress } from './heavy-work.ts';
import type { ShowsAdministration } from './open-administration.ts';
import { postDirectly, postIllustrated } from './post-directly.ts';

export type AnswersAdmins = ReadsTheBook & ShowsAdministration & Edge<'listModels' | 'exportModel' | 'feedbackBursts' | 'admins'>;

/** Answers a press, in the admin's direct messages. */
export type AdminAnswer = (edge: AnswersAdmins, actor: Actor) => Promise<void>;

const withState =
  (answer: (edge: AnswersAdmins, userId: string, state: AdminState) => Promise<unknown>): AdminAnswer =>
  async (edge, actor) => {
    const state = await edge.services.adminState({ actor });
    if (state.kind === 'state') await answer(edge, actor.id, state);
  };

const postUntrained = async (edge: Edge<'admins'>, userId: string): Promise<void> => {
  const message = await untrainedFor(edge, userId);
  await postDirectly(edge, userId, () => message);
};

const modelStatistics = withState(async (edge, userId, { model, at }) => {
  if (!model) return postUntrained(edge, userId);
  return postIllustrated(edge, userId, {
    figures: [qTableFigure(model.version, model.model)],
    draw: (_, charts) => modelStatisticsMessage(model, at, charts[0] ?? { kind: 'text' }),
  });
});

const exportModel: AdminAnswer = async (edge, actor) => {
  const versions = await edge.services.listModels();
  const version = versions.find(({ active }) => active)?.version ?? null;
  if (version === null) return postUntrained(edge, actor.id);
  const outcome = await edge.services.exportModel({ actor, version });
  if (outcome.kind !== 'exported') {
    return void (await postDirectly(edge, actor.id, () => noModelCardMessage(version, outcome.kind === 'damaged-version')));
  }
  await edge.client.files.uploadV2({
    channel_id: await openDirectMessages(edge, actor.id),
    file: Buffer.from(outcome.bytes),
    filename: outcome.fileName,
    title: `Model ${version}`,
    initial_comment: `Model ${version} as one JSON document. It holds no client.`,
  });
};

/** The buttons that answer in direct messages. */
export const ADMIN_ANSWERS: Readonly<Partial<Record<AdminAction, AdminAnswer>>> = {
  model: modelStatistics,
  versions: async (edge, actor) => {
    const versions = await edge.services.listModels();
    await postDirectly(edge, actor.id, (look) => versionsMessage(versions, look));
  },
  exportModel,
  quality: withState((edge, userId, state) => postDirectly(edge, userId, () => dataQualityMessage(state))),
  jobs: withState((edge, userId, state) => postDirectly(edge, userId, () => jobsMessage(state))),
  bursts: async (edge, actor) => {
    const outcome = await edge.services.feedbackBursts({ actor });
    await postDirectly(edge, actor.id, ({ zone }) => burstsMessage(outcome, zone));
  },
  refresh: readWithProgress,
};
