import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Client } from '@temporalio/client';
import { Logger } from 'nestjs-pino';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { logLines } from '../../../config/log-lines.js';
import type { Settings } from '../../../config/settings.js';
import { forgetChangedAccess } from './http/forget-changed.js';
import { AppModule } from './app.module.js';
import { BusinessTime, sharedTime } from './commands/business-time.js';
import { apiPrefix, completeLocations, outsideApi } from './http/api-prefix.js';
import { keepOutOfCaches } from './http/caching.js';
import { refuseWrongPaths } from './http/wrong-path.js';
import { openApiDocument } from './openapi/document.js';
import { sendSafeHeaders } from './http/safe-headers.js';
import { servePage } from './http/serve-page.js';
import { logRequests } from './request-log.js';
import { boundRequests, largestJson, requestLimits } from './requests/bounded-requests.js';
import { traceRequests } from './telemetry/trace-requests.js';
import { answerClientError, answerWithoutRoute } from './requests/client-error.js';
import { largestFile } from './uploads/upload.js';

/**
 * The API, not yet listening: `await app.listen(port, host)`. Closing it leaves the data source and the client alone.
 * @param businessTime another where time is skipped
 */
export async function createApp(
  settings: Settings,
  dataSource: DataSource,
  temporal: Client,
  businessTime: BusinessTime = sharedTime,
): Promise<NestFastifyApplication> {
  const logger = pino(
    {
      level: settings.logLevel,
      base: { app: 'api' },
      redact: ['req.headers.authorization', 'headers.authorization', 'req.headers.cookie', 'headers.cookie'],
    },
    logLines(),
  );
  const adapter = new FastifyAdapter({
    genReqId: () => randomUUID(),
    trustProxy: 'loopback',
    bodyLimit: largestJson,
    ...requestLimits,
    clientErrorHandler: answerClientError,
    frameworkErrors: answerWithoutRoute,
    multipart: false,
    routerOptions: { maxParamLength: 500 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with({ settings, dataSource, temporal, businessTime, logger }),
    adapter,
    { bufferLogs: true, abortOnError: false, forceCloseConnections: true },
  );
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix(apiPrefix, { exclude: outsideApi });
  await sendSafeHeaders(app);
  refuseWrongPaths(adapter.getInstance());
  await servePage(adapter.getInstance());
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: largestFile, files: 1 } });
  if (settings.otlpEndpoint !== null) traceRequests(app);
  boundRequests(app, settings.bodySeconds * 1000);
  logRequests(app, logger);
  keepOutOfCaches(app);
  forgetChangedAccess(app);
  completeLocations(adapter.getInstance());
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('docs', app, () => (document ??= openApiDocument(app)), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Tollgate API',
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
