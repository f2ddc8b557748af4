import type { App, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { ACTIVATE_SELECT, COMPARE_SELECT } from '../../../views/admin/versions-message.ts';
import { modelActivatedMessage, versionChangesMessage } from '../../../views/models/version-changes.ts';
import { answering } from '../answering.ts';
import type { Edge } from '../edge.ts';
import { asAdmin, askerOfAdminPress } from './as-admin.ts';
import { readWithProgress } from './heavy-work.ts';
import { postDirectly } from './post-directly.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction>;

const versionOfPress = ({ actions: [pressed] }: BlockAction): number | null => {
  const value = pressed?.type === 'static_select' ? pressed.selected_option?.value : undefined;
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : null;
};

/** What is chosen under the list of versions. */
export const registerVersions = (app: Pick<App, 'action'>, edge: Edge): void => {
  app.action<BlockAction>(
    ACTIVATE_SELECT,
    answering(edge, ACTIVATE_SELECT, askerOfAdminPress, async ({ ack, body }: PressArgs, asker) => {
      await ack();
      const version = versionOfPress(body);
      const actor = await asAdmin(edge, asker, 'models');
      if (!actor || version === null) return;
      const outcome = await edge.services.activateModel({ actor, version });
      await postDirectly(edge, actor.id, () => modelActivatedMessage(outcome));
      // Home, Explore and the digest speak of the segments under which the book was read.
      if (outcome.kind === 'activated') await readWithProgress(edge, actor);
    }),
  );
  app.action<BlockAction>(
    COMPARE_SELECT,
    answering(edge, COMPARE_SELECT, askerOfAdminPress, async ({ ack, body }: PressArgs, asker) => {
      await ack();
      const version = versionOfPress(body);
      const actor = await asAdmin(edge, asker, 'models');
      const now = (await edge.services.listModels()).find(({ active }) => active)?.version;
      if (!actor || version === null || now === undefined) return;
      const outcome = await edge.services.compareVersions(now, version);
      await postDirectly(edge, actor.id, () => versionChangesMessage(outcome));
    }),
  );
};
