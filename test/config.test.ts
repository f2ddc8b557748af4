import test from 'ava';
import { ConfigError, parseConfig } from '../src/config.ts';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    parseConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

test('an empty environment is the playground on the embedded database', (t) => {
  const config = parseConfig({});
  t.deepEqual(config.slack, { kind: 'playground' });
  t.is(config.databaseUrl, 'sqlite:data/bond-advisor.sqlite');
  t.is(config.sourceDatabaseUrl, config.databaseUrl);
  t.is(config.port, 3000);
  t.is(config.host, '127.0.0.1');
});

test('an empty variable counts as unset', (t) => {
  t.deepEqual(parseConfig({ SLACK_BOT_TOKEN: '', PORT: ' ' }), parseConfig({}));
});

test('bot and app token together are Socket Mode, bot token and signing secret are HTTP, all three are Socket Mode', (t) => {
  const [bot, app, secret] = ['xoxb-1', 'xapp-1', 'signing-secret'];
  t.is(parseConfig({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app }).slack.kind, 'socket');
  t.is(parseConfig({ SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: secret }).slack.kind, 'http');
  t.is(parseConfig({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret }).slack.kind, 'socket');
});

test('some but not all tokens is a problem that names what is missing', (t) => {
  t.regex(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1' }).join(), /SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/);
  t.regex(problemsOf({ SLACK_APP_TOKEN: 'xapp-1' }).join(), /SLACK_BOT_TOKEN is missing/);
  t.regex(problemsOf({ SLACK_SIGNING_SECRET: 'signing-secret' }).join(), /SLACK_BOT_TOKEN is missing/);
});

test('all problems come in one message, by name, and no value is repeated', (t) => {
  const environment = {
    SLACK_BOT_TOKEN: 'hunter2',
    SLACK_APP_TOKEN: 'hunter3',
    PORT: 'hunter4',
    DATABASE_URL: 'postgres://user:hunter5@host/db',
    SOURCE_LAYOUT: 'hunter6',
    TZ_NAME: 'Hunter/Seven',
    DIGEST_CRON: 'hunter8',
    LOG_LEVEL: 'hunter9',
    ADMINS: 'hunter10',
    QUICKCHART_URL: 'https://quickchart.io/',
  };
  const error = t.throws(() => parseConfig(environment), { instanceOf: ConfigError });
  for (const name of Object.keys(environment)) t.true(error?.message.includes(name), name);
  t.notRegex(error?.message ?? '', /hunter/i);
});

test('a database URL that names no database is a problem of the configuration, told with the others and without the password', (t) => {
  const problems = problemsOf({
    DATABASE_URL: 'mysql://user:hunter2@host',
    SOURCE_DATABASE_URL: 'mysql://host/book?ssl=perhaps',
    PORT: 'x',
  });
  t.is(problems.length, 3);
  t.true(problems.some((problem) => /^DATABASE_URL .*names no database/.test(problem)));
  t.true(problems.some((problem) => /^SOURCE_DATABASE_URL .*names no user/.test(problem)));
  t.notRegex(problems.join(), /hunter2/);
});

test('the public chart server is refused however its name is written', (t) => {
  for (const url of ['https://quickchart.io', 'https://QuickChart.io./chart', 'http://eu.quickchart.io:8080/']) {
    t.regex(problemsOf({ QUICKCHART_URL: url }).join(), /QUICKCHART_URL/, url);
  }
  t.is(parseConfig({ QUICKCHART_URL: 'http://quickchart.io.firm.example:3400' }).quickChartUrl, 'http://quickchart.io.firm.example:3400');
});

test('lists of people and channels are split at commas and spaces', (t) => {
  const config = parseConfig({ ADMINS: 'U1, U2', CLIENT_CHANNELS: 'C1,C2' });
  t.deepEqual(config.admins, ['U1', 'U2']);
  t.deepEqual(config.clientChannels, ['C1', 'C2']);
});

test('the proxy to Slack comes from HTTPS_PROXY and NO_PROXY, in capitals or not; capitals win', (t) => {
  t.is(parseConfig({}).proxy, null);
  t.is(parseConfig({ NO_PROXY: 'localhost' }).proxy, null);
  t.deepEqual(parseConfig({ HTTPS_PROXY: 'http://proxy.firm.example:3128' }).proxy, {
    url: 'http://proxy.firm.example:3128',
    except: null,
  });
  t.deepEqual(parseConfig({ https_proxy: 'http://a:b@proxy:1', no_proxy: '.firm.example' }).proxy, {
    url: 'http://a:b@proxy:1',
    except: '.firm.example',
  });
  const both = parseConfig({ https_proxy: 'http://small:1', HTTPS_PROXY: 'https://capitals:1', no_proxy: 'small', NO_PROXY: 'capitals' });
  t.deepEqual(both.proxy, { url: 'https://capitals:1', except: 'capitals' });
});

test('a proxy without a scheme, or of another kind, is a problem told without its password', (t) => {
  for (const [name, value] of [
    ['HTTPS_PROXY', 'proxy:3128'],
    ['https_proxy', 'socks5://desk:hunter2@proxy:1080'],
  ] as const) {
    const [problem = ''] = problemsOf({ [name]: value });
    t.regex(problem, new RegExp(`^${name} must be .*such as http://proxy`));
    t.notRegex(problem, /hunter2/);
  }
});

test('SOURCE_MAPPING names a document; the two that ship go by their names too', (t) => {
  t.is(parseConfig({}).sourceMapping, null);
  t.is(parseConfig({ SOURCE_MAPPING: 'firm.yaml' }).sourceMapping, 'firm.yaml');
  t.like(parseConfig({ SOURCE_MAPPING: 'flat' }), { sourceLayout: 'flat', sourceMapping: null });
});

for (const [name, value] of [
  ['SOURCE_LAYOUT', 'firm'],
  ['BOND_TYPE_COLUMN', 'kind'],
  ['ORDER_TYPE', '1'],
] as const) {
  test(`SOURCE_MAPPING and ${name} together are a problem, because the document says it`, (t) => {
    const problems = problemsOf({ SOURCE_MAPPING: 'firm.yaml', [name]: value });
    t.deepEqual(problems, [`${name} and SOURCE_MAPPING are both set: the mapping document says it, so unset ${name}`]);
  });
}
