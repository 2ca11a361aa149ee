import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';

/** Every variable of the environment that Tollgate reads, with what it means. The one list; the docs are made of it. */
export const variables = {
  TOLLGATE_HOME:
    'Folder that holds the state of one machine: databases, keys, logs. Default `.tollgate` in the project.',
  PORT: 'Port of the API. Default 3000.',
  HOST: 'Address that the API listens on. Default 127.0.0.1; 0.0.0.0 inside a container.',
  DATABASE_URL:
    'PostgreSQL to use, `postgres://user:password@host:5432/database`. Without it, an embedded one is started.',
  TEMPORAL_ADDRESS: 'Temporal server to use, `host:7233`. Without it, an embedded one is started.',
  TEMPORAL_NAMESPACE: 'Namespace on the Temporal server. Default `tollgate`.',
  REHEARSAL_NAMESPACE:
    'Namespace in which rehearsals are played, on a server that can skip time. Default `tollgate-rehearsals`.',
  REHEARSAL_ITEMS:
    'Items of a program that are played in a rehearsal at most; larger programs are projected. Default 300; 0 projects all.',
  TEMPORAL_API_KEY: 'API key for the Temporal server; switches TLS on.',
  TEMPORAL_TLS: '`true` to reach the Temporal server by TLS.',
  TEMPORAL_TLS_CA:
    'File with the certificate (PEM) of whoever issued the server’s, where the machine does not know it.',
  TEMPORAL_TLS_SERVER_NAME: 'Name that the server’s certificate is for, where its address is another.',
  TEMPORAL_TLS_CERT: 'File with the client certificate (PEM), for mutual TLS.',
  TEMPORAL_TLS_KEY: 'File with the key of the client certificate (PEM).',
  TASK_QUEUE: 'Temporal task queue of the workers. Default `tollgate`.',
  SMTP_URL: 'Mail server, `smtp://user:password@host:587`. Without it, messages stay in the inbox of the application.',
  MAIL_FROM: 'Sender of mails. Default `Tollgate <tollgate@localhost>`.',
  BOUNCE_ADDRESS:
    'Address to which mails come back that cannot be delivered, e.g. `bounces@example.com`; each gets one of its own ' +
    '(`bounces+…@`). What takes mail there hands it to `tollgate deliveries bounced`. Default: none, they come to MAIL_FROM.',
  PUBLIC_URL: 'Address under which people reach the API, for links in mails. Default `http://HOST:PORT`.',
  TOLLGATE_SECRET:
    'Secret of this installation, 32 characters or more: seals what is stored of webhooks, signs links in messages. ' +
    'The same for all processes. Default: `secret.key` in TOLLGATE_HOME, made at the first use.',
  COMMAND_SECRET:
    'Secret for the API alone, 32 characters or more: seals the keys by which it signs commands, so that the settings of a ' +
    'worker do not. Default: TOLLGATE_SECRET.',
  LARK_URL:
    'Where the app of Lark is reached; `https://open.feishu.cn` for Feishu. Default https://open.larksuite.com.',
  LARK_APP_ID:
    'App of Lark whose bot writes to people by their ids, `cli_…`. The four settings of the app belong together. Default: none.',
  LARK_APP_SECRET: 'Secret of the app.',
  LARK_ENCRYPT_KEY: 'Encrypt key of the app: what is pressed in its cards comes encrypted and signed with it.',
  LARK_VERIFICATION_TOKEN: 'Verification token of the app; what is pressed bears it too.',
  WEBHOOK_ALLOW_HOSTS:
    'Hosts that webhooks may go to, with commas between, e.g. `open.larksuite.com,*.slack.com`. Default: any public one.',
  WEBHOOK_DENY_HOSTS: 'Hosts that webhooks must not go to, with commas between.',
  WEBHOOK_ALLOW_PRIVATE: '`true` lets webhooks reach private addresses, inside the own network.',
  WEBHOOK_ALLOW_LOOPBACK: '`true` lets webhooks reach this machine itself, also without TLS. For trying things out.',
  WEBHOOK_TIMEOUT_SECONDS: 'How long a webhook may take to answer. Default 10.',
  COMBINE_WINDOW_SECONDS: 'Messages to one person within so many seconds become one mail. Default 60.',
  SWEEP_AFTER_SECONDS: 'How late a planned step may be before the sweep fires it; 0 switches the sweep off. Default 3.',
  REQUESTS_PER_MINUTE: 'Requests per token and minute before the API answers 429. Default 6000.',
  FAILURES_PER_MINUTE:
    'Requests without a valid token or link, per address and minute, before the API answers 429. Default 600.',
  LOCAL_ACCOUNTS:
    '`false` takes no passwords: people sign in by a provider, or by a link that an administrator makes. Default true.',
  SESSION_IDLE_MINUTES:
    'For how many minutes somebody who has signed in by a browser may do nothing before they sign in again. Default 120.',
  SESSION_HOURS: 'After how many hours they sign in again in any case. Default 12.',
  TOKEN_DAYS:
    'How many days a token works where nobody says how long; only administrators make one that works longer. Default 90.',
  BODY_SECONDS: 'How long a request without a file may take to send its body, in seconds. Default 30.',
  API_HEALTH_PORT:
    'Port on which a thread of the API tells whether its main loop turns, also while that spins: /health/live. ' +
    '0 takes a free one, on this machine only. Default none.',
  WORKER_HEALTH_PORT:
    'Port on which a thread of a worker tells how it is, also while its main loop spins: /health/live and /health/ready. ' +
    '0 takes a free one, on this machine only. Default none.',
  STUCK_AFTER_SECONDS:
    'How long the main loop of the API or of a worker may stand still before those addresses say that it does not live, ' +
    'and `npm start` has the process begin anew. Default 60.',
  END_WHEN_STUCK:
    '`true` has a process that is watched so end itself when its main loop stands still for so long, for whoever starts ' +
    'again what has ended. In a container it needs an init process. Default false.',
  DATABASE_POOL_SIZE: 'Connections to PostgreSQL per process at most. Default 10.',
  SIGN_OFF_HASH:
    '`always` refuses decisions that do not say the hash of what was read. Default `changed`: only where it has changed since ' +
    'it was handed in.',
  READING:
    'What people read without a part in it. `open`: all that is not restricted. `scoped`: what a role of theirs reaches; the ' +
    'others see what they have a part in. Default `open`.',
  OTEL_EXPORTER_OTLP_ENDPOINT:
    'Collector that traces are sent to, by OTLP over HTTP, e.g. `http://127.0.0.1:4318`. Default: none, and nothing is traced.',
  LOG_LEVEL: 'trace, debug, info, warn, error, fatal or silent. Default info.',
} as const;

