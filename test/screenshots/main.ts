import { loadSettings } from '../../config/settings.js';
import { connectTo } from '../harness/connections.js';
import { OwnServers } from '../harness/own-servers.js';
import { browserHere } from '../harness/page/browser-here.js';
import { readArguments, usage } from './arguments.js';
import { takeScreenshots } from './take.js';
import { askedFor, endWith } from '../harness/usage.js';

const began = Date.now();
const say = (line: string): void => {
  process.stdout.write(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}\n`);
};

/** `npm run screenshots`: every page in its states, on servers of its own. */
async function main(): Promise<number> {
  const args = askedFor(readArguments);
  if (args.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const browser = await browserHere();
  if ('missing' in browser) {
    process.stderr.write(`${browser.missing}\n`);
    return 1;
  }
  const servers = new OwnServers('tollgate-screenshots-', say);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      say('Ending.');
      void servers.stop().finally(() => process.exit(130));
    });
  try {
    say('PostgreSQL and a Temporal server are started');
    await serversOfTests(servers);
    const taken = await takeScreenshots({ ...args, browser: browser.path, say });
    const wrong = taken.filter(({ complaints }) => complaints.length > 0);
    if (taken.length === 0) process.stderr.write('None of the pages is called so.\n');
    for (const { file, complaints } of wrong) process.stderr.write(`${file}: ${complaints.join('; ')}\n`);
    return wrong.length > 0 || taken.length === 0 ? 1 : 0;
  } finally {
    await servers.stop();
  }
}

/** What tests find started by `test/harness/global-setup.mjs`. */
async function serversOfTests(servers: OwnServers): Promise<void> {
  const { postgres, temporal } = await servers.start();
  await postgres.createDatabase('tollgate_template');
  const DATABASE_URL = postgres.appUrl('tollgate_template');
  const DATABASE_OWNER_URL = postgres.url('tollgate_template');
  const DATABASE_SEALER_URL = postgres.sealerUrl('tollgate_template');
  const DATABASE_QUERY_URL = postgres.queryUrl('tollgate_template');
  const addresses = { DATABASE_URL, DATABASE_OWNER_URL, DATABASE_SEALER_URL, DATABASE_QUERY_URL };
  const { close } = await connectTo(loadSettings({ ...addresses, ...temporal.settings }));
  await close();
  process.env['TOLLGATE_TEST_POSTGRES'] = postgres.url('postgres');
  process.env['TOLLGATE_TEST_POSTGRES_APP'] = postgres.appUrl('postgres');
  process.env['TOLLGATE_TEST_POSTGRES_SEALER'] = postgres.sealerUrl('postgres');
  process.env['TOLLGATE_TEST_POSTGRES_QUERY'] = postgres.queryUrl('postgres');
  process.env['TOLLGATE_TEST_TEMPORAL'] = JSON.stringify(temporal.settings);
}

endWith(main());
