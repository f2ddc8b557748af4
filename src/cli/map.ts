import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Database, openDatabase } from '../data/database.ts';
import { FileError } from '../data/files/file-error.ts';
import type { Mapping } from '../data/mapping/mapping.ts';
import { readMappingFile } from '../data/mapping/read-mapping-file.ts';
import { dryRun } from '../data/proposing/dry-run.ts';
import { type LookedAtDatabase, lookAtDatabase, type UntilAnswered } from '../data/proposing/look-at-database.ts';
import { mappingText } from '../data/proposing/mapping-text.ts';
import { isOfProfiles, proposeFile } from '../data/proposing/propose-file.ts';
import { TERMINAL } from '../data/query-limits.ts';
import { inWords } from '../data/understanding/refused.ts';
import { UsageError } from '../faults/usage-error.ts';
import { readHolidays } from '../holidays.ts';
import type { Answers, DryRun, Question } from '../usecases/ports/loading/book-loader.ts';
import { deskCalendar } from '../usecases/serving/desk-calendar.ts';
import { acceptedLoss } from './asking/accepted-loss.ts';
import { agreed, answersOf, askAll } from './asking/ask.ts';
import type { Call, Run } from './command.ts';
import { dryRunLines, type Found, foundLines } from './output/map-text.ts';

const DEFAULT_OUT = 'mapping.yaml';

/** What was looked at: a file or the database, what's in it, and what reading it would give. */
interface Looked extends Found {
  readonly kind: string;
  /** Null where it's part of the next place's. */
  readonly dryRun: DryRun | null;
}

export const run: Run = async (call) => {
  const out = call.text('out') ?? DEFAULT_OUT;
  if (call.flag('database') === call.positionals.length > 0) throw new UsageError(`map needs files, or --database.\n${call.usage}`);
  const base = existsSync(out) ? readMappingFile(out) : null;
  if (base) call.remark(`What "${out}" says stays: only what's new is asked.`);
  const { looked, mapping } = await looking(call, base);
  if (call.flag('json'))
    call.print(JSON.stringify({ places: looked.map(({ place, ...rest }) => ({ place, ...rest })), mapping, writtenTo: out }));
  else
    for (const { dryRun: result, ...found } of looked)
      for (const line of ['', ...foundLines(found), ...(result ? ['', ...dryRunLines(result)] : [])]) call.print(line);
  const refused = looked.find(({ dryRun: result }) => result?.refused);
  if (refused && call.flag('yes'))
    throw new UsageError(`"${refused.place}" would be refused: ${refused.dryRun?.refused?.reason} Nothing was written.`);
  if (!(await agreed(call, `Write ${out}?`))) throw new UsageError('Nothing was written.');
  writeFileSync(out, mappingText(mapping), { mode: 0o600 });
  if (!call.flag('json')) for (const line of next(call, out, looked)) call.print(line);
};

/** How a file of each kind is loaded. A list of bonds isn't a book: it says what's on offer. */
const LOADING: Readonly<Record<string, (file: string, out: string) => string>> = {
  trades: (file, out) => `bond-advisor import ${file} --mapping ${out}, then train.`,
  offers: (file, out) =>
    `these are bonds on offer, not trades. Load them next to a book: bond-advisor import --offers ${file} --mapping ${out}.`,
  profiles: (file, out) =>
    `these are recorded risk profiles, not trades. Record them next to a book: bond-advisor import --profiles ${file} --mapping ${out}.`,
  clients: (file, out) =>
    `these are clients, not trades. Load them next to a book: bond-advisor import --clients ${file} --mapping ${out}.`,
};

const next = (call: Call, out: string, looked: readonly Looked[]): readonly string[] =>
  call.flag('database')
    ? ['', `Written: ${out}. Set SOURCE_MAPPING=${out}, then check it with "bond-advisor doctor" and learn with "bond-advisor train".`]
    : ['', `Written: ${out}.`, ...looked.map(({ kind }, at) => `Next: ${(LOADING[kind] ?? String)(call.positionals[at] as string, out)}`)];

const looking = async (call: Call, base: Mapping | null): Promise<{ readonly looked: readonly Looked[]; readonly mapping: Mapping }> => {
  const { config } = call;
  const calendar = deskCalendar({ now: () => new Date() }, config.timeZone, readHolidays(config.holidaysFile));
  const until = asking(call);
  if (call.flag('database')) return lookingAtDatabase(call, (database) => lookAtDatabase(database, base, calendar, until));
  let mapping = base;
  const looked: Looked[] = [];
  const lossAllowed = acceptedLoss(call);
  for (const file of call.positionals) {
    const proposed = await until((answers) => proposeFile(file, { base: mapping, answers, zone: config.timeZone })).catch(
      (error: unknown) => {
        throw error instanceof FileError ? new UsageError(`${error.message} ${error.mend}`) : error;
      },
    );
    mapping = proposed.mapping;
    const { opened, kind, columns, ignored } = proposed;
    if (opened === null) throw new UsageError(proposed.doubts.map((doubt) => `"${file}": ${inWords(doubt)}`).join('\n'));
    const run = await dryRun(opened, { mapping, calendar, ...(lossAllowed !== null && { lossAllowed }) });
    looked.push({ place: basename(file), kind: isOfProfiles(proposed) ? 'profiles' : kind, columns, ignored, dryRun: run });
  }
  return { looked, mapping: mapping as Mapping };
};

const lookingAtDatabase = async (call: Call, look: (database: Database) => Promise<LookedAtDatabase>) => {
  const database = openDatabase(call.config.sourceDatabaseUrl, { limits: TERMINAL });
  try {
    const { mapping, places, dryRun: run } = await look(database);
    return { looked: places.map((place, at) => ({ ...place, kind: 'database', dryRun: at === places.length - 1 ? run : null })), mapping };
  } finally {
    await database.close();
  }
};

/** Asks what's open, until nothing is. */
const asking = (call: Call): UntilAnswered => {
  let answers: Answers = answersOf(call);
  return async (propose) => {
    for (let before: readonly Question[] = []; ; ) {
      const proposed = await propose(answers);
      if (proposed.questions.length === 0) return proposed;
      const again = proposed.questions.find(({ id }) => before.some((question) => question.id === id));
      if (again) throw new UsageError(`The answer to "${again.id}" doesn't settle it. ${again.evidence}`);
      answers = await askAll(proposed.questions, answers);
      before = proposed.questions;
    }
  };
};
