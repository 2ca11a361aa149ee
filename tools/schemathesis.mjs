// Attacks a started Tollgate by its own OpenAPI document, with schemathesis (https://schemathesis.readthedocs.io):
//
//   TOLLGATE_HOME=/tmp/attacked PORT=3999 REQUESTS_PER_MINUTE=1000000 npm start
//   node tools/schemathesis.mjs --url http://127.0.0.1:3999 --token-file /tmp/attacked/admin.token --seconds 1800
//
// No answer may be a 5xx or one that the document does not name, none may differ from its schema, and nothing that the
// document forbids may be accepted. It changes and deletes what it finds: never point it at an installation that people
// use. What stands after `--` goes to schemathesis as it is. It is installed by pip, once, into ~/.cache/tollgate.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const version = '4.32.5';
const apiPrefix = '/api/v1';

const split = process.argv.indexOf('--');
const own = process.argv.slice(2, split === -1 ? undefined : split);
const passedOn = split === -1 ? [] : process.argv.slice(split + 1);
const { values } = parseArgs({
  args: own,
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    'token-file': { type: 'string', default: '.tollgate/admin.token' },
    seconds: { type: 'string', default: '600' },
    seed: { type: 'string' },
  },
});
const token = readFileSync(values['token-file'], 'utf8').trim();

const program = installed();
const folder = mkdtempSync(join(tmpdir(), 'tollgate-schemathesis-'));
writeFileSync(join(folder, 'schemathesis.toml'), configuration(await something()));
process.stdout.write(`Its configuration and reports are in ${folder}.\n`);
const { status } = spawnSync(
  program,
  [
    ...['run', `${values.url}/openapi.json`, '--url', values.url, '--header', `Authorization: Bearer ${token}`],
    ...['--max-time', values.seconds, '--continue-on-failure', '--request-timeout', '30'],
    ...['--report', 'ndjson', '--report-dir', folder],
    ...(values.seed === undefined ? [] : ['--seed', values.seed]),
    ...passedOn,
  ],
  { cwd: folder, stdio: 'inherit' },
);
process.exit(status ?? 1);

/** The program, in a Python environment of its own. */
function installed() {
  const home = join(homedir(), '.cache/tollgate', `schemathesis-${version}`);
  const binary = join(home, 'bin/schemathesis');
  if (existsSync(binary)) return binary;
  const run = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;
  if (spawnSync('python3', ['--version']).status !== 0) {
    process.stderr.write(
      'schemathesis is a Python program, and there is no python3 here. Install Python 3.10 or newer.\n',
    );
    process.exit(2);
  }
  mkdirSync(home, { recursive: true });
  if (
    !run('python3', ['-m', 'venv', home]) ||
    !run(join(home, 'bin/pip'), ['install', '-q', `schemathesis==${version}`])
  )
    process.exit(2);
  return binary;
}

