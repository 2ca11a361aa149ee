import 'reflect-metadata';
import { ArrayMaxSize, IsBoolean, IsInt, IsNotEmpty, IsOptional, Matches, Max, Min, MinLength } from 'class-validator';
import { flag, integer, secrets } from './transforms.js';

/** Where rehearsals are played unless said otherwise: the embedded server skips time there, and nowhere else. */
export const defaultRehearsalNamespace = 'tollgate-rehearsals';

/** What they mean. */
export const temporalVariables = {
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
  TEMPORAL_PAYLOAD_KEYS:
    'Secrets by which what workflows are told and answer is encrypted on the Temporal server, 32 characters or more each, with ' +
    'commas between: the first encrypts, all of them read. Default: a key of TOLLGATE_SECRET, which is read in any case.',
  TEMPORAL_VISIBILITY_URL:
    'For the migration alone: the database in which a Temporal server of your own keeps its lists (visibility), as the owner of its ' +
    'table. Indexes that hold nothing of ours are made partial there; see docs/running-elsewhere.md. Default: none.',
  CACHED_WORKFLOWS:
    'Workflows that a worker keeps at hand, some 0.4 MB each; others are read again when they move. Default: one for each 16 MiB that ' +
    'the machine has, or its container was given, from 100 to 1500.',
  TASK_QUEUE: 'Temporal task queue of the workers. Default `tollgate`.',
} as const;

/** Where the Temporal server is, and what is played on it. */
export class TemporalSettings {
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

  @secrets
  @MinLength(32, {
    each: true,
    message: 'TEMPORAL_PAYLOAD_KEYS must have 32 characters or more each, with commas between.',
  })
  @ArrayMaxSize(20, { message: 'TEMPORAL_PAYLOAD_KEYS must be 20 or fewer.' })
  temporalPayloadKeys: string[] = [];

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/.+/, {
    message: 'TEMPORAL_VISIBILITY_URL must look like postgres://temporal:password@host:5432/temporal_visibility.',
  })
  temporalVisibilityUrl: string | null = null;

  @IsOptional()
  @integer
  @IsInt({ message: 'CACHED_WORKFLOWS must be a whole number.' })
  @Min(10, { message: 'CACHED_WORKFLOWS must be 10 or more.' })
  @Max(20_000, { message: 'CACHED_WORKFLOWS must be at most 20000.' })
  cachedWorkflows: number | null = null;

  @IsNotEmpty({ message: 'TASK_QUEUE must not be empty.' })
  taskQueue = 'tollgate';
}

export const temporalFields = {
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
  TEMPORAL_PAYLOAD_KEYS: 'temporalPayloadKeys',
  TEMPORAL_VISIBILITY_URL: 'temporalVisibilityUrl',
  CACHED_WORKFLOWS: 'cachedWorkflows',
  TASK_QUEUE: 'taskQueue',
} as const satisfies Record<keyof typeof temporalVariables, keyof TemporalSettings>;
