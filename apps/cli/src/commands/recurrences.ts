import { Option, type Command } from 'commander';
import { Client, type Json } from '../client.js';
import { collect, collectValues, day, given, timeOfDay, wholeNumber } from '../options.js';
import { nameOf, plain, show, table } from '../output.js';
import { personId, programId, recurrencePath, templatePath } from '../refs.js';
import { timelineText } from './decisions.js';
import { occurrencesText, recurrenceText } from './recurrence-text.js';
import { parametersOf } from './templates.js';

interface Common {
  json?: boolean;
}

interface Asked {
  rename?: string;
  name?: string;
  param?: Record<string, string>;
  version?: number;
  manager?: string;
  lead?: string;
  draft?: boolean;
  title?: string;
  description?: string;
  severity?: string;
  tag?: string[];
  owner?: string;
  dueIn?: string;
  rule?: string;
  every?: string;
  starts?: string;
  time?: string;
  zone?: string;
  onDayOff?: string;
  missed?: string;
  until?: string;
  count?: number;
}

const json = ['--json', 'print one JSON document'] as const;

/** Programs and items that are made again and again. */
export function recurrenceCommands(program: Command): void {
  const recurrences = program
    .command('recurrences')
    .description(
      'programs and items on a schedule: list, show, create, change, pause, resume, end, run, occurrences, why',
    );
  recurrences
    .command('list')
    .description('list recurrences')
    .addOption(new Option('--status <status>').choices(['active', 'paused', 'ended']))
    .option('-q, --q <text>', 'part of the name')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate recurrences list --status active\n')
    .action(async ({ limit, json: asJson, ...filters }: Common & { limit: number; status?: string; q?: string }) => {
      const { items, more } = await new Client().all('/recurrences', given(filters), limit);
      const rows = items.map((r) => [
        plain(r['name']),
        plain(r['status']),
        nameOf(r['template']) || nameOf(r['program']),
        nameOf(r['owner']),
        plain((r['next'] as Json | null)?.['local']),
      ]);
      show(asJson, { items, more }, () => table(['RECURRENCE', 'STATUS', 'OF', 'OWNER', 'NEXT'], rows, 0));
    });
  on(recurrences, 'show', 'a recurrence, and its next occurrence').action(async (ref: string, options: Common) => {
    const client = new Client();
    const found = await client.get(await recurrencePath(client, ref));
    show(options.json, found, () => recurrenceText(found));
  });
  createCommand(recurrences);
  withFacts(on(recurrences, 'change', 'change it from the next occurrence on', '--rule "FREQ=MONTHLY;BYDAY=1MO"'))
    .option('--rename <name>', 'of the recurrence')
    .action(async (ref: string, options: Common & Asked) => {
      const client = new Client();
      const path = await recurrencePath(client, ref);
      const present = await client.get(path);
      const content = await contentOf(client, options, present);
      const part = present['makes'] === 'program' ? 'program' : 'item';
      const found = await client.patch(
        path,
        given({ name: options.rename, schedule: scheduleOf(options), [part]: content }),
        present['version'],
      );
      show(options.json, found, () => recurrenceText(found));
    });
  for (const [name, text] of [
    ['pause', 'pause it; what falls into the pause does not happen'],
    ['end', 'end it; what it has made stays'],
  ] as const)
    on(recurrences, name, text, '--reason "year-end freeze"')
      .requiredOption('--reason <text>', 'why')
      .action((ref: string, options: Common & { reason: string }) =>
        send(ref, name, { reason: options.reason }, options),
      );
  on(recurrences, 'resume', 'let it go on with the next occurrence from now').action((ref: string, options: Common) =>
    send(ref, 'resume', {}, options),
  );
  on(recurrences, 'run', 'make one now, beside the series')
    .option('--occurrence <date>', 'one of the series that was missed or failed', day)
    .action((ref: string, options: Common & { occurrence?: string }) =>
      send(ref, 'run', given({ occurrence: options.occurrence }), options),
    );
  on(recurrences, 'occurrences', 'what has been, and what comes next').action(async (ref: string, options: Common) => {
    const client = new Client();
    const found = await client.get(`${await recurrencePath(client, ref)}/occurrences`);
    show(options.json, found, () => occurrencesText(found));
  });
  on(recurrences, 'why', 'what happened to a recurrence').action(async (ref: string, options: Common) => {
    const client = new Client();
    const timeline = await client.get(`${await recurrencePath(client, ref)}/timeline`);
    show(options.json, timeline, () => timelineText(timeline));
  });
}

