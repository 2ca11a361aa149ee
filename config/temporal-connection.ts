import { readFileSync } from 'node:fs';
import { Connection, type TLSConfig } from '@temporalio/client';
import type { Settings } from './settings.js';

export interface TemporalTransport {
  address: string;
  tls?: TLSConfig;
  apiKey?: string;
}

/** Transport settings that clients and workers share. */
export function temporalTransport(settings: Settings): TemporalTransport {
  return {
    address: settings.temporalAddress,
    ...(settings.temporalTls ? { tls: tlsOf(settings) } : {}),
    ...(settings.temporalApiKey === null ? {} : { apiKey: settings.temporalApiKey }),
  };
}

function tlsOf({ temporalTlsCa: ca, temporalTlsServerName: name, ...settings }: Settings): TLSConfig {
  const { temporalTlsCert: cert, temporalTlsKey: key } = settings;
  return {
    ...(ca === null ? {} : { serverRootCACertificate: readFileSync(ca) }),
    ...(name === null ? {} : { serverNameOverride: name }),
    ...(cert === null || key === null ? {} : { clientCertPair: { crt: readFileSync(cert), key: readFileSync(key) } }),
  };
}

/** @throws where the server does not answer in time */
export async function connectTemporal(
  settings: Settings,
  connectTimeout: '1 second' | '5 seconds' = '5 seconds',
): Promise<Connection> {
  return Connection.connect({ ...temporalTransport(settings), connectTimeout });
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
