import { InvalidArgumentError, Option, type Command } from 'commander';
import { Client, Failure, type Body } from '../lib/client.js';
import { collect, day, given, timeOfDay, wholeNumber } from '../lib/options.js';
import { nameOf, plain, show, table, whenText } from '../lib/output.js';
import { personId, policyVersionId } from '../lib/refs.js';
import { agreed, path, waitFor } from './bulk-run.js';
import { bulkItemsText, operationText } from './bulk-text.js';
import { filtersOf, withFilters, type Filters } from './item-text.js';

interface Asked extends Filters {
  reason?: string;
  calendar?: boolean;
  item?: string[];
  dryRun?: boolean;
  yes?: boolean;
  onChange?: string;
  json?: boolean;
}

type Options = Record<'by' | 'to' | 'time' | 'escalation' | 'reminder' | 'signOff' | 'extension', string | undefined>;

const json = ['--json', 'print one JSON document'] as const;

/** One thing done to many items: previewed, asked about, carried out, and waited for. */
export function bulkCommands(program: Command): void {
  const bulk = program
    .command('bulk')
    .description('one thing done to many items: reassign, extend, hold, resume, replan, cancel; show, list, run, stop');
  changeCommands(bulk);
  operationCommands(bulk);
}

function changeCommands(bulk: Command): void {
  change(bulk, 'reassign', 'give items to somebody else for good', '--owner lin@example.com --to mei@example.com')
    .option('--to <who>', 'the new owner of all of them')
    .option('--handover <from=to>', 'from whom to whom; once for each', handover)
    .option('--reason <text>')
    .action(async (asked: Asked & { to?: string; handover?: [string, string][] }, self: Command) => {
      if ((asked.to === undefined) === (asked.handover === undefined))
        self.error('error: say --to, or --handover from=to', { exitCode: 2 });
      const client = new Client();
      const owners: { from: string; to: string }[] = [];
      for (const [from, to] of asked.handover ?? [])
        owners.push({ from: await personId(client, from), to: await personId(client, to) });
      const ownerId = asked.to === undefined ? undefined : await personId(client, asked.to);
      const body = given({ ownerId, owners: ownerId ? undefined : owners, reason: asked.reason });
      await perform(client, 'reassign', body, asked, self);
    });
  change(bulk, 'extend', 'set later due dates', '--program "Leakage 2026" --by "5 working days" --reason "audit week"')
    .option('--by <duration>', 'later by so much, such as "5 working days" or P3D, by each item’s calendar')
    .option('--to <date>', 'or until this date', day)
    .option('--time <time>', 'time of day, with --to', timeOfDay)
    .requiredOption('--reason <text>', 'why')
    .action(async (asked: Asked & Options, self: Command) => {
      const { by, to, time, reason } = asked;
      if ((by === undefined) === (to === undefined)) self.error('error: say --by or --to', { exitCode: 2 });
      const due = to === undefined ? undefined : given({ date: to, time });
      await perform(new Client(), 'extend', given({ by, due, reason }), asked, self);
    });
  for (const [kind, text] of [
    ['hold', 'put items on hold'],
    ['cancel', 'cancel items'],
  ] as const)
    change(bulk, kind, text, '--tag toys --reason "waits for legal"')
      .requiredOption('--reason <text>', 'why')
      .action(async (asked: Asked, self: Command) => {
        await perform(new Client(), kind, given({ reason: asked.reason }), asked, self);
      });
  change(bulk, 'resume', 'let items on hold go on', '--tag toys').action(async (asked: Asked, self: Command) => {
    await perform(new Client(), 'resume', {}, asked, self);
  });
  change(
    bulk,
    'replan',
    'move items to other policy versions, or to their owners’ calendars as they are now',
    '--program "Leakage 2026" --escalation "Fast ladder@2" --reason "the new ladder holds for all"',
  )
    .option('--escalation <policy@version>', 'the newest version where none is named')
    .option('--reminder <policy@version>')
    .option('--sign-off <policy@version>')
    .option('--extension <policy@version>')
    .option('--calendar', 'count by the present version of each owner’s calendar')
    .requiredOption('--reason <text>', 'why')
    .action(async (asked: Asked & Options, self: Command) => {
      const client = new Client();
      const { escalation, reminder, signOff, extension, reason } = asked;
      const version = (kind: string, name: string | undefined): Promise<string> | undefined =>
        name === undefined ? undefined : policyVersionId(client, kind, name);
      const body = given({
        escalationPolicyVersionId: await version('escalation', escalation),
        reminderPolicyVersionId: await version('reminder', reminder),
        signOffPolicyVersionId: await version('sign_off', signOff),
        extensionPolicyVersionId: await version('extension', extension),
        calendar: asked.calendar ? 'present' : undefined,
        reason,
      });
      await perform(client, 'replan', body, asked, self);
    });
}