async function call(method, path, body, headers = {}) {
  const response = await fetch(`${values.url}${apiPrefix}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** People, programs, items in several states and one of everything else: without them nearly all would be 404. */
async function something() {
  const mark = Date.now().toString(36);
  const due = (month) => ({ date: `2030-${month}-15`, time: '18:00', zone: 'Asia/Singapore' });
  const ids = { people: [], programs: [], phases: [], items: [] };
  for (let n = 0; n < 4; n += 1) {
    const person = { name: `Person ${mark} ${n}`, email: `p${n}.${mark}@example.com`, access: 'program_manager' };
    ids.people.push((await call('POST', '/people', person)).id);
  }
  const [ownerId, managerId, domainLeadId] = ids.people;
  for (let n = 0; n < 3; n += 1) {
    const phases = [{ name: 'Detection' }, { name: 'Enforcement' }];
    const asked = { name: `Program ${mark} ${n}`, managerId, domainLeadId, launch: n > 0, phases };
    const made = await call('POST', '/programs', asked);
    ids.programs.push(made.id);
    ids.phases.push(...made.phases.map(({ id }) => id));
    for (const month of ['03', '06', '09', '12']) {
      const item = { programId: made.id, phaseId: made.phases[0].id, title: `Item ${month}`, ownerId, due: due(month) };
      ids.items.push((await call('POST', '/action-items', item)).id);
    }
  }
  const listed = async (path) => (await call('GET', path)).items ?? [];
  const idsOf = async (path, field = 'id') => (await listed(path)).map((each) => String(each[field])).slice(0, 8);
  await call('POST', '/teams', { name: `Team ${mark}` });
  await call('POST', '/webhooks', { name: `Hook ${mark}`, url: 'http://127.0.0.1:9/' }).catch(() => undefined);
  await call('POST', `/people/${ownerId}/tokens`, { name: 'one' });
  await call('POST', `/people/${ownerId}/feeds`, {});
  await call('POST', `/action-items/${ids.items[4]}/evidence`, { title: 'A link', url: 'https://example.com/' });
  await call('POST', `/programs/${ids.programs[1]}/template`, { name: `Template ${mark}` }).catch(() => undefined);
  return {
    'action-items': ids.items,
    programs: ids.programs,
    phases: ids.phases,
    people: ids.people,
    teams: await idsOf('/teams'),
    policies: await idsOf('/policies'),
    calendars: await idsOf('/calendars', 'key'),
    webhooks: await idsOf('/webhooks'),
    templates: await idsOf('/templates'),
    rotas: await idsOf('/rotas'),
    recurrences: await idsOf('/recurrences'),
    exceptions: await idsOf('/exceptions'),
    notifications: await idsOf('/notifications'),
    tokens: await idsOf(`/people/${ownerId}/tokens`),
    feeds: await idsOf(`/people/${ownerId}/feeds`),
    evidence: await idsOf(`/action-items/${ids.items[4]}/evidence`),
  };
}

/** Most requests are about what is there; some still try ids of their own. */
function configuration(known) {
  const quoted = (text) => JSON.stringify(text);
  const there = Object.entries(known).filter(([, ids]) => ids.length > 0);
  const dictionaries = there.map(([noun, ids]) => `[dictionaries.${noun}]\nvalues = [${ids.map(quoted).join(', ')}]\n`);
  const bound = (name, noun) => `${quoted(name)} = { dictionary = ${quoted(noun)}, probability = 0.9 }`;
  const inner = {
    phaseId: 'phases',
    evidenceId: 'evidence',
    tokenId: 'tokens',
    feedId: 'feeds',
    predecessorId: 'action-items',
  };
  const fields = {
    programId: 'programs',
    phaseId: 'phases',
    ownerId: 'people',
    managerId: 'people',
    personId: 'people',
  };
  const everywhere = [
    ...Object.entries(inner).map(([name, noun]) => [`path.${name}`, noun]),
    ...Object.entries(fields).map(([name, noun]) => [`body.${name}`, noun]),
  ].filter(([, noun]) => known[noun].length > 0);
  const operations = there
    .filter(([noun]) => !Object.values(inner).includes(noun) || noun === 'action-items')
    .map(
      ([noun]) =>
        `[[operations]]\ninclude-path-regex = ${quoted(`^${apiPrefix}/${noun}/\\{(id|key)\\}`)}\n[operations.parameters]\n` +
        `${bound(noun === 'calendars' ? 'path.key' : 'path.id', noun)}\n`,
    );
  return [
    ...dictionaries,
    '[parameters]',
    ...everywhere.map(([name, noun]) => bound(name, noun)),
    ...operations,
    // What the rules refuse, they refuse with 409 or 422: that a request is well formed is not all that they ask.
    '[checks]',
    'positive_data_acceptance.enabled = false',
    // What is too long for a head is refused before it is looked at.
    'negative_data_rejection.expected-statuses = [400, 401, 403, 404, 405, 406, 409, 412, 415, 422, 428, 429, 431]',
    // A path such as /people/me takes what /people/{id} takes too, and `Allow` says so.
    'allow_header_conformance.enabled = false',
  ].join('\n');
}
