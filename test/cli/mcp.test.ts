import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import test, { type ExecutionContext } from 'ava';
import { startMcpHttp } from '../../src/cli/mcp/mcp-http.ts';
import { mcpServer } from '../../src/cli/mcp/mcp-server.ts';
import { TOOLS } from '../../src/cli/mcp/tools.ts';
import type { Dependencies } from '../../src/deps.ts';
import { COMMAND_LINE } from '../../src/usecases/actor/actor.ts';
import { BIN, bondAdvisor } from '../helpers/command-line.ts';
import { openTrainedProduct, temporaryFolder } from '../helpers/product.ts';

const PEOPLE = { ADMINS: 'UADMIN', ADVISORS: 'UADVISER,UOTHER' };

const partsOf = (product: Dependencies, onError: (error: unknown) => void = () => {}) => ({ ...product, onError });

const tokenFor = async ({ accessTokens }: Dependencies, person: string): Promise<string> => {
  const token = await accessTokens.issue(COMMAND_LINE, person);
  if (token === null) throw new Error(`${person} has no role`);
  return token;
};

const clientOver = async (t: ExecutionContext, transport: Transport): Promise<Client> => {
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(transport);
  t.teardown(() => client.close());
  return client;
};

/** A client that asks in a person's name, in this process. */
const asking = async (t: ExecutionContext, product: Dependencies, person: string, token?: string): Promise<Client> => {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const known = token ?? (await tokenFor(product, person));
  await mcpServer(
    partsOf(product, (error) => t.fail(String(error))),
    known,
  ).connect(ours);
  return clientOver(t, theirs);
};

interface Answer {
  readonly text: string;
  readonly isRefusal: boolean;
}

const call = async (client: Client, name: string, input: Readonly<Record<string, unknown>> = {}): Promise<Answer> => {
  const { content, isError } = (await client.callTool({ name, arguments: input })) as unknown as {
    content: [{ text: string }];
    isError?: boolean;
  };
  return { text: content[0].text, isRefusal: isError === true };
};

/** Gives an adviser the clients of the relationship manager of one client, and returns another manager's client. */
const giveClients = async (product: Dependencies): Promise<{ readonly own: string; readonly others: string }> => {
  const rows = await product.database
    .knex('advisor_profiles')
    .whereNotNull('relationship_manager_id')
    .orderBy('client_id')
    .select('client_id', 'relationship_manager_id');
  const [first] = rows;
  const other = rows.find((row) => row.relationship_manager_id !== first.relationship_manager_id);
  await product.stores.people.put({ slackUserId: 'UADVISER', role: 'advisor', relationshipManagerIds: [first.relationship_manager_id] });
  return { own: first.client_id, others: other.client_id };
};

/** Every tool that names clients, with an input that asks about one. */
const aboutClient = (client: string): ReadonlyArray<readonly [string, Readonly<Record<string, unknown>>]> => [
  ['recommend_bonds', { client }],
  ['show_client', { client }],
  ['compare_clients', { first: client, second: client.replace(/.$/, (digit) => String((Number(digit) + 1) % 10)) }],
  ['show_family', { client }],
  ['find_offers', { client }],
  ['quote_bond', { bond: 'INE001A07KU4', client }],
  ['build_ladder', { client, amount: '20 lakh', years: 3 }],
];

test('each tool says what it does, and whether it keeps anything: recommendations as shown, and votes', async (t) => {
  const product = await openTrainedProduct(t, PEOPLE);
  const { tools } = await (await asking(t, product, 'UADMIN')).listTools();
  t.deepEqual(
    tools.map(({ name }) => name),
    TOOLS.map(({ name }) => name),
  );
  t.deepEqual(
    tools.filter(({ annotations }) => annotations?.readOnlyHint !== true).map(({ name }) => name),
    ['recommend_bonds', 'give_feedback'],
  );
  t.true(tools.every(({ description, title }) => description && title));
});

