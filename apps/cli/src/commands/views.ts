import { Option, type Command } from 'commander';
import { Client, type Query, type Schemas } from '../lib/client.js';
import { Failure } from '../lib/failure.js';
import { collectValues, given } from '../lib/options.js';
import { facts, plain, show, table, words } from '../lib/output.js';
import { namedId } from '../lib/refs.js';

interface Common {
  json?: boolean;
  list?: Schemas['View']['list'];
}

interface Facts extends Common {
  set?: Record<string, string>;
  name?: string;
  share?: 'mine' | 'team' | 'all';
  team?: string;
}

const json = ['--json', 'print one JSON document'] as const;
const lists = [
  'action-items',
  'programs',
  'exceptions',
  'risks',
  'cases',
  'findings',
  'controls',
  'occurrences',
  'people',
  'policies',
  'deliveries',
  'audit-events',
] as const;
const ofList = (): Option => new Option('--list <list>', 'of this list').choices([...lists]);

/** Lists as people set them, under a name. */
export function viewCommands(program: Command): void {
  const views = program.command('views').description('saved views: lists as they were set, yours and shared ones');
  views
    .command('list')
    .description('your views, and those that are shared with you')
    .addOption(ofList())
    .option(...json)
    .action(async ({ list, json: asJson }: Common) => {
      const { items } = await new Client().all('/views', given({ list }), 1_000);
      show(asJson, { items }, () =>
        table(
          ['VIEW', 'LIST', 'ASKS', 'FOR', 'OF', 'ID'],
          items.map((v) => [plain(v.name), plain(v.list), asks(v.query), sharedWith(v), v.owner.name, v.id]),
        ),
      );
    });
  views
    .command('show <view>')
    .description('a view, by name or id')
    .addOption(ofList())
    .option(...json)
    .action(async (ref: string, { list, json: asJson }: Common) => {
      const view = await viewOf(new Client(), ref, list);
      show(asJson, view, () => viewFacts(view));
    });
  withFacts(views.command('save <name>').description('save how a list is asked, under a name'))
    .addHelpText(
      'after',
      '\nExample:\n  tollgate views save "Late in MY" --list action-items --set market=MY --set overdue=true --share all\n  tollgate items list --view "Late in MY"\n',
    )
    .action(async (name: string, options: Facts) => {
      const client = new Client();
      const body = { list: options.list ?? lists[0], name, query: options.set ?? {} };
      const view = await client.post('/views', { ...body, ...(await sharingOf(client, options)) });
      show(options.json, view, () => viewFacts(view));
    });
  withFacts(views.command('change <view>').description('rename a view, set it otherwise, or share it'))
    .option('--name <name>', 'what it is to be called')
    .action(async (ref: string, options: Facts) => {
      const client = new Client();
      const { id, version } = await viewOf(client, ref, options.list);
      const changes = { ...given({ name: options.name, query: options.set }), ...(await sharingOf(client, options)) };
      const view = await client.patch(`/views/${id}`, changes, version);
      show(options.json, view, () => viewFacts(view));
    });
  views
    .command('remove <view>')
    .description('remove a view')
    .addOption(ofList())
    .action(async (ref: string, { list }: Common) => {
      const client = new Client();
      await client.delete(`/views/${(await viewOf(client, ref, list)).id}`);
      show(false, {}, () => 'Removed.');
    });
  views
    .command('default <view>')
    .description('open its list in this view')
    .addOption(ofList())
    .option('--none', 'in no view any more')
    .option(...json)
    .action(async (ref: string, { list, none, json: asJson }: Common & { none?: boolean }) => {
      const client = new Client();
      const { id } = await viewOf(client, ref, list);
      if (none) await client.delete(`/views/${id}/default`);
      else await client.post(`/views/${id}/default`);
      const view = await client.get(`/views/${id}`);
      show(asJson, view, () => viewFacts(view));
    });
}

function withFacts(command: Command): Command {
  return command
    .addOption(ofList())
    .option(
      '--set <field=value>',
      'what the list is asked, as its options and the API call it; once for each',
      collectValues,
    )
    .addOption(new Option('--share <with>', 'for whom it is').choices(['mine', 'team', 'all']))
    .option('--team <name>', 'with which team it is shared')
    .option(...json);
}

async function sharingOf(
  client: Client,
  { share, team }: Facts,
): Promise<Pick<Schemas['ViewChanges'], 'sharing' | 'teamId'>> {
  return given({
    sharing: share ?? (team === undefined ? undefined : ('team' as const)),
    teamId: team === undefined ? undefined : await namedId(client, 'team', team),
  });
}

/**
 * A view by its id or its name; one's own goes before another's of that name.
 *
 * @throws Failure where there is none, or there are several
 */
async function viewOf(client: Client, ref: string, list?: Schemas['View']['list']): Promise<Schemas['View']> {
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(ref)) return client.get(`/views/${ref}`);
  const { items } = await client.all('/views', given({ list, name: ref }), 200);
  const { id: me } = await client.get('/people/me');
  const own = items.filter(({ owner }) => owner.id === me);
  const [found, ...more] = own.length > 0 ? own : items;
  if (!found) throw new Failure(`There is no view "${ref}". tollgate views list shows them.`);
  if (more.length > 0)
    throw new Failure(`There are ${more.length + 1} views "${ref}". Name one by its id: tollgate views list.`);
  return found;
}

/** What a list is asked by a view, under what is said besides. @throws Failure where it names what is gone */
export async function askedBy<L extends Schemas['View']['list'], F extends Query<`/${L}`>>(
  client: Client,
  { list, ref, said }: { list: L; ref: string | undefined; said: F },
): Promise<F> {
  return (await openedBy(client, { list, ref, said })).asked;
}

/** The same, and the columns that the view shows, where it says which. */
export async function openedBy<L extends Schemas['View']['list'], F extends Query<`/${L}`>>(
  client: Client,
  { list, ref, said }: { list: L; ref: string | undefined; said: F },
): Promise<{ asked: F; columns: readonly string[] }> {
  if (ref === undefined) return { asked: said, columns: [] };
  const { query, columns, refused, name } = await viewOf(client, ref, list);
  if (refused.length > 0) throw new Failure(`The view "${name}" cannot be opened any more: ${refused.join(' ')}`);
  return { asked: { ...query, ...(said as object) } as F, columns };
}

function asks(query: Record<string, string>): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

function sharedWith({ sharing, team }: Schemas['View']): string {
  return sharing === 'team' ? `team ${team?.name ?? ''}` : words(sharing);
}

function viewFacts(view: Schemas['View']): string {
  return facts([
    ['View', view.name],
    ['List', view.list],
    ['Asks', asks(view.query)],
    ['For', sharedWith(view)],
    ['Of', view.owner.name],
    ['Opened first', view.isDefault ? 'yes' : ''],
    ['No longer opens', view.refused.join(' ')],
    ['Id', view.id],
  ]);
}
