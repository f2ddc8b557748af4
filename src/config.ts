import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { validate as isCron } from 'node-cron';
import { z } from 'zod';
import { DatabaseUrlError, parseDatabaseUrl } from './data/database-url.ts';
import { type SlackConnection, slackConnection } from './slack-connection.ts';
import { readSchedule } from './usecases/jobs/schedule.ts';

/** Which orders in the firm's table count as a client's purchase. */
export interface OrderFilter {
  readonly primaryOfferId: number;
  readonly orderType: number;
  readonly sellerId: number;
}

/** Everything in the environment, read once and checked. It holds secrets, so never log it whole. */
export interface Config {
  readonly slack: SlackConnection;
  /** Base URL of the Web API; null for Slack's own. */
  readonly slackApiUrl: string | null;
  /** The proxy to Slack and the hosts that it isn't used for. It may hold a password. Null: none. */
  readonly proxy: { readonly url: string; readonly except: string | null } | null;
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly sourceDatabaseUrl: string;
  /** Null if not set: the firm layout, unless the database has only the flat table. */
  readonly sourceLayout: 'firm' | 'flat' | null;
  /** The file with the firm's own mapping document; null: the layout says it. */
  readonly sourceMapping: string | null;
  readonly orders: OrderFilter;
  /** The firm's own column of bond types in `product_master`, if it has one. */
  readonly bondTypeColumn: string | null;
  /** Whether we draw charts as pictures, or Slack draws those it can. */
  readonly charts: 'image' | 'native';
  readonly quickChartUrl: string | null;
  readonly admins: readonly string[];
  readonly supervisors: readonly string[];
  readonly advisors: readonly string[];
  readonly metricsPort: number;
  readonly clientChannels: readonly string[];
  /** The file with the audit log's key; null for the default place (src/data/audit/audit-key-place.ts). */
  readonly auditKeyFile: string | null;
  readonly digestCron: string;
  readonly timeZone: string;
  /** The firm's own list of exchange holidays; null for the built-in one. */
  readonly holidaysFile: string | null;
  /** The desk's document about prices: conventions, terms, tax, stamp duty. Null for the usual. */
  readonly pricingFile: string | null;
  /** Whether a band derived from purchases counts for suitability, or only informs. */
  readonly derivedBands: 'inform' | 'allow';
  /** The desk's document about suitability: how long a profile counts, and the limits. Null for the usual. */
  readonly suitabilityFile: string | null;
  /** The access token of whoever asks by `mcp`; null: none. */
  readonly mcpToken: string | null;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
}

/** The environment can't be used; `problems` names every wrong variable, what's wrong with it and how to fix it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

// Messages never repeat a value: it may be a secret under the wrong name.
const secret = (prefix: string) => z.string().startsWith(prefix, `must start with ${prefix}`).optional();
const port = (fallback: number) =>
  z.coerce
    .number('must be a port number')
    .int('must be a whole number')
    .min(0, 'must be 0 to 65535')
    .max(65_535, 'must be 0 to 65535')
    .default(fallback);
const whole = (fallback: number) => z.coerce.number('must be a number').int('must be a whole number').default(fallback);
const ids = (what: string, pattern: RegExp) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((list) => list.every((id) => pattern.test(id)), `must be ${what}, separated by commas`);
const slackUsers = ids('Slack user ids such as U012ABC', /^[UW][A-Z0-9]+$/);
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' });
const proxyUrl = z
  .url({ protocol: /^https?$/, error: 'must be the http:// or https:// URL of a proxy, such as http://proxy.firm.example:3128' })
  .optional();
/** Finds what's wrong with a database URL before anything is opened. */
const databaseUrl = z
  .string()
  .regex(/^(sqlite:.+|mysql:\/\/.+)$/s, { error: 'must be sqlite:PATH or mysql://user:password@host:port/database', abort: true })
  .superRefine((url, context) => {
    try {
      parseDatabaseUrl(url);
    } catch (error) {
      if (!(error instanceof DatabaseUrlError)) throw error;
      context.addIssue({ code: 'custom', message: `can’t be used: ${error.message}` });
    }
  });
const isPublicQuickChart = (url: string): boolean => /(^|\.)quickchart\.io\.?$/i.test(URL.canParse(url) ? new URL(url).hostname : '');
const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