export type Variable = keyof typeof variables;

/** Where rehearsals are played unless said otherwise: the embedded server skips time there, and nowhere else. */
export const defaultRehearsalNamespace = 'tollgate-rehearsals';

/** The project's root, whether this runs from `dist` or from the sources. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(from: string): string {
  const up = dirname(from);
  return existsSync(join(from, 'package.json')) || up === from ? from : findRoot(up);
}

/** Settings that cannot be used. The message names each variable and what it should be. */
export class SettingsError extends Error {
  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.name = 'SettingsError';
  }
}

const integer = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' && value.trim() !== '' ? Number(value) : value,
);
const flag = Transform(({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value,
);

const hostPattern = /^(\*\.)?[a-z\d]([a-z\d.-]*[a-z\d])?$/;
const names = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((name) => name.trim().toLowerCase())
        .filter((name) => name !== '')
    : value,
);

/** What a process of Tollgate is told from outside. `loadSettings` makes one; see `variables` for what each means. */
export class Settings {
  home: string = join(projectRoot, '.tollgate');

  @integer
  @IsInt({ message: 'PORT must be a whole number, e.g. PORT=3000.' })
  @Min(0, { message: 'PORT must be between 0 and 65535.' })
  @Max(65_535, { message: 'PORT must be between 0 and 65535.' })
  port = 3000;

  @IsNotEmpty({ message: 'HOST must not be empty.' })
  host = '127.0.0.1';

  @Matches(/^$|^postgres(ql)?:\/\/.+/, {
    message: 'DATABASE_URL must look like postgres://user:password@host:5432/database.',
  })
  databaseUrl = '';

  @Matches(/^$|^[^\s/:]+:\d+$|^\[[0-9a-f:]+\]:\d+$/i, {
    message: 'TEMPORAL_ADDRESS must look like host:7233, without http://.',
  })
  temporalAddress = '';

  @Matches(/^[\w-][\w.-]*$/, { message: 'TEMPORAL_NAMESPACE may hold letters, digits, dots, dashes and underscores.' })
  temporalNamespace = 'tollgate';

  @Matches(/^[\w-][\w.-]*$/, { message: 'REHEARSAL_NAMESPACE may hold letters, digits, dots, dashes and underscores.' })
  rehearsalNamespace = defaultRehearsalNamespace;

  @integer
  @IsInt({ message: 'REHEARSAL_ITEMS must be a whole number.' })
  @Min(0, { message: 'REHEARSAL_ITEMS must not be negative.' })
  rehearsalItems = 300;

  temporalApiKey: string | null = null;

  @flag
  @IsBoolean({ message: 'TEMPORAL_TLS must be true or false.' })
  temporalTls = false;

  temporalTlsCa: string | null = null;
  temporalTlsServerName: string | null = null;
  temporalTlsCert: string | null = null;
  temporalTlsKey: string | null = null;

  @IsNotEmpty({ message: 'TASK_QUEUE must not be empty.' })
  taskQueue = 'tollgate';

  @IsOptional()
  @Matches(/^smtps?:\/\/\S+$/, { message: 'SMTP_URL must look like smtp://user:password@host:587.' })
  smtpUrl: string | null = null;

  @Matches(/^[^\r\n]+@[^\r\n]+$/, { message: 'MAIL_FROM must be an address, e.g. Tollgate <tollgate@example.com>.' })
  mailFrom = 'Tollgate <tollgate@localhost>';

  // With the id of a delivery and its signature the part before the @ has 64 characters at most.
  @IsOptional()
  @Matches(/^[^\s@<>+]{1,14}@[^\s@<>]+$/, {
    message: 'BOUNCE_ADDRESS must be an address with at most 14 characters before the @, e.g. bounces@example.com.',
  })
  bounceAddress: string | null = null;

  @IsOptional()
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'PUBLIC_URL must be a http or https address.' },
  )
  publicUrl: string | null = null;

  @IsOptional()
  @MinLength(32, { message: 'TOLLGATE_SECRET must have 32 characters or more.' })
  secret: string | null = null;

  @IsOptional()
  @MinLength(32, { message: 'COMMAND_SECRET must have 32 characters or more.' })
  commandSecret: string | null = null;
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'LARK_URL must be a https address, e.g. https://open.larksuite.com.' },
  )
  larkUrl = 'https://open.larksuite.com';

  @IsOptional()
  @Matches(/^[\w-]{1,64}$/, { message: 'LARK_APP_ID must be the id of an app, e.g. cli_a1b2c3d4e5f60708.' })
  larkAppId: string | null = null;

  larkAppSecret: string | null = null;
  larkEncryptKey: string | null = null;
  larkVerificationToken: string | null = null;

  @names
  @Matches(hostPattern, {
    each: true,
    message: 'WEBHOOK_ALLOW_HOSTS must be hosts such as hooks.slack.com,*.example.com.',
  })
  webhookAllowHosts: string[] = [];

  @names
  @Matches(hostPattern, {
    each: true,
    message: 'WEBHOOK_DENY_HOSTS must be hosts such as hooks.slack.com,*.example.com.',
  })
  webhookDenyHosts: string[] = [];

  @flag
  @IsBoolean({ message: 'WEBHOOK_ALLOW_PRIVATE must be true or false.' })
  webhookAllowPrivate = false;

  @flag
  @IsBoolean({ message: 'WEBHOOK_ALLOW_LOOPBACK must be true or false.' })
  webhookAllowLoopback = false;

  @integer
  @IsInt({ message: 'WEBHOOK_TIMEOUT_SECONDS must be a whole number.' })
  @Min(1, { message: 'WEBHOOK_TIMEOUT_SECONDS must be between 1 and 60.' })
  @Max(60, { message: 'WEBHOOK_TIMEOUT_SECONDS must be between 1 and 60.' })
  webhookTimeoutSeconds = 10;

  @integer
  @IsInt({ message: 'COMBINE_WINDOW_SECONDS must be a whole number.' })
  @Min(0, { message: 'COMBINE_WINDOW_SECONDS must be 0 or more.' })
  combineWindowSeconds = 60;

  @integer
  @IsInt({ message: 'SWEEP_AFTER_SECONDS must be a whole number.' })
  @Min(0, { message: 'SWEEP_AFTER_SECONDS must be 0 (off) or more.' })
  sweepAfterSeconds = 3;

  @integer
  @IsInt({ message: 'REQUESTS_PER_MINUTE must be a whole number.' })
  @Min(1, { message: 'REQUESTS_PER_MINUTE must be 1 or more.' })
  requestsPerMinute = 6000;

  @integer
  @IsInt({ message: 'FAILURES_PER_MINUTE must be a whole number.' })
  @Min(1, { message: 'FAILURES_PER_MINUTE must be 1 or more.' })
  failuresPerMinute = 600;

  @flag
  @IsBoolean({ message: 'LOCAL_ACCOUNTS must be true or false.' })
  localAccounts = true;

  @integer
  @IsInt({ message: 'SESSION_IDLE_MINUTES must be a whole number.' })
  @Min(1, { message: 'SESSION_IDLE_MINUTES must be between 1 and 43200.' })
  @Max(43_200, { message: 'SESSION_IDLE_MINUTES must be between 1 and 43200.' })
  sessionIdleMinutes = 120;

  @integer
  @IsInt({ message: 'SESSION_HOURS must be a whole number.' })
  @Min(1, { message: 'SESSION_HOURS must be between 1 and 720.' })
  @Max(720, { message: 'SESSION_HOURS must be between 1 and 720.' })
  sessionHours = 12;

  @integer
  @IsInt({ message: 'TOKEN_DAYS must be a whole number of days.' })
  @Min(1, { message: 'TOKEN_DAYS must be 1 or more.' })
  @Max(3_650, { message: 'TOKEN_DAYS must be 3650 or less.' })
  tokenDays = 90;

  @integer
  @IsInt({ message: 'BODY_SECONDS must be a whole number.' })
  @Min(1, { message: 'BODY_SECONDS must be 1 or more.' })
  @Max(300, { message: 'BODY_SECONDS must be at most 300.' })
  bodySeconds = 30;

  @IsOptional()
  @integer
  @IsInt({ message: 'WORKER_HEALTH_PORT must be a whole number, e.g. WORKER_HEALTH_PORT=3001.' })
  @Min(0, { message: 'WORKER_HEALTH_PORT must be between 0 and 65535.' })
  @Max(65_535, { message: 'WORKER_HEALTH_PORT must be between 0 and 65535.' })
  workerHealthPort: number | null = null;

  @IsOptional()
  @integer
  @IsInt({ message: 'API_HEALTH_PORT must be a whole number, e.g. API_HEALTH_PORT=3002.' })
  @Min(0, { message: 'API_HEALTH_PORT must be between 0 and 65535.' })
  @Max(65_535, { message: 'API_HEALTH_PORT must be between 0 and 65535.' })
  apiHealthPort: number | null = null;

  @integer
  @IsInt({ message: 'STUCK_AFTER_SECONDS must be a whole number.' })
  @Min(1, { message: 'STUCK_AFTER_SECONDS must be 1 or more.' })
  stuckAfterSeconds = 60;

  @flag
  @IsBoolean({ message: 'END_WHEN_STUCK must be true or false.' })
  endWhenStuck = false;

  @integer
  @IsInt({ message: 'DATABASE_POOL_SIZE must be a whole number.' })
  @Min(2, { message: 'DATABASE_POOL_SIZE must be 2 or more.' })
  databasePoolSize = 10;

  @IsIn(['changed', 'always'], { message: 'SIGN_OFF_HASH must be changed or always.' })
  signOffHash: 'changed' | 'always' = 'changed';

  @IsIn(['open', 'scoped'], { message: 'READING must be open or scoped.' })
  reading: 'open' | 'scoped' = 'open';

  @IsOptional()
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
    { message: 'OTEL_EXPORTER_OTLP_ENDPOINT must be an address such as http://127.0.0.1:4318.' },
  )
  otlpEndpoint: string | null = null;

  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
    message: 'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.',
  })
  logLevel = 'info';
}

