import type { Client, Connection } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { ensureNamespace } from '../../apps/worker/src/engine/namespace.js';
import type { Settings } from '../../config/settings.js';
import { temporalClient } from '../../config/temporal-client.js';
import { lazyTemporal } from '../../config/temporal-connection.js';
import { createDataSource } from '../../database/data-source.js';
import { ownerUrlOf, prepareAsOwner } from '../../database/prepare-as-owner.js';
import { until } from './until.js';

export interface Connections {
  dataSource: DataSource;
  connection: Connection;
  temporal: Client;
  close: () => Promise<void>;
}

/** Connects, as the database's owner, to servers that have just been started, and makes sure of schema, roles and namespace. */
export async function connectTo(settings: Settings): Promise<Connections> {
  const connection = lazyTemporal(settings);
  const dataSource = createDataSource(ownerUrlOf(settings));
  const close = async (): Promise<void> => {
    await connection.close();
    if (dataSource.isInitialized) await dataSource.destroy();
  };
  try {
    await ensureNamespace(connection, settings.temporalNamespace);
    await dataSource.initialize();
    await prepareAsOwner(dataSource, settings);
    const temporal = temporalClient(connection, settings);
    // A worker that polls before every part of the server knows the namespace is refused, and comes back after 10 s.
    await until('Temporal to know its namespace', () => knowsTaskQueue(temporal, settings.taskQueue));
    return { dataSource, connection, temporal, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

async function knowsTaskQueue(temporal: Client, name: string): Promise<boolean> {
  await temporal.workflowService.describeTaskQueue({ namespace: temporal.options.namespace, taskQueue: { name } });
  return true;
}