test('a tool answers in the words of Slack, without its buttons, and the look is in the audit log in the person’s name', async (t) => {
  const product = await openTrainedProduct(t, PEOPLE);
  const client = await asking(t, product, 'UADMIN');
  const { text, isRefusal } = await call(client, 'recommend_bonds', { client: 'C_0042' });
  t.false(isRefusal);
  t.regex(text, /C_0042/);
  t.regex(text, /among what fits/);
  t.notRegex(text, /More …/);
  const row = await product.database.knex('advisor_audit').where({ action: 'client.recommend' }).first();
  t.is(row.actor_id, 'UADMIN');
  t.is(row.client_id, 'C_0042');
});

test('an adviser’s token shows the adviser’s own clients, and of others only what it says of an id that nobody has', async (t) => {
  const product = await openTrainedProduct(t, PEOPLE);
  const { own, others } = await giveClients(product);
  const client = await asking(t, product, 'UADVISER');
  for (const [tool, input] of aboutClient(own).filter(([tool]) => tool !== 'compare_clients')) {
    const { text } = await call(client, tool, input);
    t.notRegex(text, /^You have no client/, tool);
  }
  const names = (text: string): string => text.replaceAll(/C_\d{4}/g, 'C_x').replace(/Did you mean.*$|find_clients.*$/s, '');
  const [theirs, nobodys] = [aboutClient(others), aboutClient('C_9990')];
  for (const [at, [tool, input]] of theirs.entries()) {
    if (tool === 'quote_bond') continue;
    const { text, isRefusal } = await call(client, tool, input);
    t.true(isRefusal, tool);
    t.is(names(text), names((await call(client, tool, nobodys[at]?.[1] ?? {})).text), tool);
  }
  const { text: found } = await call(client, 'find_clients', { text: 'C_', limit: 50 });
  t.regex(found, new RegExp(own));
  t.notRegex(found, new RegExp(others));
  const calls = await call(client, 'list_calls');
  t.notRegex(calls.text, new RegExp(others));
  const refused = await product.database.knex('advisor_audit').where({ action: 'access.refused', actor_id: 'UADVISER' });
  t.true(refused.length >= 4);
});

test('what a person may see is asked again with each call, and a revoked token opens nothing', async (t) => {
  const product = await openTrainedProduct(t, PEOPLE);
  await product.stores.people.put({ slackUserId: 'UVISITOR', role: 'supervisor', relationshipManagerIds: [] });
  const token = await tokenFor(product, 'UVISITOR');
  const client = await asking(t, product, 'UVISITOR', token);
  t.false((await call(client, 'show_client', { client: 'C_0042' })).isRefusal);
  const admin = await product.services.whoIs('UADMIN');
  if (!admin) throw new Error('no admin');
  await product.stores.people.remove('UVISITOR');
  t.deepEqual(await call(client, 'show_client', { client: 'C_0042' }), {
    text: 'You have no role in Bond Advisor yet. An admin can give you one.',
    isRefusal: true,
  });
  await product.stores.people.put({ slackUserId: 'UVISITOR', role: 'supervisor', relationshipManagerIds: [] });
  t.is(await product.accessTokens.revoke(COMMAND_LINE, 'UVISITOR'), 1);
  await tokenFor(product, 'UVISITOR');
  await product.services.removePerson({ actor: admin, slackUserId: 'UVISITOR' });
  t.is(await product.accessTokens.revoke(COMMAND_LINE, 'UVISITOR'), 0, 'who is removed loses the tokens too');
  t.regex((await call(client, 'show_client', { client: 'C_0042' })).text, /opens nothing/);
  const actions = await product.database.knex('advisor_audit').where('action', 'like', 'token.%').orderBy('sequence').pluck('action');
  t.deepEqual(actions, ['token.issue', 'token.revoke', 'token.issue']);
});

test('a thumb counts once for its person, and not on another adviser’s recommendation', async (t) => {
  const product = await openTrainedProduct(t, PEOPLE);
  const { own, others } = await giveClients(product);
  const [adviser, admin] = [await asking(t, product, 'UADVISER'), await asking(t, product, 'UADMIN')];
  const recommendationOf = async (client: Client, id: string): Promise<string> =>
    /give_feedback: (\S+)/.exec((await call(client, 'recommend_bonds', { client: id })).text)?.[1] ?? '';
  const recommendation = await recommendationOf(adviser, own);
  t.false((await call(adviser, 'give_feedback', { recommendation, good: true })).isRefusal);
  t.false((await call(adviser, 'give_feedback', { recommendation, good: true })).isRefusal);
  t.like(await product.services.standingRecommendation(recommendation), { tally: { up: 1, down: 0 } });
  const foreign = await recommendationOf(admin, others);
  t.regex((await call(adviser, 'give_feedback', { recommendation: foreign, good: false })).text, /no such recommendation/);
  t.like(await product.services.standingRecommendation(foreign), { tally: { up: 0, down: 0 } });
});

