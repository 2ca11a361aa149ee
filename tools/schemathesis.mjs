// Attacks a started Tollgate by its own OpenAPI document, with schemathesis (https://schemathesis.readthedocs.io):
//
//   TOLLGATE_HOME=/tmp/attacked PORT=3999 REQUESTS_PER_MINUTE=1000000 FAILURES_PER_MINUTE=1000000 npm start
//   node tools/schemathesis.mjs --url http://127.0.0.1:3999 --token-file /tmp/attacked/admin.token --seconds 1800
//
// No answer may be a 5xx or one that the document does not name, none may differ from its schema, and nothing that the
// document forbids may be accepted. `--as` says who attacks:
//
//   administrator  by the token of the file, who may do everything
//   scoped         by a token of theirs that reads, in one program: nothing may be changed
//   nobody         by none; expired: by one of theirs that has ended; foreign: by one of another installation; forged: by
//                  one that another issuer has signed. They are refused with 401 wherever it is not open to all.
//
// But for the administrator, the trail must be as long after it as before. It changes and deletes what it finds: never
// point it at an installation that people use. What stands after `--` goes to schemathesis as it is. It is installed by
// pip, once, into ~/.cache/tollgate.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { attackers, faultsOf, newestEvent, tokenOf } from './schemathesis/attackers.mjs';
import { configuration } from './schemathesis/configuration.mjs';
import { caller, something } from './schemathesis/something.mjs';

const version = '4.32.5';

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
    as: { type: 'string', default: 'administrator' },
  },
});
const { url, as } = values;
if (!attackers.includes(as)) {
  process.stderr.write(`--as is one of ${attackers.join(', ')}, and not ${as}.\n`);
  process.exit(2);
}
const token = readFileSync(values['token-file'], 'utf8').trim();
const call = caller(url, token);

const program = installed();
const folder = mkdtempSync(join(tmpdir(), 'tollgate-schemathesis-'));
const known = await something(call);
writeFileSync(join(folder, 'schemathesis.toml'), configuration(known));
const comesBy = await tokenOf(as, { url, token, call, known });
const before = await newestEvent(call);
process.stdout.write(`Its configuration and reports are in ${folder}.\n`);
const attack = spawn(
  program,
  [
    ...['run', `${url}/openapi.json`, '--url', url],
    ...(comesBy === null ? [] : ['--header', `Authorization: Bearer ${comesBy}`]),
    ...['--max-time', values.seconds, '--continue-on-failure', '--request-timeout', '30'],
    ...['--report', 'ndjson,har', '--report-dir', folder],
    ...(values.seed === undefined ? [] : ['--seed', values.seed]),
    ...passedOn,
  ],
  { cwd: folder, stdio: 'inherit' },
);
const [status] = await once(attack, 'close');
const faults = as === 'administrator' ? [] : await withoutRight();
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exit(faults.length > 0 ? 1 : (status ?? 1));

/** What came of it that must not, line by line. */
async function withoutRight() {
  const file = readdirSync(folder).find((name) => name.startsWith('har'));
  const { entries } = JSON.parse(readFileSync(join(folder, file), 'utf8')).log;
  const { paths } = await (await fetch(`${url}/openapi.json`)).json();
  const answered = faultsOf(as, paths, entries);
  const { length } = entries;
  process.stdout.write(`${length} answers were looked at: ${answered.length} operations gave one that they may not.\n`);
  const after = await newestEvent(call);
  return after === before ? answered : [...answered, `Something was written: the trail has events after ${before}.`];
}

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
