import { userInfo } from 'node:os';
import { dayFromIso } from '../advisor/units.ts';
import { importBook, keepRowsYoung } from '../data/import/import-book.ts';
import { importClients } from '../data/import/import-clients.ts';
import { importOffers } from '../data/import/import-offers.ts';
import { importProfiles } from '../data/import/import-profiles.ts';
import { pastImports, undoImport } from '../data/import/undo-import.ts';
import { readMappingFile } from '../data/mapping/read-mapping-file.ts';
import { inWords } from '../data/understanding/refused.ts';
import { UsageError } from '../faults/usage-error.ts';
import { COMMAND_LINE } from '../usecases/actor/actor.ts';
import { acceptedLoss } from './asking/accepted-loss.ts';
import type { Call, Run } from './command.ts';
import { clientsJson, clientsLines, historyLine, importJson, importLines } from './output/import-text.ts';
import { offersJson, offersLines } from './output/offers-text.ts';
import { profilesJson, profilesLines } from './output/profiles-text.ts';
import { refuseReadOnlySource } from './refuse-read-only-source.ts';
import { withDependencies } from './with-dependencies.ts';

export const run: Run = async (call) => {
  if (call.flag('history')) return showHistory(call);
  if (call.flag('undo')) return undo(call);
  const profilesFile = call.text('profiles');
  if (profilesFile !== null) await readProfiles(call, profilesFile);
  const offersFile = call.text('offers');
  if (offersFile !== null) await readOffers(call, offersFile);
  const tradesFile = call.positionals[0];
  const clientsFile = call.text('clients');
  if (tradesFile === undefined && clientsFile !== null) return readClientsAlone(call, clientsFile);
  if (tradesFile === undefined && (offersFile !== null || profilesFile !== null)) return;
  if (tradesFile === undefined) throw new UsageError(`import needs a file.\n${call.usage}`);
  const acceptLoss = acceptedLoss(call);
  const mappingFile = call.text('mapping');
  const mapping = mappingFile === null ? null : readMappingFile(mappingFile);
  const dryRun = call.flag('dry-run');
  if (call.flag('replace') && call.flag('replace-period')) throw new UsageError('Give --replace or --replace-period, not both.');
  refuseReadOnlySource(call.config);
  await withDependencies(call.config, async ({ sourceDatabase, clock, calendar, bookDay }) => {
    keepRowsYoung();
    const outcome = await importBook(sourceDatabase, {
      tradesFile,
      ...(clientsFile !== null && { clientsFile }),
      mapping,
      replace: call.flag('replace') ? 'everything' : call.flag('replace-period') ? 'period' : 'nothing',
      dryRun,
      acceptLoss,
      who: userInfo().username,
      now: clock.now(),
      calendar,
    });
    if (call.flag('json')) call.print(JSON.stringify(importJson(outcome, dryRun)));
    if (outcome.kind === 'refused') throw new UsageError(`${inWords(outcome.doubt)} Nothing was imported.`);
    // What the next answer says of the book's day. If it can't be told now, a training tells it.
    if (!dryRun) await bookDay.read().catch(() => {});
    if (call.flag('json')) return;
    for (const line of importLines(outcome, dryRun)) call.print(line);
    if (!dryRun) call.print('Next: train.');
  });
};

/** Loads a file of clients next to the book that's there. */
const readClientsAlone = async (call: Call, clientsFile: string): Promise<void> => {
  const [mappingFile, dryRun] = [call.text('mapping'), call.flag('dry-run')];
  if (call.flag('replace') || call.flag('replace-period')) throw new UsageError('--replace and --replace-period need a file of trades.');
  refuseReadOnlySource(call.config);
  await withDependencies(call.config, async ({ sourceDatabase, clock, calendar }) => {
    const outcome = await importClients(sourceDatabase, {
      clientsFile,
      mapping: mappingFile === null ? null : readMappingFile(mappingFile),
      dryRun,
      acceptLoss: acceptedLoss(call),
      who: userInfo().username,
      now: clock.now(),
      calendar,
    });
    if (call.flag('json')) call.print(JSON.stringify(clientsJson(outcome)));
    if (outcome.kind === 'refused') throw new UsageError(`${inWords(outcome.doubt)} Nothing was imported.`);
    if (call.flag('json')) return;
    for (const line of clientsLines(outcome, dryRun)) call.print(line);
    if (!dryRun) call.print('Next: train.');
  });
};

