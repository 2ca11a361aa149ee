import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { pino } from 'pino';
import { Settings } from '../../../config/settings.js';
import { temporalClient } from '../../../config/temporal-client.js';
import { lazyTemporal } from '../../../config/temporal-connection.js';
import { createDataSource } from '../../../database/data-source.js';
import { sharedTime } from './commands/business-time.js';
import { AppModule } from './app.module.js';
import { apiPrefix, outsideApi } from './http/api-prefix.js';
import { openApiDocument } from './openapi/document.js';

/** The OpenAPI document out of the code alone: nothing is listened on, and no server is asked. */
export async function describedApi(): Promise<OpenAPIObject> {
  const settings = Object.assign(new Settings(), { temporalAddress: '127.0.0.1:7233' });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with({
      settings,
      dataSource: createDataSource(settings.databaseUrl),
      temporal: temporalClient(lazyTemporal(settings), settings),
      businessTime: sharedTime,
      logger: pino({ level: 'silent' }),
    }),
    new FastifyAdapter(),
    { logger: false, abortOnError: false },
  );
  app.setGlobalPrefix(apiPrefix, { exclude: outsideApi });
  return openApiDocument(app);
}
