import { dataQualityMessage } from '../../../views/admin/data-quality-message.ts';
import { versionsMessage } from '../../../views/admin/versions-message.ts';
import { versionChangesMessage } from '../../../views/models/version-changes.ts';
import type { Dependencies } from '../../deps.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import { modelTable } from '../output/model-table.ts';
import { versionChangesText } from '../output/version-changes-text.ts';
import { LOOKS, type MadeSurface, made } from './made-surface.ts';

/** What the active version changed, if it was trained while another was active. */
const surfacesOfChange = async ({ services, activeModel }: Dependencies): Promise<readonly MadeSurface[]> => {
  const active = await activeModel.current();
  if (!active?.model.drift) return [];
  const compared = await services.compareVersions(active.model.drift.version, active.version);
  if (compared.kind !== 'compared') return [];
  return [
    made('version changes', () => versionChangesMessage(compared)),
    made('version changes in a terminal', () => ({ text: versionChangesText(compared.changes) })),
  ];
};

/** What admins see of the versions and of the book's quality. Empty for everyone else. */
export const surfacesOfAdministration = async (product: Dependencies, actor: Actor): Promise<readonly MadeSurface[]> => {
  const { services, calendar } = product;
  const state = await services.adminState({ actor });
  if (state.kind !== 'state') return [];
  return [
    made('data quality', () => dataQualityMessage(state)),
    ...LOOKS.map((look) => made('versions', () => versionsMessage(state.versions, { ...look, zone: calendar.zone }))),
    made('versions in a terminal', () => ({ text: modelTable(state.versions, calendar.zone) })),
    ...(await surfacesOfChange(product)),
  ];
};
