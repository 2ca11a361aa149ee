import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, type Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { EncryptingCodec, type PayloadSecrets } from './payload-codec.js';
import type { Settings } from './settings.js';
import type { Tracing } from './tracing.js';

/** Beside this file, built or not. */
const failureConverter = `failure-converter${extname(import.meta.url)}`;

/** How all that goes to the Temporal server is written, and read: clients and workers have the same. */
export function dataConverterOf(secrets: PayloadSecrets): DataConverter {
  return {
    payloadCodecs: [new EncryptingCodec(secrets)],
    failureConverterPath: fileURLToPath(new URL(failureConverter, import.meta.url)),
  };
}

/** Speaks to the workflows of an installation; the one place where a client is made. */
export function temporalClient(
  connection: Connection,
  settings: PayloadSecrets & Pick<Settings, 'temporalNamespace'>,
  tracing: Tracing | null = null,
): Client {
  return new Client({
    connection,
    namespace: settings.temporalNamespace,
    dataConverter: dataConverterOf(settings),
    ...(tracing ? { interceptors: tracing.clientInterceptors } : {}),
  });
}
