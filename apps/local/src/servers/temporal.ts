import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Connection } from '@temporalio/client';
import { loadSettings } from '../../../../config/settings.js';
import { defaultRehearsalNamespace } from '../../../../config/settings/temporal.js';
import { connectTemporal } from '../../../../config/temporal-connection.js';
import { trimVisibility } from '../../../../database/temporal-visibility.js';
import type { Home } from './home.js';
import { temporalCertificates, temporalServerName, type TemporalCertificates } from './certificates.js';
import { KeptProcess } from './kept-process.js';
import type { Postgres } from './postgres.js';
import { temporalPrograms } from './temporal-programs.js';

const run = promisify(execFile);

const services = ['frontend', 'history', 'matching', 'worker'] as const;
export const temporalPortNames = services.flatMap((service) => [`${service}Grpc`, `${service}Membership`]);

export interface TemporalServer {
  process: KeptProcess;
  address: string;
  /** Settings by which it is reached: it speaks to nobody else. */
  settings: Record<`TEMPORAL_${string}`, string>;
}

export interface TemporalOptions {
  ports: Record<string, number>;
  /** For tests and the demo only: lets a client move the clock of single workflows. */
  timeSkipping: boolean;
}

const stores = { temporal: 'temporal', temporal_visibility: 'visibility' } as const;

/** A real Temporal server on this machine's PostgreSQL, reachable from this machine only. */
export async function startTemporal(
  home: Home,
  postgres: Postgres,
  options: TemporalOptions,
  say: (line: string) => void,
): Promise<TemporalServer> {
  const programs = await temporalPrograms(say);
  await prepareSchemas(programs.sql, home, postgres, say);
  await trimVisibility(postgres.url('temporal_visibility'), (count) => {
    say(`Making ${count} indexes of the Temporal server's lists partial, once.`);
  });
  home.write('temporal-dynamic.yaml', dynamicConfig(options.timeSkipping));
  const certificates = temporalCertificates(home.path('temporal-tls'));
  home.write('temporal.yaml', serverConfig(home, postgres, options.ports, certificates));
  const address = `127.0.0.1:${options.ports['frontendGrpc'] ?? 0}`;
  const settings = {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_TLS_CA: certificates.ca,
    TEMPORAL_TLS_SERVER_NAME: temporalServerName,
    TEMPORAL_TLS_CERT: certificates.client.cert,
    TEMPORAL_TLS_KEY: certificates.client.key,
  };
  const kept = new KeptProcess(
    home,
    {
      name: 'temporal',
      command: programs.server,
      args: ['--config-file', home.path('temporal.yaml'), '--allow-no-auth', 'start'],
      stopSignal: 'SIGTERM',
      idleAtMostMs: 60_000,
      isReady: () => answers(settings),
    },
    say,
  );
  await kept.start();
  return { process: kept, address, settings };
}

/** Brings both schemas to the version that the server wants; done once for each build of the server. */
async function prepareSchemas(sql: string, home: Home, postgres: Postgres, say: (line: string) => void): Promise<void> {
  if (home.read('temporal-schema.json') === sql) return;
  say('Preparing the Temporal databases, about 5 s, once.');
  const env = {
    ...process.env,
    SQL_PLUGIN: 'postgres12',
    SQL_HOST: '127.0.0.1',
    SQL_PORT: String(postgres.port),
    SQL_USER: postgres.user,
    SQL_PASSWORD: postgres.password,
  };
  for (const [database, schema] of Object.entries(stores)) {
    await postgres.createDatabase(database);
    const tool = (...args: string[]): Promise<unknown> => run(sql, ['--database', database, ...args], { env });
    // Refused where it was set up before; the update then tells whether all is well.
    await tool('setup-schema', '-v', '0.0').catch(() => undefined);
    await tool('update-schema', '--schema-name', `postgresql/v12/${schema}`);
  }
  home.write('temporal-schema.json', JSON.stringify(sql));
}

function dynamicConfig(timeSkipping: boolean): string {
  return JSON.stringify({
    // Time runs faster for rehearsals only, in a namespace of their own.
    'frontend.WorkflowTimeSkippingEnabled': [
      { value: true, constraints: { namespace: defaultRehearsalNamespace } },
      { value: timeSkipping },
    ],
    // One machine: the limits that protect a shared cluster from one namespace are in the way.
    'frontend.namespaceRPS': [{ value: 20_000 }],
    'frontend.rps': [{ value: 20_000 }],
    'history.rps': [{ value: 20_000 }],
    'matching.rps': [{ value: 20_000 }],
    'history.persistenceMaxQPS': [{ value: 50_000 }],
    'matching.persistenceMaxQPS': [{ value: 50_000 }],
    'frontend.persistenceMaxQPS': [{ value: 50_000 }],
    // One partition: with four, tasks wait at partitions where nobody polls.
    'matching.numTaskqueueReadPartitions': [{ value: 1 }],
    'matching.numTaskqueueWritePartitions': [{ value: 1 }],
    // A workflow that has lost its task several times in a row, its worker killed again and again, waits for longer each
    // time: ten minutes in the end, unless said otherwise. What is due meanwhile is fired by the sweep; a command waits.
    'history.workflowTaskRetryMaxInterval': [{ value: '30s' }],
    // After how many it reports that a workflow fails: five, unless said otherwise. The patrol goes by it.
    'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute': [{ value: 3 }],
    // How far the clocks of several machines may be apart: here it is one. A timer that a skip makes due waits for so long.
    ...(timeSkipping ? { 'history.timerProcessorMaxTimeShift': [{ value: '20ms' }] } : {}),
  });
}

/** JSON is YAML. */
function serverConfig(
  home: Home,
  postgres: Postgres,
  ports: Record<string, number>,
  certificates: TemporalCertificates,
): string {
  const store = (databaseName: string): object => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `127.0.0.1:${postgres.port}`,
      connectProtocol: 'tcp',
      user: postgres.user,
      password: postgres.password,
      maxConns: 20,
      maxIdleConns: 20,
      // Those that a start or a herd opened are closed again soon: each is a process of the database's.
      maxConnLifetime: '1m',
    },
  });
  const service = (name: (typeof services)[number]): object => ({
    rpc: { grpcPort: ports[`${name}Grpc`], membershipPort: ports[`${name}Membership`], bindOnLocalHost: true },
  });
  return JSON.stringify({
    log: { stdout: true, level: 'error' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: 4,
      datastores: { default: store('temporal'), visibility: store('temporal_visibility') },
    },
    global: {
      membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' },
      tls: mutualTls(certificates),
    },
    services: Object.fromEntries(services.map((name) => [name, service(name)])),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${ports['frontendGrpc'] ?? 0}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: home.path('temporal-dynamic.yaml'), pollInterval: '60s' },
  });
}

/** Whoever speaks to any of its ports, its own services too, shows a certificate of this installation. */
function mutualTls({ ca, server }: TemporalCertificates): object {
  const own = { certFile: server.cert, keyFile: server.key };
  const client = { serverName: temporalServerName, rootCaFiles: [ca] };
  const group = { server: { ...own, requireClientAuth: true, clientCaFiles: [ca] }, client };
  return { internode: group, frontend: group, systemWorker: { ...own, client } };
}

async function answers(given: TemporalServer['settings']): Promise<boolean> {
  let connection: Connection | null = null;
  try {
    connection = await connectTemporal(loadSettings(given), '1 second');
    await connection.withDeadline(Date.now() + 1_000, async () =>
      connection?.workflowService.listNamespaces({ pageSize: 1 }),
    );
    return true;
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}
