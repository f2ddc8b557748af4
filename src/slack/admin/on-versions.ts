import { ACTIVATE_SELECT, COMPARE_SELECT } from '../../../views/admin/versions-message.ts';
import { modelActivatedMessage, versionChangesMessage } from '../../../views/models/version-changes.ts';
import type { Edge } from '../edge/edge.ts';
import type { On } from '../listener/on.ts';
import { type ReadsTheBook, readWithProgress } from './heavy-work.ts';
import { postDirectly } from './post-directly.ts';

export type ShowsVersions = ReadsTheBook & Edge<'activateModel' | 'listModels' | 'compareVersions'>;

const readVersion = (value: string | undefined): number | null => (value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : null);

/** The menus under the list of versions: activate one, compare one with the active one. */
export const onVersions = (on: On, edge: ShowsVersions): void => {
  on.press(ACTIVATE_SELECT)
    .admin('models')
    .answer(async ({ actor, value }) => {
      const version = readVersion(value);
      if (version === null) return;
      const outcome = await edge.services.activateModel({ actor, version });
      await postDirectly(edge, actor.id, () => modelActivatedMessage(outcome));
      // Home, breakdowns and the digest show the segments that were active when the book was last read.
      if (outcome.kind === 'activated') await readWithProgress(edge, actor);
    });
  on.press(COMPARE_SELECT)
    .admin('models')
    .answer(async ({ actor, value }) => {
      const version = readVersion(value);
      const now = (await edge.services.listModels()).find(({ active }) => active)?.version;
      if (version === null || now === undefined) return;
      const outcome = await edge.services.compareVersions(now, version);
      await postDirectly(edge, actor.id, () => versionChangesMessage(outcome));
    });
};
