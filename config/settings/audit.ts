import 'reflect-metadata';
import { IsInt, IsOptional, IsUrl, Matches, Max, Min } from 'class-validator';
import { HealthSettings } from './health.js';
import { integer } from './transforms.js';

/** What they mean. */
export const auditVariables = {
  DATABASE_SEALER_URL:
    'The same database, as a role that seals the audit trail and nothing else; for workers and the migration, which makes it. The ' +
    'role of DATABASE_URL can then write no seal and no checkpoint. Default: none, that role seals too.',
  DATABASE_ANALYTICS_URL:
    'For the migration alone: a role that it makes and lets read records and the trail, without what people get in by and without ' +
    'messages; nothing can be changed by it. Default: none.',
  DATABASE_QUERY_URL:
    'For the API and the migration, which makes it: a role that reads the views of the schema `analytics` and nothing else, by which ' +
    '`POST /query` and `tollgate query` ask. The API may have the address of a standby here. Default: none, and nobody can ask.',
  QUERY_SECONDS: 'How long a statement of `POST /query` may take, in seconds. Default 20.',
  AUDIT_KEY_FILE:
    'Key by which workers sign checkpoints of the audit trail, Ed25519 as PEM (PKCS #8). Default `audit.key` in ' +
    'TOLLGATE_HOME, made at the first use. Another file is another key; see docs/audit.md.',
  CHECKPOINT_MINUTES:
    'How often a checkpoint of the audit trail is signed where something was added, in minutes. Default 5.',
  CHECKPOINT_FILE:
    'File to which each checkpoint is added, a line of JSON: on another machine, or where nothing is overwritten. Default: none.',
  CHECKPOINT_MAIL: 'Address that each checkpoint is mailed to, by SMTP_URL. Default: none.',
  CHECKPOINT_URL:
    'Address that each checkpoint is posted to as JSON, by the rules of webhooks (WEBHOOK_…). Default: none.',
  TIMESTAMP_URL:
    'Authority that attests the time of each checkpoint (RFC 3161), reached by the same rules. Default: none.',
} as const;

/** How the audit trail is sealed. */
export class AuditSettings extends HealthSettings {
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/.+/, {
    message: 'DATABASE_SEALER_URL must look like postgres://sealer:password@host:5432/database.',
  })
  databaseSealerUrl: string | null = null;

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/.+/, {
    message: 'DATABASE_ANALYTICS_URL must look like postgres://analytics:password@host:5432/database.',
  })
  databaseAnalyticsUrl: string | null = null;

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/.+/, {
    message: 'DATABASE_QUERY_URL must look like postgres://query:password@host:5432/database.',
  })
  databaseQueryUrl: string | null = null;

  @integer
  @IsInt({ message: 'QUERY_SECONDS must be a whole number.' })
  @Min(1, { message: 'QUERY_SECONDS must be 1 or more.' })
  @Max(300, { message: 'QUERY_SECONDS must be at most 300.' })
  querySeconds = 20;

  auditKeyFile: string | null = null;

  @integer
  @IsInt({ message: 'CHECKPOINT_MINUTES must be a whole number.' })
  @Min(1, { message: 'CHECKPOINT_MINUTES must be 1 or more.' })
  @Max(1_440, { message: 'CHECKPOINT_MINUTES must be at most 1440.' })
  checkpointMinutes = 5;

  checkpointFile: string | null = null;

  @IsOptional()
  @Matches(/^[^\s@<>,;]+@[^\s@<>,;]+$/, { message: 'CHECKPOINT_MAIL must be one address, e.g. audit@example.com.' })
  checkpointMail: string | null = null;

  @IsOptional()
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'CHECKPOINT_URL must be a https address, e.g. https://audit.example.com/checkpoints.' },
  )
  checkpointUrl: string | null = null;

  @IsOptional()
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'TIMESTAMP_URL must be a https address, e.g. https://tsa.example.com/tsr.' },
  )
  timestampUrl: string | null = null;
}

export const auditFields = {
  DATABASE_SEALER_URL: 'databaseSealerUrl',
  DATABASE_ANALYTICS_URL: 'databaseAnalyticsUrl',
  DATABASE_QUERY_URL: 'databaseQueryUrl',
  QUERY_SECONDS: 'querySeconds',
  AUDIT_KEY_FILE: 'auditKeyFile',
  CHECKPOINT_MINUTES: 'checkpointMinutes',
  CHECKPOINT_FILE: 'checkpointFile',
  CHECKPOINT_MAIL: 'checkpointMail',
  CHECKPOINT_URL: 'checkpointUrl',
  TIMESTAMP_URL: 'timestampUrl',
} as const satisfies Record<keyof typeof auditVariables, keyof AuditSettings>;