test('a wrong input is answered with what would be right, and an error of ours without its cause', async (t) => {
  const product = await openTrainedProduct(t, PEOPLE);
  const client = await asking(t, product, 'UADMIN');
  const wrong = await call(client, 'build_ladder', { client: 'C_0042', amount: 'a lot', years: 3 }).catch((error: Error) => error.message);
  t.regex(JSON.stringify(wrong), /must be rupees/);
  t.regex((await call(client, 'quote_bond', { bond: 'X', nominal: '1 lakh', amount: '1 lakh' })).text, /not both/);
  const errors: unknown[] = [];
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const broken = { ...product.services, whoIs: async () => Promise.reject(new Error('secret')) };
  await mcpServer({ ...partsOf(product, (error) => errors.push(error)), services: broken }, await tokenFor(product, 'UADMIN')).connect(
    ours,
  );
  const { text, isRefusal } = await call(await clientOver(t, theirs), 'list_calls');
  t.true(isRefusal);
  t.notRegex(text, /secret/);
  t.is(errors.length, 1);
});

test('by HTTP, the token is in the header, and without it nothing is told, not even which tools there are', async (t) => {
  const product = await openTrainedProduct(t, PEOPLE);
  const server = await startMcpHttp(partsOf(product), '127.0.0.1', 0);
  t.teardown(server.close);
  const url = new URL(`http://127.0.0.1:${server.port}/mcp`);
  const authorization = `Bearer ${await tokenFor(product, 'UADMIN')}`;
  const transport = new StreamableHTTPClientTransport(url, { requestInit: { headers: { authorization } } });
  const client = await clientOver(t, transport as Transport);
  t.regex((await call(client, 'show_client', { client: 'C_0042' })).text, /^C_0042/);
  const status = async (init: RequestInit, path = '/mcp'): Promise<number> => (await fetch(new URL(path, url), init)).status;
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
  t.is(await status({ method: 'POST', body }), 401);
  t.is(await status({ method: 'POST', body, headers: { authorization: 'Bearer wrong' } }), 401);
  t.is(await status({ method: 'POST', body, headers: { authorization, origin: 'https://example.com' } }), 403);
  t.is(await status({ headers: { authorization } }), 405);
  t.is(await status({ headers: { authorization } }, '/other'), 404);
});

test('on standard input and output, a process answers the client that started it', async (t) => {
  const product = await openTrainedProduct(t, PEOPLE);
  const environment = { DATABASE_URL: product.config.databaseUrl, LOG_LEVEL: 'silent', ...PEOPLE };
  const folder = temporaryFolder(t);
  const refused = await bondAdvisor(['mcp'], { folder, environment });
  t.is(refused.status, 2);
  t.regex(refused.stderr, /MCP_TOKEN must hold/);
  const issued = await bondAdvisor(['mcp', '--token-for', 'UADMIN'], { folder, environment });
  t.regex(issued.stdout, /^bond-[\w-]{43}\n$/);
  t.regex((await bondAdvisor(['mcp', '--tokens'], { folder, environment })).stdout, /UADMIN/);
  t.is((await bondAdvisor(['mcp', '--token-for', 'USTRANGER'], { folder, environment })).status, 2);
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [BIN, 'mcp'],
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...environment, MCP_TOKEN: issued.stdout.trim() },
  });
  const client = await clientOver(t, transport);
  t.regex((await call(client, 'find_clients', { text: 'C_004', limit: 2 })).text, /^C_0040 · /);
  await client.close();
  t.regex((await bondAdvisor(['mcp', '--revoke', 'UADMIN'], { folder, environment })).stdout, /One token is revoked/);
});