const schema = z.object({
  SLACK_BOT_TOKEN: secret('xoxb-'),
  SLACK_APP_TOKEN: secret('xapp-'),
  SLACK_SIGNING_SECRET: z.string().min(8, 'is too short to be a signing secret').optional(),
  SLACK_API_URL: httpUrl.optional(),
  HTTPS_PROXY: proxyUrl,
  https_proxy: proxyUrl,
  NO_PROXY: z.string().optional(),
  no_proxy: z.string().optional(),
  PORT: port(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: databaseUrl.default('sqlite:data/bond-advisor.sqlite'),
  SOURCE_DATABASE_URL: databaseUrl.optional(),
  SOURCE_MAPPING: z.string().optional(),
  SOURCE_LAYOUT: z.enum(['firm', 'flat'], 'must be firm or flat').optional(),
  ORDER_PRIMARY_OFFER_ID: whole(0),
  ORDER_TYPE: whole(1),
  ORDER_SELLER_ID: whole(4),
  BOND_TYPE_COLUMN: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of a column in product_master')
    .optional(),
  CHARTS: z.enum(['image', 'native'], 'must be image or native').default('image'),
  QUICKCHART_URL: httpUrl
    .refine((url) => !isPublicQuickChart(url), 'must be a QuickChart server of the firm: the public one would see client data')
    .optional(),
  ADMINS: slackUsers,
  SUPERVISORS: slackUsers,
  ADVISORS: slackUsers,
  METRICS_PORT: port(9464),
  CLIENT_CHANNELS: ids('Slack channel ids such as C012ABC', /^[CG][A-Z0-9]+$/),
  AUDIT_KEY_FILE: z.string().optional(),
  DIGEST_CRON: z
    .string()
    .refine(
      (cron) => isCron(cron) && readSchedule(cron) !== null,
      'must be a cron expression of five fields such as 0 9 * * 1, with a day of the week or of the month',
    )
    .default('0 9 * * 1'),
  TZ_NAME: z.string().refine(isTimeZone, 'must be a time zone such as Asia/Kolkata').default('Asia/Kolkata'),
  HOLIDAYS_FILE: z.string().optional(),
  PRICING_FILE: z.string().optional(),
  DERIVED_BANDS: z.enum(['inform', 'allow'], 'must be inform or allow').default('inform'),
  SUITABILITY_FILE: z.string().optional(),
  MCP_TOKEN: secret('bond-'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'must be trace, debug, info, warn, error, fatal or silent')
    .default('info'),
});

type Variables = z.infer<typeof schema>;

/** What a mapping document says can't be said in a variable too. */
const mappingProblems = (given: Environment): readonly string[] =>
  given.SOURCE_MAPPING === undefined
    ? []
    : ['SOURCE_LAYOUT', 'BOND_TYPE_COLUMN', 'ORDER_PRIMARY_OFFER_ID', 'ORDER_TYPE', 'ORDER_SELLER_ID']
        .filter((name) => given[name] !== undefined)
        .map((name) => `${name} and SOURCE_MAPPING are both set: the mapping document says it, so unset ${name}`);

/** `firm` and `flat` are the names of the two documents that ship. */
const sourceOf = ({ SOURCE_MAPPING: mapping, SOURCE_LAYOUT: layout }: Variables): Pick<Config, 'sourceLayout' | 'sourceMapping'> =>
  mapping === 'firm' || mapping === 'flat'
    ? { sourceLayout: mapping, sourceMapping: null }
    : { sourceLayout: layout ?? null, sourceMapping: mapping ?? null };

/** Capitals win, as in our documents. Other programs read the small letters. */
const proxyOf = (variables: Variables): Config['proxy'] => {
  const url = variables.HTTPS_PROXY ?? variables.https_proxy;
  return url === undefined ? null : { url, except: variables.NO_PROXY ?? variables.no_proxy ?? null };
};

/**
 * Reads a configuration from an environment; an empty variable counts as unset.
 * @throws ConfigError with all problems at once, by name and without values.
 */
export const parseConfig = (environment: Environment): Config => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in schema.shape && value !== undefined && value.trim() !== ''),
  );
  const parsed = schema.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  const slack = slackConnection(given);
  if (typeof slack === 'string') problems.push(slack);
  problems.push(...mappingProblems(given));
  if (!parsed.success || problems.length > 0 || typeof slack === 'string') throw new ConfigError(problems);
  const variables = parsed.data;
  return {
    slack,
    slackApiUrl: variables.SLACK_API_URL ?? null,
    proxy: proxyOf(variables),
    port: variables.PORT,
    host: variables.HOST,
    databaseUrl: variables.DATABASE_URL,
    sourceDatabaseUrl: variables.SOURCE_DATABASE_URL ?? variables.DATABASE_URL,
    ...sourceOf(variables),
    orders: { primaryOfferId: variables.ORDER_PRIMARY_OFFER_ID, orderType: variables.ORDER_TYPE, sellerId: variables.ORDER_SELLER_ID },
    bondTypeColumn: variables.BOND_TYPE_COLUMN ?? null,
    charts: variables.CHARTS,
    quickChartUrl: variables.QUICKCHART_URL ?? null,
    admins: variables.ADMINS,
    supervisors: variables.SUPERVISORS,
    advisors: variables.ADVISORS,
    metricsPort: variables.METRICS_PORT,
    clientChannels: variables.CLIENT_CHANNELS,
    auditKeyFile: variables.AUDIT_KEY_FILE ?? null,
    digestCron: variables.DIGEST_CRON,
    timeZone: variables.TZ_NAME,
    holidaysFile: variables.HOLIDAYS_FILE ?? null,
    pricingFile: variables.PRICING_FILE ?? null,
    derivedBands: variables.DERIVED_BANDS,
    suitabilityFile: variables.SUITABILITY_FILE ?? null,
    mcpToken: variables.MCP_TOKEN ?? null,
    logLevel: variables.LOG_LEVEL,
  };
};

/** This process's configuration: `.env` in the working folder if it exists, overridden by the environment. */
export const readConfig = (): Config => {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return parseConfig({ ...file, ...process.env });
};