function change(bulk: Command, name: string, text: string, example: string): Command {
  return withFilters(bulk.command(name).description(text))
    .option('--item <item>', 'this item, by id or as AI-12, instead of a filter; once for each', collect)
    .option('--dry-run', 'only say what would become of each item')
    .option('--yes', 'do it without asking')
    .addOption(onChange())
    .option(...json)
    .addHelpText('after', `\nExample:\n  tollgate bulk ${name} ${example} --dry-run\n`);
}

function onChange(): Option {
  const text =
    'what becomes of items that have changed since they were shown: left alone and named, or done all the same';
  return new Option('--on-change <mode>', text).choices(['skip', 'do']);
}

function operationCommands(bulk: Command): void {
  bulk
    .command('list')
    .description('list operations, newest first')
    .addOption(
      new Option('--state <state>', 'in this state').choices(['previewed', 'running', 'done', 'cancelled', 'failed']),
    )
    .option('--limit <n>', 'how many at most', wholeNumber, 20)
    .option(...json)
    .action(async (options: { state?: string; limit: number; json?: boolean }) => {
      const { items } = await new Client().all('/bulk-operations', given({ state: options.state }), options.limit);
      const rows = items.map((operation) => [
        plain(operation.id),
        plain(operation.kind),
        plain(operation.state),
        plain(operation.total),
        plain(operation.counts.refused),
        nameOf(operation.createdBy),
        whenText(operation.createdAt),
      ]);
      show(options.json, { items }, () => table(['ID', 'WHAT', 'STATE', 'ITEMS', 'REFUSED', 'BY', 'WHEN'], rows));
    });
  bulk
    .command('show <id>')
    .description('an operation, and what became of its items')
    .addOption(
      new Option('--result <result>', 'list the items with this result').choices([
        'pending',
        'done',
        'unchanged',
        'refused',
        'skipped',
      ]),
    )
    .option('--moved', 'list the items of which something moves')
    .option('--limit <n>', 'how many items at most', wholeNumber, 200)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate bulk show 3f0c… --result refused\n')
    .action(async (id: string, options: { result?: string; moved?: boolean; limit: number; json?: boolean }) => {
      const client = new Client();
      const operation = await client.get(path(id));
      if (options.result === undefined && !options.moved) {
        show(options.json, operation, () => operationText(operation));
        return;
      }
      const query = given({ result: options.result, moved: options.moved });
      const { items, more } = await client.all(`${path(id)}/items`, query, options.limit);
      show(
        options.json,
        { ...operation, items, more },
        () => bulkItemsText(items) + (more ? '\nThere are more; say --limit.' : ''),
      );
    });
  bulk
    .command('run <id>')
    .description('carry out what was previewed')
    .addOption(onChange())
    .option(...json)
    .action(async (id: string, options: { onChange?: string; json?: boolean }) => {
      const client = new Client();
      const body = given({ onChange: options.onChange });
      await waitFor(client, await client.post(`${path(id)}/run`, body), options.json);
    });
  bulk
    .command('stop <id>')
    .description('cancel an operation; what is done stays, and the rest is skipped')
    .option(...json)
    .action(async (id: string, options: { json?: boolean }) => {
      const operation = await new Client().post(`${path(id)}/cancel`);
      show(options.json, operation, () => operationText(operation));
    });
}

/** Previews, shows it, asks, and carries out; refused items make the exit code 1. */
async function perform(
  client: Client,
  kind: string,
  body: NonNullable<Body<'/bulk-operations', 'post'>['body']>,
  asked: Asked,
  self: Command,
): Promise<void> {
  const filter = filtersOf(asked);
  if (asked.item === undefined && Object.keys(filter).length === 0)
    self.error('error: say which items: a filter such as --program, or --item', { exitCode: 2 });
  if (asked.item !== undefined && Object.keys(filter).length > 0)
    self.error('error: say a filter or --item, not both', { exitCode: 2 });
  if (!asked.dryRun && !asked.yes && !process.stdin.isTTY)
    self.error('error: say --dry-run to see what would happen, or --yes to do it', { exitCode: 2 });
  const which = given({ filter: asked.item === undefined ? filter : undefined, itemIds: asked.item });
  const preview = await client.post('/bulk-operations', { kind, body, ...which, dryRun: true });
  if (asked.dryRun) {
    const how = `Carry it out with: tollgate bulk run ${plain(preview.id)}`;
    show(asked.json, preview, () => `${operationText(preview)}\n\n${how}`);
    return;
  }
  if (!asked.yes) {
    process.stderr.write(`${operationText(preview)}\n\n`);
    if (!(await agreed())) {
      await client.post(`${path(preview.id)}/cancel`);
      throw new Failure('Nothing was changed.');
    }
  }
  const how = given({ onChange: asked.onChange });
  await waitFor(client, await client.post(`${path(preview.id)}/run`, how), asked.json);
}

/** `lin@example.com=mei@example.com` */
function handover(value: string, before: [string, string][] = []): [string, string][] {
  const at = value.indexOf('=');
  if (at < 1 || at === value.length - 1)
    throw new InvalidArgumentError('Write it as from=to, e.g. lin@example.com=mei@example.com.');
  return [...before, [value.slice(0, at).trim(), value.slice(at + 1).trim()]];
}
