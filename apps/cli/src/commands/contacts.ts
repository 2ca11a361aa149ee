import { text } from 'node:stream/consumers';
import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { given, instant, wholeNumber } from '../lib/options.js';
import { facts, nameOf, plain, show, table, whenText } from '../lib/output.js';
import { personId, programId } from '../lib/refs.js';

interface Common {
  json?: boolean;
}

interface Target extends Common {
  for?: string;
  program?: string;
}

const json = ['--json', 'print one JSON document'] as const;
const vendors = ['lark', 'slack', 'teams'];

/** The report stands before the mail that it returns, which may be long. */
const mostBounced = 500_000;

/** Where messages reach people and rooms, and how they went. */
export function contactCommands(program: Command): void {
  const contacts = program
    .command('contacts')
    .description('where messages reach a person, or the rooms of a program: list, add, confirm, test, remove');
  target(contacts.command('list').description('list addresses; webhooks are only hinted at'))
    .option(...json)
    .addHelpText('after', '\nExamples:\n  tollgate contacts list\n  tollgate contacts list --program "Leakage 2026"\n')
    .action(async (options: Target) => {
      const client = new Client();
      const page = await client.get(await pathOf(client, options));
      show(options.json, page, () => contactTable(page.items));
    });
  target(contacts.command('add').description('add a webhook of Lark, Slack or Teams, or a person as Lark knows them'))
    .addOption(new Option('--channel <channel>', 'which vendor').choices(vendors).makeOptionMandatory())
    .option('--url <url>', 'the webhook; it is kept sealed')
    .option('--lark-id <id>', 'instead of a webhook: open id, union id or user id; a code comes there')
    .option('--secret <secret>', 'signing secret of a Lark bot')
    .option('--name <name>', 'what people call it')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate contacts add --channel lark --url https://open.larksuite.com/open-apis/bot/v2/hook/… --secret …\n' +
        '  tollgate contacts add --channel lark --lark-id ou_7d8a… && tollgate contacts confirm 3f0c… --code 12345678\n',
    )
    .action(
      async (options: Target & { channel: string; url?: string; larkId?: string; secret?: string; name?: string }) => {
        const client = new Client();
        const { channel, url, larkId, secret, name } = options;
        const made = await client.post(await pathOf(client, options), given({ channel, url, larkId, secret, name }));
        show(options.json, made, () => contactTable([made]));
      },
    );
  contacts
    .command('confirm <id>')
    .description('show that an address is your own, by the code that came there')
    .requiredOption('--code <code>', 'the eight digits')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate contacts confirm 3f0c… --code 12345678\n')
    .action(async (id: string, options: Common & { code: string }) => {
      const client = new Client();
      const path = `/people/${await who(client, undefined)}/contact-points/${encodeURIComponent(id)}/confirm` as const;
      const made = await client.post(path, { code: options.code });
      show(options.json, made, () => contactTable([made]));
    });
  target(contacts.command('test <id>').description('send a test message'))
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate contacts test 3f0c… && tollgate deliveries list\n')
    .action(async (id: string, options: Target) => {
      const client = new Client();
      const made = await client.post(`${await pathOf(client, options)}/${encodeURIComponent(id)}/test`);
      show(options.json, made, () => 'On its way. See tollgate contacts list for how it went.');
    });
  target(contacts.command('remove <id>').description('remove a webhook; what is kept of it is gone')).action(
    async (id: string, options: Target) => {
      const client = new Client();
      await client.delete(`${await pathOf(client, options)}/${encodeURIComponent(id)}`);
      process.stdout.write('Removed.\n');
    },
  );
  deliveryCommands(program);
  linkCommands(program);
}

