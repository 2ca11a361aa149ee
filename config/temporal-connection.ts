import { readFileSync } from 'node:fs';
import { Connection, type ConnectionOptions } from '@temporalio/client';
import type { Settings } from './settings.js';

/** Transport settings that clients and workers share. */
export function temporalTransport(settings: Settings): Pick<ConnectionOptions, 'address' | 'tls' | 'apiKey'> {
  const { temporalTlsCert: cert, temporalTlsKey: key } = settings;
  const pair = cert !== null && key !== null ? { clientCertPair: { crt: readFileSync(cert), key: readFileSync(key) } } : true;
  return {
    address: settings.temporalAddress,
    ...(settings.temporalTls ? { tls: pair } : {}),
    ...(settings.temporalApiKey === null ? {} : { apiKey: settings.temporalApiKey }),
  };
}

/** @throws where the server does not answer within 5 s */
export async function connectTemporal(settings: Settings): Promise<Connection> {
  return Connection.connect({ ...temporalTransport(settings), connectTimeout: '5 seconds' });
}

/** Connects at its first use, so that whoever holds it can start while the server is away. */
export function lazyTemporal(settings: Settings): Connection {
  return Connection.lazy(temporalTransport(settings));
}
