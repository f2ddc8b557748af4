import { oldBookInWords } from '../advisor/calendar/book-days-in-words.ts';
import type { Dependencies } from '../deps.ts';
import { FailedError } from '../faults/failed-error.ts';
import { UsageError } from '../faults/usage-error.ts';
import { COMMAND_LINE } from '../usecases/actor/actor.ts';
import type { Call, Run } from './command.ts';
import { busyWords } from './output/busy-words.ts';
import { modelTable } from './output/model-table.ts';
import { versionChangesText } from './output/version-changes-text.ts';
import { withDependencies } from './with-dependencies.ts';

export const run: Run = async (call) => {
  const [verb = 'list', ...wanted] = call.positionals;
  const work = Object.hasOwn(WORK, verb) ? WORK[verb] : undefined;
  if (!work || wanted.length !== work.versions || !wanted.every((version) => /^\d{1,15}$/.test(version))) {
    throw new UsageError(
      `Say "models" to list the versions, "models activate VERSION", "models compare A B" or "models export VERSION", with version numbers from that list.`,
    );
  }
  await withDependencies(call.config, (dependencies) => work.run(call, dependencies, wanted.map(Number)));
};

type Parts = Pick<Dependencies, 'services' | 'refresh'>;
type Work = (call: Call, parts: Parts, versions: readonly number[]) => Promise<void>;

/** What's said of an old book; null if it's recent. */
const oldBookOf = async ({ services }: Parts): Promise<string | null> => {
  const old = await services.oldBook();
  return old && oldBookInWords(old);
};

const list: Work = async ({ flag, print, config }, parts) => {
  const [versions, oldBook] = [await parts.services.listModels(), await oldBookOf(parts)];
  if (flag('json')) {
    print(JSON.stringify({ versions, oldBook }));
    return;
  }
  print(versions.length === 0 ? 'There’s no model yet. "train" makes the first.' : modelTable(versions, config.timeZone));
  if (oldBook) print(`\n${oldBook}`);
};

/**
 * Home, Explore and the digest use the segments from the last reading of the book, so we read it again. The version serves whether or not
 * that works.
 */
const readAnew = async (refresh: Parts['refresh'], zone: string): Promise<{ readonly kind: string; readonly says: string }> => {
  const came = await refresh(COMMAND_LINE.id).catch((error: Error) => ({ kind: 'failed' as const, message: error.message }));
  const later = 'The segments on Home, in Explore and in the digest follow with the next reading (nightly, or by an admin in /bond-admin).';
  switch (came.kind) {
    case 'refreshed':
      return { kind: came.kind, says: 'The book was read again: Home, Explore and the digest show its segments.' };
    case 'busy':
      return { kind: came.kind, says: `The book wasn't read again: ${busyWords(came, zone)}\n${later}` };
    case 'empty':
      return { kind: came.kind, says: `The book has no usable trades. ${later}` };
    default:
      return { kind: came.kind, says: `The book wasn't read again: ${came.message}\n${later}` };
  }
};

const activate: Work = async ({ flag, print, config }, parts, [version = 0]) => {
  const { services, refresh } = parts;
  const outcome = await services.activateModel({ actor: COMMAND_LINE, version });
  if (outcome.kind === 'refused-by-gate') {
    throw new FailedError(`Version ${version} didn't pass its gate and isn't used: ${outcome.reasons}.`);
  }
  if (outcome.kind !== 'activated' && outcome.kind !== 'already-active') throw cannotBeHad(outcome);
  const changes = outcome.kind === 'activated' ? outcome.changes : null;
  const versions = await services.listModels();
  const reading = outcome.kind === 'activated' ? await readAnew(refresh, config.timeZone) : null;
  const oldBook = await oldBookOf(parts);
  if (flag('json')) {
    print(JSON.stringify({ versions, changes, reading: reading?.kind ?? null, oldBook }));
    return;
  }
  print(outcome.kind === 'activated' ? `Version ${version} is active.` : `Version ${version} is active already.`);
  if (reading) print(reading.says);
  if (changes) print(`\n${versionChangesText(changes)}`);
  print(`\n${modelTable(versions, config.timeZone)}`);
  if (oldBook) print(`\n${oldBook}`);
};

const compare: Work = async ({ flag, print }, parts, [before = 0, after = 0]) => {
  const outcome = await parts.services.compareVersions(before, after);
  if (outcome.kind !== 'compared') throw cannotBeHad(outcome);
  const oldBook = await oldBookOf(parts);
  print(flag('json') ? JSON.stringify({ ...outcome.changes, oldBook }) : versionChangesText(outcome.changes));
  if (oldBook && !flag('json')) print(`\n${oldBook}`);
};

const exportVersion: Work = async ({ print }, { services }, [version = 0]) => {
  const outcome = await services.exportModel({ actor: COMMAND_LINE, version });
  if (outcome.kind !== 'exported') throw cannotBeHad(outcome);
  print(new TextDecoder().decode(outcome.bytes).trimEnd());
};

const WORK: Readonly<Record<string, { readonly versions: number; readonly run: Work }>> = {
  list: { versions: 0, run: list },
  activate: { versions: 1, run: activate },
  compare: { versions: 2, run: compare },
  export: { versions: 1, run: exportVersion },
};

const cannotBeHad = (
  outcome:
    | { readonly kind: 'unknown-version'; readonly version: number }
    | { readonly kind: 'damaged-version'; readonly version: number; readonly reason: string }
    | { readonly kind: 'not-allowed' },
): Error => {
  if (outcome.kind === 'unknown-version') return new UsageError(`There’s no version ${outcome.version}. "models" lists those there are.`);
  return new FailedError(outcome.kind === 'damaged-version' ? outcome.reason : 'Only an admin may do that.');
};