function deliveryCommands(program: Command): void {
  const deliveries = program
    .command('deliveries')
    .description('messages that left, wait or are dead: list, show, retry, bounced');
  deliveries
    .command('list')
    .description('list outgoing messages, newest first (administrators, auditors)')
    .addOption(new Option('--state <state>').choices(['pending', 'sent', 'dead', 'dropped']))
    .addOption(new Option('--channel <channel>').choices(['email', ...vendors]))
    .option('--to <who>', 'to this person')
    .option('--since <instant>', 'made at or after this, e.g. 2027-03-01T08:00:00Z', instant)
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate deliveries list --state dead\n')
    .action(
      async (options: Common & { state?: string; channel?: string; to?: string; since?: string; limit: number }) => {
        const client = new Client();
        const { state, channel, to, since } = options;
        const person = to === undefined ? undefined : await personId(client, to);
        const { items, more } = await client.all(
          '/deliveries',
          given({ state, channel, person, since }),
          options.limit,
        );
        show(options.json, { items, more }, () =>
          table(
            ['WHEN', 'TO', 'CHANNEL', 'STATE', 'TRIES', 'ANSWER', 'ID'],
            items.map((d) => [
              whenText(d.createdAt),
              nameOf(d.person ?? d.room),
              plain(d.channel),
              plain(d.state),
              plain(d.attempts),
              plain(d.lastError ?? d.answer),
              plain(d.id),
            ]),
            5,
          ),
        );
      },
    );
  deliveries
    .command('show <id>')
    .description('an outgoing message')
    .option(...json)
    .action(async (id: string, options: Common) => {
      const found = await new Client().get(`/deliveries/${encodeURIComponent(id)}`);
      show(options.json, found, () =>
        facts(Object.entries({ ...found, person: nameOf(found.person), room: nameOf(found.room) })),
      );
    });
  deliveries
    .command('bounced')
    .description('hand over a mail that came back, from standard input')
    .option('--recipient <address>', 'the address to which it came, where its headers do not say')
    .option(...json)
    .addHelpText('after', '\nExample, in /etc/aliases:\n  bounces: "|tollgate deliveries bounced"\n')
    .action(async (options: Common & { recipient?: string }) => {
      const message = (await text(process.stdin)).slice(0, mostBounced);
      const answer = await new Client().post('/deliveries/bounced', given({ message, recipient: options.recipient }));
      show(options.json, answer, () => plain(answer.outcome));
    });
  deliveries
    .command('retry [id]')
    .description('send a dead message again; without an id all of them')
    .addOption(new Option('--channel <channel>', 'only those of this channel').choices(['email', ...vendors]))
    .option(...json)
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate deliveries retry 3f0c…\n  tollgate deliveries retry --channel email\n',
    )
    .action(async (id: string | undefined, options: Common & { channel?: string }) => {
      const client = new Client();
      if (id === undefined) {
        const answer = await client.post('/deliveries/retry', given({ channel: options.channel }));
        show(options.json, answer, () => `${answer.sentAgain} sent again.`);
        return;
      }
      const answer = await client.post(`/deliveries/${encodeURIComponent(id)}/retry`);
      show(options.json, answer, () => 'Sent again.');
    });
}

function linkCommands(program: Command): void {
  const links = program.command('links').description('links in messages by which a person acts: list, revoke');
  links
    .command('list')
    .description('links that still work')
    .option('--for <who>', 'of somebody else (administrators)')
    .option(...json)
    .action(async (options: Target) => {
      const client = new Client();
      const page = await client.get(`/people/${await who(client, options.for)}/action-links`);
      show(options.json, page, () =>
        table(
          ['ACTION', 'SUBJECT', 'EXPIRES', 'ID'],
          page.items.map((l) => [plain(l.action), plain(l.subject?.id), whenText(l.expiresAt), plain(l.id)]),
        ),
      );
    });
  links
    .command('revoke [id]')
    .description('make a link useless; without an id all that were sent so far')
    .option('--for <who>', 'of somebody else (administrators)')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate links revoke --for lin@example.com\n')
    .action(async (id: string | undefined, options: Target) => {
      const client = new Client();
      const answer = await client.post(`/people/${await who(client, options.for)}/action-links/revoke`, given({ id }));
      show(options.json, answer, () => `${plain(answer.revoked)} revoked.`);
    });
}

export async function who(client: Client, ref: string | undefined): Promise<string> {
  return ref === undefined ? plain((await client.get('/people/me')).id) : personId(client, ref);
}

function target(command: Command): Command {
  return command
    .option('--for <who>', 'of somebody else (administrators)')
    .option('--program <name>', 'the rooms of this program instead');
}

async function pathOf(
  client: Client,
  options: Target,
): Promise<`/people/${string}/contact-points` | `/programs/${string}/rooms`> {
  return options.program === undefined
    ? `/people/${await who(client, options.for)}/contact-points`
    : `/programs/${await programId(client, options.program)}/rooms`;
}

function contactTable(items: Schemas['ContactPoint'][]): string {
  return table(
    ['CHANNEL', 'NAME', 'ADDRESS', 'LAST', 'ID'],
    items.map((c) => {
      const last = c.lastDelivery;
      return [
        plain(c.channel),
        plain(c.name),
        `${plain(c.address)}${!c.confirmed ? ' (to be confirmed)' : ''}`,
        last === null ? '' : `${plain(last.state)}: ${plain(last.answer)}`,
        plain(c.id),
      ];
    }),
    3,
  );
}