function createCommand(recurrences: Command): void {
  withFacts(recurrences.command('create <name>'))
    .description('set up a recurrence of programs out of a template, or of an item in a program')
    .option('--template <template>', 'programs out of this template')
    .option('--program <program>', 'items in this program')
    .option(...json)
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate recurrences create "Leakage review SG" --template "Leakage review" --name "Leakage SG {{date}}" \\\n    --param market=SG --rule "FREQ=MONTHLY;BYDAY=-1FR"\n  tollgate recurrences create "Weekly sample" --program "Leakage 2026" --title "Sample of {{date}}" \\\n    --owner lin@example.com --due-in "3 working days" --rule "FREQ=WEEKLY;BYDAY=MO"\n',
    )
    .action(async (name: string, options: Common & Asked & { template?: string; program?: string }, self: Command) => {
      const { template, program } = options;
      if ((template === undefined) === (program === undefined))
        self.error('error: say one of --template and --program', { exitCode: 2 });
      const client = new Client();
      const path = template === undefined ? null : await templatePath(client, template);
      const where = path === null ? { programId: await programId(client, program ?? '') } : { templateId: idOf(path) };
      const present = { makes: path === null ? 'item' : 'program', template: { id: idOf(path ?? '') } };
      const content = { ...where, ...(await contentOf(client, options, present)) };
      const made = await client.post('/recurrences', {
        name,
        schedule: scheduleOf(options) ?? {},
        [present.makes]: content,
      });
      show(options.json, made, () => recurrenceText(made));
    });
}

function withFacts(command: Command): Command {
  return command
    .option('--rule <rrule>', 'RFC 5545, e.g. FREQ=MONTHLY;BYDAY=-1FR')
    .option('--every <duration>', 'so long after the last one is complete, e.g. "3 months"')
    .option('--starts <date>', 'from which date it counts; today where nothing is said', day)
    .option('--time <time>', 'time of day; 09:00 where nothing is said', timeOfDay)
    .option('--zone <zone>')
    .addOption(
      new Option(
        '--on-day-off <choice>',
        'where it falls on a day off; the next working day where nothing is said',
      ).choices(['same', 'next_working_day', 'previous_working_day']),
    )
    .addOption(new Option('--missed <choice>', 'what was overtaken').choices(['catch_up', 'report']))
    .option('--until <date>', 'none after it', day)
    .option('--count <n>', 'so many in all', wholeNumber)
    .option('--name <name>', 'of each program, with {{date}} or {{occurrence}}')
    .option('--param <name=value>', 'of the template, once for each', collectValues)
    .option('--version <n>', 'of the template, pinned; the newest each time where nothing is said', wholeNumber)
    .option('--manager <who>', 'program manager; you, where nobody is named')
    .option('--lead <who>', 'domain lead')
    .option('--draft', 'leave each program a draft')
    .option('--title <title>', 'of each item, with {{date}} or {{occurrence}}')
    .option('--description <text>')
    .option('--severity <severity>')
    .option('--tag <tag>', 'once for each', collect)
    .option('--owner <who>', 'of each item')
    .option('--due-in <duration>', 'e.g. "3 working days" after each date');
}

/** Nothing where nothing of it is asked for. */
function scheduleOf(options: Asked): Json | undefined {
  const schedule = given({
    mode: options.every === undefined ? (options.rule === undefined ? undefined : 'fixed') : 'after_completion',
    rule: options.rule,
    every: options.every,
    startsOn: options.starts,
    time: options.time,
    zone: options.zone,
    onDayOff: options.onDayOff,
    missed: options.missed,
    until: options.until,
    count: options.count,
  });
  return Object.keys(schedule).length === 0 ? undefined : schedule;
}

/** What is made, as far as it is said; parameters are put over those there are. */
async function contentOf(client: Client, options: Asked, present: Json): Promise<Json | undefined> {
  const who = async (ref: string | undefined): Promise<string | undefined> =>
    ref === undefined ? undefined : personId(client, ref);
  const content =
    present['makes'] === 'item'
      ? given({
          title: options.title,
          description: options.description,
          severity: options.severity,
          tags: options.tag,
          ownerId: await who(options.owner),
          dueIn: options.dueIn,
        })
      : given({
          name: options.name,
          version: options.version,
          parameters: await parametersAsked(client, options, present),
          managerId: await who(options.manager),
          domainLeadId: await who(options.lead),
          activate: options.draft ? false : undefined,
        });
  return Object.keys(content).length === 0 ? undefined : content;
}

async function parametersAsked(client: Client, options: Asked, present: Json): Promise<Json | undefined> {
  if (options.param === undefined) return undefined;
  const path = `/templates/${plain((present['template'] as Json)['id'])}`;
  const before = (present['content'] as Json | undefined)?.['parameters'] as Json | undefined;
  return { ...before, ...(await parametersOf(client, path, options)) };
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function on(recurrences: Command, name: string, description: string, example = ''): Command {
  return recurrences
    .command(`${name} <recurrence>`)
    .description(description)
    .option(...json)
    .addHelpText('after', `\nExample:\n  tollgate recurrences ${`${name} "Leakage review SG" ${example}`.trim()}\n`);
}

async function send(ref: string, path: string, body: Json, options: Common): Promise<void> {
  const client = new Client();
  const found = await client.post(`${await recurrencePath(client, ref)}/${path}`, body);
  show(options.json, found, () => recurrenceText(found));
}
