import { Option, type Command } from 'commander';
import { Client, type Body, type Schemas } from '../lib/client.js';
import { collect, given, instant, wholeNumber } from '../lib/options.js';
import { facts, nameOf, optional, plain, show, table, whenText } from '../lib/output.js';
import { namedId, programId } from '../lib/refs.js';

interface Common {
  json?: boolean;
}

interface Facts extends Common {
  url?: string;
  event?: string[];
  program?: string;
  name?: string;
  on?: boolean;
  off?: boolean;
}

const json = ['--json', 'print one JSON document'] as const;

/** Signed outgoing webhooks: who is sent which events, how it went, sending again. */
export function webhookCommands(program: Command): void {
  const webhooks = program
    .command('webhooks')
    .description('signed outgoing webhooks: list, show, create, edit, rotate, remove, deliveries, replay');
  webhooks
    .command('list')
    .description('list webhooks')
    .option(...json)
    .action(async (options: Common) => {
      const { items } = await new Client().all('/webhooks', {}, 1_000);
      show(options.json, { items }, () =>
        table(
          ['WEBHOOK', 'URL', 'EVENTS', 'PROGRAM', 'STATE', optional('ID')],
          items.map((w) => [
            plain(w.name),
            plain(w.url),
            w.events.join(', '),
            nameOf(w.program),
            stateOf(w),
            plain(w.id),
          ]),
          4,
        ),
      );
    });
  on(webhooks, 'show', 'a webhook').action(async (ref: string, options: Common) => {
    const client = new Client();
    const found = await client.get(await pathOf(client, ref));
    show(options.json, found, () => webhookText(found));
  });
  filters(webhooks.command('create <name>').description('add a webhook; its secret is shown this once'))
    .requiredOption('--url <url>', 'where to, https://…')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate webhooks create risk-desk --url https://risk.example.com/tollgate --event item.escalated --event "phase.*"\n',
    )
    .action(async (name: string, options: Facts & { url: string }) => {
      const client = new Client();
      const made = await client.post('/webhooks', { ...(await factsOf(client, options)), name, url: options.url });
      show(options.json, made, () => `${webhookText(made)}\nSecret, shown this once: ${plain(made.secret)}`);
    });
  filters(on(webhooks, 'edit', 'change a webhook, or switch it off or on'))
    .option('--url <url>', 'where to')
    .option('--name <name>')
    .addOption(new Option('--on', 'switch it on again').conflicts('off'))
    .option('--off', 'switch it off; what waits is given up, and can be replayed')
    .action(async (ref: string, options: Facts) => {
      const client = new Client();
      const path = await pathOf(client, ref);
      const { version } = await client.get(path);
      const active = options.on ? true : options.off ? false : undefined;
      const changes = given({ ...(await factsOf(client, options)), name: options.name, active });
      const found = await client.patch(path, changes, version);
      show(options.json, found, () => webhookText(found));
    });
  on(webhooks, 'rotate', 'make a new secret, shown this once; for a day both sign').action(
    async (ref: string, options: Common) => {
      const client = new Client();
      const made = await client.post(`${await pathOf(client, ref)}/rotate-secret`);
      show(
        options.json,
        made,
        () =>
          `Secret, shown this once: ${plain(made.secret)}\nThe one before signs as well until ${whenText(made.bothSecretsUntil)}.`,
      );
    },
  );
  webhooks
    .command('remove <webhook>')
    .description('remove a webhook')
    .action(async (ref: string) => {
      const client = new Client();
      await client.delete(await pathOf(client, ref));
      process.stdout.write('Removed.\n');
    });
  logCommands(webhooks);
}