const fields: Record<Variable, keyof Settings> = {
  TOLLGATE_HOME: 'home',
  PORT: 'port',
  HOST: 'host',
  DATABASE_URL: 'databaseUrl',
  TEMPORAL_ADDRESS: 'temporalAddress',
  TEMPORAL_NAMESPACE: 'temporalNamespace',
  REHEARSAL_NAMESPACE: 'rehearsalNamespace',
  REHEARSAL_ITEMS: 'rehearsalItems',
  TEMPORAL_API_KEY: 'temporalApiKey',
  TEMPORAL_TLS: 'temporalTls',
  TEMPORAL_TLS_CA: 'temporalTlsCa',
  TEMPORAL_TLS_SERVER_NAME: 'temporalTlsServerName',
  TEMPORAL_TLS_CERT: 'temporalTlsCert',
  TEMPORAL_TLS_KEY: 'temporalTlsKey',
  TASK_QUEUE: 'taskQueue',
  SMTP_URL: 'smtpUrl',
  MAIL_FROM: 'mailFrom',
  BOUNCE_ADDRESS: 'bounceAddress',
  PUBLIC_URL: 'publicUrl',
  TOLLGATE_SECRET: 'secret',
  COMMAND_SECRET: 'commandSecret',
  LARK_URL: 'larkUrl',
  LARK_APP_ID: 'larkAppId',
  LARK_APP_SECRET: 'larkAppSecret',
  LARK_ENCRYPT_KEY: 'larkEncryptKey',
  LARK_VERIFICATION_TOKEN: 'larkVerificationToken',
  WEBHOOK_ALLOW_HOSTS: 'webhookAllowHosts',
  WEBHOOK_DENY_HOSTS: 'webhookDenyHosts',
  WEBHOOK_ALLOW_PRIVATE: 'webhookAllowPrivate',
  WEBHOOK_ALLOW_LOOPBACK: 'webhookAllowLoopback',
  WEBHOOK_TIMEOUT_SECONDS: 'webhookTimeoutSeconds',
  COMBINE_WINDOW_SECONDS: 'combineWindowSeconds',
  SWEEP_AFTER_SECONDS: 'sweepAfterSeconds',
  REQUESTS_PER_MINUTE: 'requestsPerMinute',
  FAILURES_PER_MINUTE: 'failuresPerMinute',
  LOCAL_ACCOUNTS: 'localAccounts',
  SESSION_IDLE_MINUTES: 'sessionIdleMinutes',
  SESSION_HOURS: 'sessionHours',
  TOKEN_DAYS: 'tokenDays',
  BODY_SECONDS: 'bodySeconds',
  API_HEALTH_PORT: 'apiHealthPort',
  WORKER_HEALTH_PORT: 'workerHealthPort',
  STUCK_AFTER_SECONDS: 'stuckAfterSeconds',
  END_WHEN_STUCK: 'endWhenStuck',
  DATABASE_POOL_SIZE: 'databasePoolSize',
  SIGN_OFF_HASH: 'signOffHash',
  READING: 'reading',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'otlpEndpoint',
  LOG_LEVEL: 'logLevel',
};

