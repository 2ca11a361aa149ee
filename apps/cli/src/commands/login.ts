import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Option, type Command } from 'commander';
import { Client, Failure } from '../lib/client.js';
import { addressOf, forgetLogin, keepLogin, keptLogin } from '../lib/credentials.js';
import { plain } from '../lib/output.js';
import { whenText } from '../lib/times.js';

type Level = 'read' | 'act' | 'administer';

/** Coming in by the browser, and who one is. */
export function loginCommands(program: Command): void {
  program
    .command('login')
    .description('sign the command line in: confirm a code in the browser')
    .addOption(
      new Option('--level <level>', 'good to read, to act, or to administer too')
        .choices(['read', 'act', 'administer'])
        .default('act'),
    )
    .addHelpText('after', '\nExample:\n  TOLLGATE_URL=https://tollgate.example.com tollgate login --level read\n')
    .action(async ({ level }: { level: Level }) => {
      const url = addressOf(process.env);
      const client = Client.withoutToken(url);
      const begun = await client.post('/device-logins', { client: `tollgate on ${hostname()}`.slice(0, 100), level });
      process.stdout.write(`Open ${begun.confirmAtWithCode}\nand let the code ${begun.userCode} in. Waiting …\n`);
      const { token, person, expiresAt } = await untilDecided(client, begun);
      keepLogin(process.env, url, token);
      process.stdout.write(
        `Signed in as ${plain(person)} until ${whenText(expiresAt)}; tollgate logout ends it before.\n`,
      );
    });
  program
    .command('logout')
    .description('end the token that login has kept')
    .action(async () => {
      const url = addressOf(process.env);
      const token = keptLogin(process.env, url);
      if (token === null) throw new Failure(`Nobody has signed in at ${url} from here.`);
      const client = new Client({ ...process.env, TOLLGATE_URL: url, TOLLGATE_TOKEN: token });
      try {
        const current: string = 'current';
        await client.delete(`/people/${plain((await client.get('/people/me')).id)}/tokens/${current}`);
      } catch (error) {
        // It has ended already.
        if (!(error instanceof Failure) || error.problem['code'] !== 'unauthenticated') throw error;
      }
      forgetLogin(process.env, url);
      process.stdout.write('Signed out.\n');
    });
  program
    .command('whoami')
    .description('as whom the command line speaks, and to where')
    .action(async () => {
      const client = new Client();
      const { name, email, access } = await client.get('/people/me');
      process.stdout.write(`${plain(name)}${email ? ` <${plain(email)}>` : ''}, ${plain(access)}, at ${client.url}\n`);
    });
}

async function untilDecided(
  client: Client,
  { deviceCode, interval, expiresIn }: { deviceCode: string; interval: number; expiresIn: number },
): Promise<{ token: string; person: string; expiresAt: string }> {
  let pause = interval;
  for (const end = Date.now() + expiresIn * 1000; Date.now() < end;) {
    await sleep(pause * 1000);
    try {
      return await client.post('/device-logins/token', { deviceCode });
    } catch (error) {
      const code = error instanceof Failure ? error.problem['code'] : null;
      if (code === 'slow-down') pause += 5;
      else if (code !== 'login-pending') throw error;
    }
  }
  throw new Failure('Nobody let it in in time. Begin anew: tollgate login.');
}
