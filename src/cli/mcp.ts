import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { dateTimeOf } from '../../views/blocks/format.ts';
import type { Dependencies } from '../deps.ts';
import { UsageError } from '../faults/usage-error.ts';
import { COMMAND_LINE } from '../usecases/actor/actor.ts';
import type { Call, Run } from './command.ts';
import { startMcpHttp } from './mcp/mcp-http.ts';
import { type McpParts, mcpServer } from './mcp/mcp-server.ts';
import { table } from './output/table.ts';
import { withDependencies } from './with-dependencies.ts';

const HIGHEST_PORT = 65_535;

export const run: Run = async (call) => {
  const [person, revoked, port] = [call.text('token-for'), call.text('revoke'), call.whole('http', 0)];
  if ([person !== null, revoked !== null, call.flag('tokens'), port !== null].filter(Boolean).length > 1)
    throw new UsageError(`Give one of --http, --token-for, --tokens and --revoke.\n${call.usage}`);
  if (port !== null && port > HIGHEST_PORT) throw new UsageError(`--http must be a port number up to ${HIGHEST_PORT}.`);
  await withDependencies(
    call.config,
    async (dependencies) => {
      if (person !== null) return issue(call, dependencies, person);
      if (revoked !== null) return revoke(call, dependencies, revoked);
      if (call.flag('tokens')) return list(call, dependencies);
      return port === null ? serveHere(call, dependencies) : serveByHttp(call, dependencies, port);
    },
    { endsWithAnswer: false },
  );
};

const issue = async ({ print, remark }: Call, { accessTokens }: Dependencies, person: string): Promise<void> => {
  const token = await accessTokens.issue(COMMAND_LINE, person);
  if (token === null)
    throw new UsageError(`${person.slice(0, 40)} has no role, so a token would open nothing. Give a role first, in /bond-admin.`);
  remark(`This is ${person}'s access token. It can't be shown again; whoever has it sees what ${person} may see.`);
  print(token);
};

const revoke = async ({ print }: Call, { accessTokens }: Dependencies, person: string): Promise<void> => {
  const revoked = await accessTokens.revoke(COMMAND_LINE, person);
  if (revoked === 0) throw new UsageError(`${person.slice(0, 40)} has no access token. "mcp --tokens" lists who has one.`);
  print(`${revoked === 1 ? 'One token is' : `${revoked} tokens are`} revoked, and no longer ${revoked === 1 ? 'opens' : 'open'} anything.`);
};

const list = async ({ print, config }: Call, { accessTokens }: Dependencies): Promise<void> => {
  const tokens = await accessTokens.list();
  print(
    tokens.length === 0
      ? 'Nobody has an access token. "mcp --token-for PERSON" issues one.'
      : table(
          ['person', 'issued'],
          tokens.map(({ slackUserId, issuedAt }) => [slackUserId, dateTimeOf(issuedAt, config.timeZone)]),
        ),
  );
};

const partsOf = (dependencies: Dependencies): McpParts => ({
  ...dependencies,
  onError: (error, tool) =>
    dependencies.log.error({ tool, error: error instanceof Error ? error.message : String(error) }, 'a tool failed'),
});

/** Resolves when somebody stops us. */
const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
  });

/** Resolves when whoever started us has gone. */
const left = (): Promise<void> => new Promise((resolve) => process.stdin.on('end', resolve));

/** Standard input and output belong to the client, so nothing else is printed. */
const serveHere = async ({ config }: Call, dependencies: Dependencies): Promise<void> => {
  if (config.mcpToken === null)
    throw new UsageError('MCP_TOKEN must hold the access token of the person who asks. "mcp --token-for PERSON" issues one.');
  const server = mcpServer(partsOf(dependencies), config.mcpToken);
  await server.connect(new StdioServerTransport());
  await Promise.race([stopped(), left()]);
  await server.close();
};

const serveByHttp = async ({ config, remark }: Call, dependencies: Dependencies, port: number): Promise<void> => {
  const server = await startMcpHttp(partsOf(dependencies), config.host, port);
  remark(`Tools are served at http://${config.host}:${server.port}/mcp.`);
  await stopped();
  await server.close();
};