function logCommands(webhooks: Command): void {
  on(webhooks, 'deliveries', 'how deliveries went, newest first; with --of one with every attempt')
    .addOption(new Option('--state <state>').choices(['pending', 'delivered', 'dead']))
    .option('--of <delivery>', 'every attempt of this one')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .action(async (ref: string, options: Common & { state?: string; of?: string; limit: number }) => {
      const client = new Client();
      const path = `${await pathOf(client, ref)}/deliveries` as const;
      if (options.of !== undefined) {
        const one = await client.get(`${path}/${encodeURIComponent(options.of)}`);
        show(options.json, one, () =>
          table(
            ['WHEN', 'STATUS', 'MS', 'ANSWER'],
            one.log.map((a) => [whenText(a.at), plain(a.status), plain(a.ms), plain(a.answer)]),
            3,
          ),
        );
        return;
      }
      const { items, more } = await client.all(path, given({ state: options.state }), options.limit);
      show(options.json, { items, more }, () =>
        table(
          ['WHEN', 'EVENT', 'STATE', 'TRIES', 'ANSWER', 'ID'],
          items.map((d) => [
            whenText(d.createdAt),
            plain(d.event.type),
            plain(d.state),
            plain(d.attempts),
            plain(d.lastAnswer),
            plain(d.id),
          ]),
          4,
        ),
      );
    });
  on(webhooks, 'replay', 'send again what was missed since a time, one delivery, or everything recorded in a time')
    .option('--since <when>', 'what was recorded since then and not taken, also while it was switched off', instant)
    .option('--delivery <id>', 'one delivery')
    .option('--from <when>', 'everything recorded from here on…', instant)
    .option('--to <when>', '… and before this; now where nothing is said', instant)
    .action(async (ref: string, options: Common & ReplayOptions, self: Command) => {
      const { since, delivery, from, to } = options;
      if ([since, delivery, from].filter((way) => way !== undefined).length !== 1)
        self.error('error: say one of --since WHEN, --delivery ID, or --from WHEN and perhaps --to WHEN', {
          exitCode: 2,
        });
      const client = new Client();
      const range = from === undefined ? {} : { from, to: to ?? new Date().toISOString() };
      const body = given({ since, deliveryId: delivery, ...range });
      const replayed = await replayAll(client, `${await pathOf(client, ref)}/replay`, body);
      show(options.json, { replayed }, () => `${replayed} on their way again.`);
    });
}

interface ReplayOptions {
  since?: string;
  delivery?: string;
  from?: string;
  to?: string;
}

/** The API takes ten thousand at a time. */
async function replayAll(
  client: Client,
  path: `/webhooks/${string}/replay`,
  body: Body<`/webhooks/${string}/replay`, 'post'>,
): Promise<number> {
  let replayed = 0;
  for (;;) {
    const answer = await client.post(path, body);
    replayed += answer.replayed;
    if (answer.left === 0 || answer.replayed === 0) return replayed;
  }
}

function on(webhooks: Command, name: string, description: string): Command {
  return webhooks
    .command(`${name} <webhook>`)
    .description(description)
    .option(...json)
    .addHelpText('after', `\nExample:\n  tollgate webhooks ${name} risk-desk\n`);
}

function filters(command: Command): Command {
  return command
    .option('--event <type>', 'once for each: item.escalated, item.*, or *', collect)
    .option('--program <name>', 'only events of this program');
}

async function factsOf(
  client: Client,
  { url, event, program }: Facts,
): Promise<Pick<Body<`/webhooks/${string}`, 'patch'>, 'events' | 'programId' | 'url'>> {
  return given({ url, events: event, programId: program === undefined ? undefined : await programId(client, program) });
}

/** By id or name. */
async function pathOf(client: Client, ref: string): Promise<`/webhooks/${string}`> {
  return `/webhooks/${await namedId(client, 'webhook', ref)}`;
}

function webhookText(webhook: Schemas['Webhook']): string {
  return facts([
    ['Webhook', webhook.name],
    ['URL', webhook.url],
    ['Events', webhook.events.join(', ')],
    ['Program', nameOf(webhook.program)],
    ['State', stateOf(webhook)],
    ['Id', webhook.id],
  ]);
}

function stateOf(webhook: Schemas['Webhook']): string {
  const failing = webhook.failingSince === null ? '' : `, failing since ${plain(webhook.failingSince)}`;
  return webhook.active ? `on${failing}` : `off${webhook.disabledBecause ? `: ${plain(webhook.disabledBecause)}` : ''}`;
}
