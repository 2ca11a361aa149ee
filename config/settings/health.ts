import 'reflect-metadata';
import { IsBoolean, IsIn, IsInt, IsOptional, IsUrl, Max, Min } from 'class-validator';
import { flag, integer } from './transforms.js';
import { SignInSettings } from './sign-in.js';

/** What they mean. */
export const healthVariables = {
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
  OTEL_EXPORTER_OTLP_ENDPOINT:
    'Collector that traces are sent to, by OTLP over HTTP, e.g. `http://127.0.0.1:4318`. Default: none, and nothing is traced.',
  LOG_LEVEL: 'trace, debug, info, warn, error, fatal or silent. Default info.',
} as const;

/** How a process tells whether it lives, what it did, and what becomes of one that is stuck. */
export class HealthSettings extends SignInSettings {
  @IsOptional()
  @integer
  @IsInt({ message: 'API_HEALTH_PORT must be a whole number, e.g. API_HEALTH_PORT=3002.' })
  @Min(0, { message: 'API_HEALTH_PORT must be between 0 and 65535.' })
  @Max(65_535, { message: 'API_HEALTH_PORT must be between 0 and 65535.' })
  apiHealthPort: number | null = null;

  @IsOptional()
  @integer
  @IsInt({ message: 'WORKER_HEALTH_PORT must be a whole number, e.g. WORKER_HEALTH_PORT=3001.' })
  @Min(0, { message: 'WORKER_HEALTH_PORT must be between 0 and 65535.' })
  @Max(65_535, { message: 'WORKER_HEALTH_PORT must be between 0 and 65535.' })
  workerHealthPort: number | null = null;

  @integer
  @IsInt({ message: 'STUCK_AFTER_SECONDS must be a whole number.' })
  @Min(1, { message: 'STUCK_AFTER_SECONDS must be 1 or more.' })
  stuckAfterSeconds = 60;

  @flag
  @IsBoolean({ message: 'END_WHEN_STUCK must be true or false.' })
  endWhenStuck = false;

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

export const healthFields = {
  API_HEALTH_PORT: 'apiHealthPort',
  WORKER_HEALTH_PORT: 'workerHealthPort',
  STUCK_AFTER_SECONDS: 'stuckAfterSeconds',
  END_WHEN_STUCK: 'endWhenStuck',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'otlpEndpoint',
  LOG_LEVEL: 'logLevel',
} as const satisfies Record<keyof typeof healthVariables, keyof HealthSettings>;
