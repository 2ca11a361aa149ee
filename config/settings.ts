import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainToInstance } from 'class-transformer';
import {
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
import { temporalFields, temporalVariables } from './settings/temporal.js';
import { messagesFields, messagesVariables } from './settings/messages.js';
import { signInFields, signInVariables } from './settings/sign-in.js';
import { auditFields, auditVariables } from './settings/audit.js';
import { aiFields, AiSettings, aiVariables } from './settings/ai.js';
import { beyondFields, beyondVariables } from './settings/beyond.js';
import { healthFields, healthVariables } from './settings/health.js';
import { integer } from './settings/transforms.js';
import { aiProblems } from './ai-provider.js';
import { weakSettings } from './weak-settings.js';
import { webhookUrlProblem } from './webhook-guard.js';

/** Every variable of the environment that Tollgate reads, with what it means. The one list; the docs are made of it. */
export const variables = {
  TOLLGATE_HOME:
    'Folder that holds the state of one machine: databases, keys, logs. Default `.tollgate` in the project.',
  PORT: 'Port of the API. Default 3000.',
  HOST: 'Address that the API listens on. Default 127.0.0.1; 0.0.0.0 inside a container.',
  DATABASE_URL:
    'PostgreSQL to use, `postgres://user:password@host:5432/database`. Without it, an embedded one is started.',
  DATABASE_OWNER_URL:
    'The same database, as the role that owns it: it migrates, and gives the role of DATABASE_URL what that needs, which can then ' +
    'neither alter nor remove what stands in the audit trail. Default: none, one role does both.',
  PUBLIC_URL: 'Address under which people reach the API, for links in mails. Default `http://HOST:PORT`.',
  TOLLGATE_SECRET:
    'Secret of this installation, 32 characters or more: seals what is stored of webhooks, signs links in messages. ' +
    'The same for all processes. Default: `secret.key` in TOLLGATE_HOME, made at the first use.',
  COMMAND_SECRET:
    'Secret for the API alone, 32 characters or more: seals the keys by which it signs commands, so that the settings of a ' +
    'worker do not. Default: TOLLGATE_SECRET.',
  SWEEP_AFTER_SECONDS: 'How late a planned step may be before the sweep fires it; 0 switches the sweep off. Default 3.',
  REQUESTS_PER_MINUTE: 'Requests per token and minute before the API answers 429. Default 6000.',
  FAILURES_PER_MINUTE:
    'Requests without a valid token or link, per address and minute, before the API answers 429. Default 600.',
  BODY_SECONDS: 'How long a request without a file may take to send its body, in seconds. Default 30.',
  DATABASE_POOL_SIZE: 'Connections to PostgreSQL per process at most. Default 10.',
  ...beyondVariables,
  ...auditVariables,
  SIGN_OFF_HASH:
    '`always` refuses decisions that do not say the hash of what was read. Default `changed`: only where it has changed since ' +
    'it was handed in.',
  READING:
    'What people read without a part in it. `open`: all that is not restricted. `scoped`: what a role of theirs reaches; the ' +
    'others see what they have a part in. Default `open`.',
  MCP:
    '`off`: model clients are not served, and `/mcp` is not there. Default `on`: they read in the right of whoever has made their token, and ' +
    'only propose.',
  ...aiVariables,
  ...temporalVariables,
  ...messagesVariables,
  ...signInVariables,
  ...healthVariables,
} as const;

export type Variable = keyof typeof variables;

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

/**
 * What a process of Tollgate is told from outside. `loadSettings` makes one; see `variables` for what each means. What
 * belongs to one noun is a part of its own, in `settings/`; the parts stand one upon the other.
 */
export class Settings extends AiSettings {
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

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/.+/, {
    message: 'DATABASE_OWNER_URL must look like postgres://owner:password@host:5432/database.',
  })
  databaseOwnerUrl: string | null = null;

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

  @integer
  @IsInt({ message: 'BODY_SECONDS must be a whole number.' })
  @Min(1, { message: 'BODY_SECONDS must be 1 or more.' })
  @Max(300, { message: 'BODY_SECONDS must be at most 300.' })
  bodySeconds = 30;

  @integer
  @IsInt({ message: 'DATABASE_POOL_SIZE must be a whole number.' })
  @Min(2, { message: 'DATABASE_POOL_SIZE must be 2 or more.' })
  databasePoolSize = 10;

  @IsIn(['changed', 'always'], { message: 'SIGN_OFF_HASH must be changed or always.' })
  signOffHash: 'changed' | 'always' = 'changed';

  @IsIn(['open', 'scoped'], { message: 'READING must be open or scoped.' })
  reading: 'open' | 'scoped' = 'open';

  @IsIn(['on', 'off'], { message: 'MCP must be on or off.' })
  mcp: 'on' | 'off' = 'on';
}

const fields: Record<Variable, keyof Settings> = {
  TOLLGATE_HOME: 'home',
  PORT: 'port',
  HOST: 'host',
  DATABASE_URL: 'databaseUrl',
  DATABASE_OWNER_URL: 'databaseOwnerUrl',
  PUBLIC_URL: 'publicUrl',
  TOLLGATE_SECRET: 'secret',
  COMMAND_SECRET: 'commandSecret',
  SWEEP_AFTER_SECONDS: 'sweepAfterSeconds',
  REQUESTS_PER_MINUTE: 'requestsPerMinute',
  FAILURES_PER_MINUTE: 'failuresPerMinute',
  BODY_SECONDS: 'bodySeconds',
  DATABASE_POOL_SIZE: 'databasePoolSize',
  ...beyondFields,
  ...auditFields,
  SIGN_OFF_HASH: 'signOffHash',
  READING: 'reading',
  MCP: 'mcp',
  ...aiFields,
  ...temporalFields,
  ...messagesFields,
  ...signInFields,
  ...healthFields,
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
  if (settings.checkpointMail !== null && settings.smtpUrl === null)
    problems.push('CHECKPOINT_MAIL needs a mail server: set SMTP_URL too.');
  // What cannot be read is not looked at for where it leads, and whether it is strong.
  if (problems.length === 0)
    problems.push(...beyondReach(settings), ...aiProblems(settings), ...weakSettings(settings));
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

/** Addresses of the settings that nothing may be sent to. */
function beyondReach(settings: Settings): string[] {
  const urls = { CHECKPOINT_URL: settings.checkpointUrl, TIMESTAMP_URL: settings.timestampUrl };
  return Object.entries(urls).flatMap(([name, url]) => {
    const problem = url === null ? null : webhookUrlProblem(url, settings);
    return problem === null ? [] : [`${name} ${problem}`];
  });
}

/** Where people reach the API. */
export function publicUrlOf(settings: Pick<Settings, 'publicUrl' | 'host' | 'port'>): string {
  const host = settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host;
  return (settings.publicUrl ?? `http://${host}:${settings.port}`).replace(/\/$/, '');
}
