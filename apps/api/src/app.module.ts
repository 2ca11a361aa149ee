import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { Client } from '@temporalio/client';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { Settings } from '../../../config/settings.js';
import { AccessChanges } from '../../../database/people/access-changes.js';
import { TokenGuard } from './access/token.guard.js';
import { Sessions } from './access/sessions.js';
import { Sights } from './access/sights.js';
import { StillHere } from './access/still-here.js';
import { Jwts } from './access/jwts.js';
import { Tokens } from './access/tokens.js';
import { WithinGuard } from './limits/within.guard.js';
import { BusinessTime } from './commands/business-time.js';
import { Engine } from './commands/engine.js';
import { RecordCommands } from './commands/record-commands.js';
import { CommandSigner } from './commands/signer.js';
import { MediaTypeGuard } from './http/media-type.guard.js';
import { HealthController } from './health/health.controller.js';
import { IdempotencyInterceptor, makeIdempotent } from './idempotency/idempotency.interceptor.js';
import { IdempotencyKeys } from './idempotency/keys.js';
import { Presence } from './idempotency/presence.js';
import { McpController } from './mcp/mcp.controller.js';
import { McpMetadataController } from './mcp/metadata.controller.js';
import { MetricsController } from './telemetry/metrics.controller.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { RequestPipe } from './problems/validation.pipe.js';
import { controllers, providers, publicControllers } from './resources.js';
import { Guesses } from './throttling/guesses.js';
import { ThrottleGuard } from './throttling/throttle.guard.js';
import { SightGuard } from './readers/sight.guard.js';

@Module({})
export class AppModule {
  static with(parts: {
    settings: Settings;
    dataSource: DataSource;
    temporal: Client;
    businessTime: BusinessTime;
    logger: Logger;
  }): DynamicModule {
    makeIdempotent(controllers);
    return {
      module: AppModule,
      // Requests are logged by one hook of Fastify; as a middleware it would cost every read.
      imports: [DiscoveryModule, LoggerModule.forRoot({ pinoHttp: { logger: parts.logger }, forRoutes: [] })],
      controllers: [
        ...[HealthController, MetricsController, McpController, McpMetadataController],
        ...[...publicControllers, ...controllers],
      ],
      providers: [
        { provide: Settings, useValue: parts.settings },
        { provide: DataSource, useValue: parts.dataSource },
        { provide: Client, useValue: parts.temporal },
        { provide: BusinessTime, useValue: parts.businessTime },
        {
          provide: AccessChanges,
          useFactory: ({ databaseUrl }: Settings) => new AccessChanges(databaseUrl),
          inject: [Settings],
        },
        Sights,
        Tokens,
        Jwts,
        Sessions,
        StillHere,
        CommandSigner,
        Guesses,
        Engine,
        RecordCommands,
        Presence,
        IdempotencyKeys,
        IdempotencyInterceptor,
        { provide: APP_GUARD, useClass: TokenGuard },
        { provide: APP_GUARD, useClass: ThrottleGuard },
        { provide: APP_GUARD, useClass: WithinGuard },
        { provide: APP_GUARD, useClass: MediaTypeGuard },
        { provide: APP_GUARD, useClass: SightGuard },
        { provide: APP_PIPE, useClass: RequestPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ...providers,
      ],
    };
  }
}
