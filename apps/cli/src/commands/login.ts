import { Option, type Command } from 'commander';
import { Client, Failure } from '../lib/client.js';
import { addressOf, forgetLogin, keepLogin, keptLogin } from '../lib/credentials.js';
import { machineName, untilDecided } from '../lib/device.js';
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
      const begun = await client.post('/device-logins', { client: machineName(), level });
      process.stdout.write(`Open ${begun.confirmAtWithCode}\nand let the code ${begun.userCode} in. Waiting …\n`);
      const { token, person, expiresAt } = await untilDecided(begun, (body) =>
        client.post('/device-logins/token', body),
      );
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