/** Loads the desk's sheet of bonds on offer, which goes into the product's own tables, whatever layout the book has. */
const readOffers = async (call: Call, file: string): Promise<void> => {
  const [mappingFile, until, acceptLoss] = [call.text('mapping'), call.text('valid-until'), acceptedLoss(call)];
  const day = until === null ? null : dayFromIso(until);
  if (until !== null && day === null)
    throw new UsageError(`--valid-until must be a day such as 2026-12-01, not "${until}".\n${call.usage}`);
  await withDependencies(call.config, async ({ sourceDatabase, stores, clock, calendar }) => {
    const outcome = await importOffers(sourceDatabase, stores.offerSheets, {
      file,
      mapping: mappingFile === null ? null : readMappingFile(mappingFile),
      zone: calendar.zone,
      validUntil: day ?? calendar.settlementDay(calendar.today()),
      acceptLoss,
      dryRun: call.flag('dry-run'),
      who: userInfo().username,
      now: clock.now(),
    });
    const alone = call.positionals.length === 0 && call.text('clients') === null;
    if (call.flag('json') && alone) call.print(JSON.stringify(offersJson(outcome)));
    if (outcome.kind === 'refused') throw new UsageError(`${inWords(outcome.doubt)} Nothing was imported.`);
    if (!call.flag('json')) for (const line of offersLines(outcome)) call.print(line);
  });
};

/** Loads recorded risk profiles, which go into the product's own tables, whatever layout the book has. */
const readProfiles = async (call: Call, file: string): Promise<void> => {
  const [mappingFile, acceptLoss, dryRun] = [call.text('mapping'), acceptedLoss(call), call.flag('dry-run')];
  await withDependencies(call.config, async ({ spelledClients, stores, clock, calendar, newId }) => {
    const now = clock.now();
    const who = userInfo().username;
    const outcome = await importProfiles(stores.riskProfiles, {
      file,
      mapping: mappingFile === null ? null : readMappingFile(mappingFile),
      zone: calendar.zone,
      today: calendar.today(),
      acceptLoss,
      dryRun,
      who,
      now,
      newId,
      spelled: spelledClients,
    });
    const alone = call.positionals.length === 0 && call.text('offers') === null;
    if (call.flag('json') && alone) call.print(JSON.stringify(profilesJson(outcome)));
    if (outcome.kind === 'refused') throw new UsageError(`${inWords(outcome.doubt)} Nothing was recorded.`);
    if (!dryRun) {
      const { digest, taken, bands } = outcome;
      const detail = { who, file: outcome.file, fingerprint: digest, taken, ...bands };
      await stores.audit.append({ at: now, actorId: COMMAND_LINE.id, action: 'profile.import', clientId: null, detail });
    }
    if (!call.flag('json')) for (const line of profilesLines(outcome, dryRun)) call.print(line);
  });
};

const showHistory = (call: Call): Promise<void> =>
  withDependencies(call.config, async ({ sourceDatabase, config }) => {
    const imports = await pastImports(sourceDatabase);
    if (call.flag('json')) call.print(JSON.stringify(imports));
    else if (imports.length === 0) call.print('Nothing was imported.');
    else for (const each of imports) call.print(historyLine(each, config.timeZone));
  });

const undo = (call: Call): Promise<void> => {
  refuseReadOnlySource(call.config);
  return withDependencies(call.config, async ({ sourceDatabase, bookDay }) => {
    const undone = await undoImport(sourceDatabase);
    if (undone === null) throw new UsageError('Only the last import can be undone, and there’s none. See import --history.');
    await bookDay.read().catch(() => {});
    if (call.flag('json')) call.print(JSON.stringify(undone));
    else call.print(`Undone: "${undone.undone.file}", ${undone.trades} trades. What it replaced is back. Next: train.`);
  });
};
