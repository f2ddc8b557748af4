import { type Day, dayFromIso, isoFromDay } from '../advisor/units.ts';
import { dayOf } from '../day-of.ts';
import type { Dependencies } from '../deps.ts';
import { FailedError } from '../failed-error.ts';
import { UsageError } from '../usage-error.ts';
import { COMMAND_LINE } from '../usecases/actor.ts';
import { readClientId } from '../usecases/client-id.ts';
import type { Call, Command } from './command.ts';
import { readClientList } from './read-client-list.ts';
import { recommendationJson } from './recommendation-json.ts';
import { recommendationText } from './recommendation-text.ts';
import { table } from './table.ts';
import { untrained } from './untrained.ts';
import { withDependencies } from './with-dependencies.ts';

export const recommend: Command = {
  name: 'recommend',
  usage: 'recommend CLIENT | --clients FILE | --all  [--as-of DAY] [--new-types-only] [--json | --json-lines]',
  summary: 'What to offer one client, the clients listed in a file (an id a line), or everybody.',
  options: {
    clients: { type: 'string' },
    all: { type: 'boolean' },
    'as-of': { type: 'string' },
    'new-types-only': { type: 'boolean' },
    json: { type: 'boolean' },
    'json-lines': { type: 'boolean' },
  },
  positionals: [0, 1],
  run: async (call) => {
    const [client] = call.positionals;
    const file = call.text('clients');
    if ([client !== undefined, file !== null, call.flag('all')].filter(Boolean).length !== 1) {
      throw new UsageError('Say for whom: one client id, or --clients FILE, or --all.');
    }
    const asOf = readDay(call.text('as-of'));
    const ids = file === null ? null : await readClientList(file);
    await withDependencies(call.config, (dependencies) =>
      client === undefined ? many(call, dependencies, ids, asOf) : one(call, dependencies, client, asOf),
    );
  },
};

const readDay = (text: string | null): Day | null => {
  if (text === null) return null;
  const day = dayFromIso(text);
  if (day === null) throw new UsageError(`--as-of must be a day as YYYY-MM-DD, not "${text.slice(0, 40)}".`);
  if (day > dayOf(new Date()))
    throw new UsageError(`--as-of must not be a day of the future: nobody knows what will be on offer on ${text}.`);
  return day;
};

const SIMILAR = 3;

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}...` : text);

/** What to say of an id that nobody has, with ids that differ in letter case or at the end. */
const unknownClient = async (typed: string, { stores }: Dependencies): Promise<UsageError> => {
  const id = readClientId(typed);
  const similar = id ? await stores.profiles.search(id, 'all', SIMILAR) : [];
  const hint = similar.length > 0 ? ` Similar ids: ${similar.map((client) => client.clientId).join(', ')}.` : '';
  return new UsageError(`There is no client "${cut(typed.trim())}" in the book.${hint}`);
};

const one = async (call: Call, dependencies: Dependencies, typed: string, asOf: Day | null): Promise<void> => {
  const { adviseClient, stores, clock } = dependencies;
  const id = readClientId(typed);
  if (!id) throw await unknownClient(typed, dependencies);
  const outcome = await adviseClient({ actor: COMMAND_LINE, clientId: id, asOf, newTypesOnly: call.flag('new-types-only') });
  if (outcome.kind === 'untrained') throw untrained(outcome);
  if (outcome.kind === 'source-down') throw new FailedError(outcome.message);
  if (outcome.kind !== 'advised') throw await unknownClient(typed, dependencies);
  await stores.audit.append({
    at: clock.now(),
    actorId: COMMAND_LINE.id,
    action: 'client.recommend',
    clientId: id,
    detail: { model: outcome.advice.stored.version, asOf: isoFromDay(outcome.advice.recommendation.asOf) },
  });
  call.print(
    call.flag('json') || call.flag('json-lines') ? JSON.stringify(recommendationJson(outcome.advice)) : recommendationText(outcome.advice),
  );
};

const many = async (call: Call, { adviseMany }: Dependencies, ids: readonly string[] | null, asOf: Day | null): Promise<void> => {
  const outcome = await adviseMany({ actor: COMMAND_LINE, ids, asOf, newTypesOnly: call.flag('new-types-only') });
  if (outcome.kind === 'untrained') throw untrained(outcome);
  if (outcome.kind === 'source-down') throw new FailedError(outcome.message);
  const json = (advice: Parameters<typeof recommendationJson>[0] | { readonly unknown: string }) =>
    'unknown' in advice ? { client: { id: advice.unknown }, error: 'unknown client' } : recommendationJson(advice);
  if (call.flag('json-lines')) {
    for (const advice of outcome.clients) call.print(JSON.stringify(json(advice)));
    return;
  }
  if (call.flag('json')) {
    call.print(JSON.stringify([...outcome.clients].map(json)));
    return;
  }
  const rows = [...outcome.clients].map((advice) => {
    if ('unknown' in advice) return [cut(advice.unknown), 'unknown client', '', ''];
    const first = advice.recommendation.recommended[0];
    return [
      advice.profile.clientId,
      advice.recommendation.segment.name,
      first?.bondType ?? 'nothing suitable',
      first ? `${(first.probability * 100).toFixed(0)} %` : '',
    ];
  });
  call.print(table(['client', 'segment', 'first', 'probability'], rows));
};
