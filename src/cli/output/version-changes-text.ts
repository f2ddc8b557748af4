import { changeSections } from '../../../views/models/version-change-sections.ts';
import type { VersionChanges } from '../../usecases/models/compare-versions.ts';

/** What changed between two versions, as text for a terminal. */
export const versionChangesText = (changes: VersionChanges): string =>
  [
    `From model ${changes.before.version} to model ${changes.after.version}`,
    ...changeSections(changes).flatMap(({ heading, lines }) => ['', heading, ...lines.map((line) => `  ${line}`)]),
  ].join('\n');
