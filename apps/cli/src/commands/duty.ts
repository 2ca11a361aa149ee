import { Option, type Command } from 'commander';
import { Client, type Body, type Schemas } from '../lib/client.js';
import { jsonFile } from '../lib/json-file.js';
import { given, moment, wholeNumber } from '../lib/options.js';
import { facts, nameOf, optional, plain, show, table, whenText } from '../lib/output.js';
import { namedId, personId, programId } from '../lib/refs.js';

interface Common {
  json?: boolean;
}

const json = ['--json', 'print one JSON document'] as const;

/** Rotas, and times in which nothing escalates. */
export function dutyCommands(program: Command): void {
  rotaCommands(program);
  maintenanceCommands(program);
}

function rotaCommands(program: Command): void {
  const rotas = program.command('rotas').description('who is on duty: list, show, create, replace, swap');
  rotas
    .command('list')
    .description('list rotas, with who is on duty now')
    .option(...json)
    .action(async (options: Common) => {
      const { items } = await new Client().all('/rotas', {}, 1_000);
      show(options.json, { items }, () =>
        table(
          ['ROTA', 'ON DUTY NOW', optional('ID')],
          items.map((r) => [plain(r.name), peopleOf(r), plain(r.id)]),
        ),
      );
    });
  rotas
    .command('show <rota>')
    .description('a rota, and who is on duty; named by id or name')
    .option('--at <instant>', 'at this instant, e.g. 2026-02-13T22:00+08:00', moment)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate rotas show "Enforcement desk" --at 2026-02-13T22:00+08:00\n')
    .action(async (ref: string, options: Common & { at?: string }) => {
      const client = new Client();
      const rota = await client.get(await rotaPath(client, ref), given({ at: options.at }));
      show(options.json, rota, () => `${rotaText(rota)}\n${JSON.stringify(rota.body, null, 2)}`);
    });
  rotas
    .command('create <name> <file>')
    .description('add a rota whose layers are the JSON in a file')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate rotas create "Enforcement desk" rota.json\n')
    .action(async (name: string, file: string, options: Common) => {
      const rota = await new Client().post('/rotas', { name, body: jsonFile(file) as Body<'/rotas', 'post'>['body'] });
      show(options.json, rota, () => rotaText(rota));
    });
  rotas
    .command('replace <rota> <file>')
    .description('replace the layers of a rota')
    .option(...json)
    .action(async (ref: string, file: string, options: Common) => {
      const client = new Client();
      const path = await rotaPath(client, ref);
      const { name, description, version } = await client.get(path);
      const rota = await client.put(
        path,
        { name, description, body: jsonFile(file) as Body<'/rotas', 'post'>['body'] },
        version,
      );
      show(options.json, rota, () => rotaText(rota));
    });
  rotas
    .command('swap <rota>')
    .description('give a layer’s duty to somebody else for a time to come, or to nobody')
    .requiredOption('--layer <name>', 'which layer')
    .requiredOption('--from <instant>', 'from when', moment)
    .requiredOption('--to <instant>', 'until when', moment)
    .option('--to-person <who>', 'who has it; nobody where it is not said')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate rotas swap "Enforcement desk" --layer sg --from 2026-02-16T09:00+08:00 --to 2026-02-20T09:00+08:00 --to-person "Lin Wei"\n',
    )
    .action(async (ref: string, options: Common & { layer: string; from: string; to: string; toPerson?: string }) => {
      const client = new Client();
      const person = options.toPerson === undefined ? null : await personId(client, options.toPerson);
      const rota = await client.post(`${await rotaPath(client, ref)}/overrides`, {
        layer: options.layer,
        from: options.from,
        to: options.to,
        personId: person,
      });
      show(options.json, rota, () => rotaText(rota));
    });
}

function maintenanceCommands(program: Command): void {
  const windows = program.command('maintenance').description('times in which nothing escalates: list, add, cancel');
  windows
    .command('list')
    .description('list maintenance windows')
    .addOption(new Option('--state <state>').choices(['coming', 'running', 'over', 'cancelled']))
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option(...json)
    .action(async (options: Common & { state?: string; limit: number }) => {
      const { items } = await new Client().all('/maintenance-windows', given({ state: options.state }), options.limit);
      show(options.json, { items }, () =>
        table(
          ['STATE', 'FROM', 'TO', 'FOR', 'REASON', 'ID'],
          items.map((w) => [
            plain(w.state),
            whenText(w.startsAt),
            whenText(w.endsAt),
            [plain(w.market), nameOf(w.program)].filter(Boolean).join(', ') || 'all',
            plain(w.reason),
            plain(w.id),
          ]),
          4,
        ),
      );
    });
  windows
    .command('add')
    .description('set up a window; what was planned within it waits for its end')
    .requiredOption('--from <instant>', 'from when', moment)
    .requiredOption('--to <instant>', 'until when', moment)
    .requiredOption('--reason <text>', 'why nothing is to escalate')
    .option('--market <market>', 'only for owners of this market')
    .option('--program <name>', 'only for items of this program')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate maintenance add --from 2026-11-10T00:00+08:00 --to 2026-11-13T00:00+08:00 --reason "11.11 sale" --market SG\n',
    )
    .action(
      async (options: Common & { from: string; to: string; reason: string; market?: string; program?: string }) => {
        const client = new Client();
        const program = options.program === undefined ? undefined : await programId(client, options.program);
        const { from: startsAt, to: endsAt, reason, market } = options;
        const window = await client.post(
          '/maintenance-windows',
          given({ startsAt, endsAt, reason, market, programId: program }),
        );
        show(options.json, window, () => windowText(window));
      },
    );
  windows
    .command('cancel <id>')
    .description('cancel a window, or end one that runs; what it held back leaves at once')
    .option(...json)
    .action(async (id: string, options: Common) => {
      const window = await new Client().post(`/maintenance-windows/${encodeURIComponent(id)}/cancel`);
      show(options.json, window, () => windowText(window));
    });
}

async function rotaPath(client: Client, ref: string): Promise<`/rotas/${string}`> {
  return `/rotas/${await namedId(client, 'rota', ref)}`;
}

function peopleOf(rota: Schemas['Rota']): string {
  return rota.onDuty.map((person) => plain(person.name)).join(', ') || 'nobody';
}

function rotaText(rota: Schemas['Rota']): string {
  return facts([
    ['Rota', rota.name],
    ['On duty', `${peopleOf(rota)}, at ${whenText(rota.onDutyAt)}`],
    ['Warning', rota.warning],
    ['Id', rota.id],
  ]);
}

function windowText(window: Schemas['MaintenanceWindow']): string {
  return facts([
    ['Window', window.reason],
    ['State', window.state],
    ['From', whenText(window.startsAt)],
    ['To', whenText(window.endsAt)],
    ['Market', window.market],
    ['Program', nameOf(window.program)],
    ['Id', window.id],
  ]);
}
