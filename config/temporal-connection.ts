import { readFileSync } from 'node:fs';
import { Connection } from '@temporalio/client';
import type { Settings } from './settings.js';

export interface TemporalTransport {
  address: string;
  tls?: true | { clientCertPair: { crt: Buffer; key: Buffer } };
  apiKey?: string;
}

/** Transport settings that clients and workers share. */
export function temporalTransport(settings: Settings): TemporalTransport {
  const { temporalTlsCert: cert, temporalTlsKey: key } = settings;
  const pair =
    cert !== null && key !== null
      ? { clientCertPair: { crt: readFileSync(cert), key: readFileSync(key) } }
      : (true as const);
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

/**
 * Connects at its first use, so that whoever holds it can start while the server is away. A server that comes back is
 * found within two seconds; the transport's own pause grows to two minutes.
 */
export function lazyTemporal(settings: Settings): Connection {
  return Connection.lazy({
    ...temporalTransport(settings),
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 250, 'grpc.max_reconnect_backoff_ms': 2_000 },
  });
}