/**
 * Reads the settings of the environment; an empty variable counts as absent.
 * @throws SettingsError one line for each variable that cannot be used
 */
export function loadSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const given: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = env[name]?.trim();
    if (value !== undefined && value !== '') given[field] = value;
  }
  const settings = plainToInstance(Settings, given, { exposeDefaultValues: true });
  settings.home = resolve(settings.home);
  if ([settings.temporalApiKey, settings.temporalTlsCert, settings.temporalTlsCa].some((value) => value !== null))
    settings.temporalTls = true;
  const problems = validateSync(settings).flatMap(({ constraints }) => Object.values(constraints ?? {}).slice(0, 1));
  if ((settings.temporalTlsCert === null) !== (settings.temporalTlsKey === null))
    problems.push('TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY belong together: set both, or none.');
  const { larkAppId, larkAppSecret, larkEncryptKey, larkVerificationToken } = settings;
  if (new Set([larkAppId, larkAppSecret, larkEncryptKey, larkVerificationToken].map((part) => part === null)).size > 1)
    problems.push(
      'LARK_APP_ID, LARK_APP_SECRET, LARK_ENCRYPT_KEY and LARK_VERIFICATION_TOKEN belong together: set all, or none.',
    );
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

/** Where people reach the API. */
export function publicUrlOf(settings: Pick<Settings, 'publicUrl' | 'host' | 'port'>): string {
  const host = settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host;
  return (settings.publicUrl ?? `http://${host}:${settings.port}`).replace(/\/$/, '');
}
