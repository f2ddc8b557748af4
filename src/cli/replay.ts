import { oldBookInWords } from '../advisor/calendar/book-days-in-words.ts';
import { withMinus, withSign } from '../advisor/signed.ts';
import { UsageError } from '../faults/usage-error.ts';
import { COMMAND_LINE } from '../usecases/actor/actor.ts';
import type { KnownAdvisor, ReplayWithoutOutcome } from '../usecases/feedback/replay-without.ts';
import type { Run } from './command.ts';
import { counted } from './output/counted.ts';
import { table } from './output/table.ts';
import { untrained } from './output/untrained.ts';
import { withDependencies } from './with-dependencies.ts';

const MOST_NAMED = 20;

export const run: Run = async ({ usage, config, text, flag, print }) => {
  const advisor = text('without')?.trim();
  if (!advisor) throw new UsageError(`Say without whom: --without ADVISOR.\n${usage}`);
  await withDependencies(config, async ({ services, stores, clock }) => {
    const outcome = await services.replayWithout(advisor);
    if (outcome.kind === 'untrained') throw untrained(outcome);
    if (outcome.kind === 'unknown-advisor') throw new UsageError(unknownAdvisor(advisor, outcome.known));
    const detail = { without: advisor, version: outcome.version };
    await stores.audit.append({ at: clock.now(), actorId: COMMAND_LINE.id, action: 'feedback.replay', clientId: null, detail });
    const old = await services.oldBook();
    const oldBook = old && oldBookInWords(old);
    print(flag('json') ? JSON.stringify({ ...replayJson(advisor, outcome), oldBook }) : replayText(advisor, outcome));
    if (oldBook && !flag('json')) print(`\n${oldBook}`);
  });
};

const unknownAdvisor = (asked: string, known: readonly KnownAdvisor[]): string => {
  const nobody = `Nobody with the id "${asked.slice(0, 40)}" has given feedback.`;
  if (known.length === 0) return `${nobody} Nobody has yet.`;
  const named = known.slice(0, MOST_NAMED).map(({ advisorId, signs }) => `${advisorId} (${counted(signs, 'sign')})`);
  const more = known.length > MOST_NAMED ? `, and ${known.length - MOST_NAMED} more` : '';
  return `${nobody} These have: ${named.join(', ')}${more}.`;
};

type Replayed = Extract<ReplayWithoutOutcome, { readonly kind: 'replayed' }>;

const replayJson = (without: string, { version, signs, cells, othersCells, qTable }: Replayed) => ({
  without,
  model: { version },
  signs,
  cells,
  othersCells,
  qTable,
});

const DECIMALS = 4;

const replayText = (without: string, { version, signs, cells, othersCells }: Replayed): string => {
  const stand = `${counted(signs, 'sign')} of ${without} ${signs === 1 ? 'stands' : 'stand'}`;
  if (cells.length === 0) return `${stand}, and without ${signs === 1 ? 'it' : 'them'} the Q-table of model ${version} would be the same.`;
  const differ = `would differ in ${cells.length === 1 ? 'one cell' : `${cells.length} cells`}`;
  const title = `${stand}. Without ${signs === 1 ? 'it' : 'them'} the Q-table of model ${version} ${differ}, as their own clients see it:`;
  if (othersCells.length === 0)
    return [title, '', cellTable(cells), '', 'For everybody else’s clients nothing would differ: no other adviser agrees.'].join('\n');
  return [title, '', cellTable(cells), '', 'As everybody else’s clients see it:', '', cellTable(othersCells)].join('\n');
};

const cellTable = (cells: Replayed['cells']): string =>
  table(
    ['segment', 'bond type', 'with', 'without', 'difference'],
    cells.map(({ segment, bondType, before, after }) => [
      segment,
      bondType,
      withMinus(before.toFixed(DECIMALS)),
      withMinus(after.toFixed(DECIMALS)),
      withSign((after - before).toFixed(DECIMALS)),
    ]),
  );
