import { Option, type Command } from 'commander';
import { Client, type Body, type Json, type Schemas } from '../lib/client.js';
import { collect, collectValues, day, given, timeOfDay, wholeNumber } from '../lib/options.js';
import { nameOf, plain, show, table } from '../lib/output.js';
import { namedId, personId, programId as namedProgram, recurrencePath, type RecurrencePath } from '../lib/refs.js';
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

interface From {
  template?: string;
  program?: string;
}

const json = ['--json', 'print one JSON document'] as const;

/** Programs and items that are made again and again. */
export function recurrenceCommands(program: Command): void {
  const recurrences = program
    .command('recurrences')
    .description(
      'programs and items on a schedule: list, show, create, change, pause, resume, end, run, skip, unskip, occurrences, why',
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
        plain(r.name),
        plain(r.status),
        nameOf(r.template) || nameOf(r.program),
        nameOf(r.owner),
        plain(r.next?.local),
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
      const { makes, template, content } = present;
      const part =
        makes === 'program'
          ? { program: whatIsSaid(await programOf(client, options, template?.id ?? '', content.parameters)) }
          : { item: whatIsSaid(await itemOf(client, options)) };
      const changes = given({ name: options.rename, schedule: whatIsSaid(scheduleOf(options)), ...part });
      const found = await client.patch(path, changes, present.version);
      show(options.json, found, () => recurrenceText(found));
    });
  for (const [name, text] of [
    ['pause', 'pause it; what falls into the pause does not happen'],
    ['end', 'end it; what it has made stays'],
  ] as const)
    on(recurrences, name, text, '--reason "year-end freeze"')
      .requiredOption('--reason <text>', 'why')
      .action((ref: string, options: Common & { reason: string }) =>
        send(ref, options, (client, path) => client.post(`${path}/${name}`, { reason: options.reason })),
      );
  on(recurrences, 'resume', 'let it go on with the next occurrence from now').action((ref: string, options: Common) =>
    send(ref, options, (client, path) => client.post(`${path}/resume`)),
  );
  on(recurrences, 'run', 'make one now, beside the series')
    .option('--occurrence <date>', 'one of the series that was missed, skipped or failed', day)
    .action((ref: string, options: Common & { occurrence?: string }) =>
      send(ref, options, (client, path) => client.post(`${path}/run`, given({ occurrence: options.occurrence }))),
    );
  on(recurrences, 'skip', 'make nothing of one that comes', '--occurrence 2026-12-25 --reason "year-end freeze"')
    .requiredOption('--occurrence <date>', 'its date by the rule, as `occurrences` shows it', day)
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { occurrence: string; reason: string }) =>
      send(ref, options, (client, path) =>
        client.post(`${path}/skip`, { occurrence: options.occurrence, reason: options.reason }),
      ),
    );
  on(recurrences, 'unskip', 'have one made after all that was to be skipped', '--occurrence 2026-12-25')
    .requiredOption('--occurrence <date>', 'its date by the rule', day)
    .action((ref: string, options: Common & { occurrence: string }) =>
      send(ref, options, (client, path) => client.post(`${path}/unskip`, { occurrence: options.occurrence })),
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
    .action(async (name: string, options: Common & Asked & From, self: Command) => {
      const { template, program } = options;
      if ((template === undefined) === (program === undefined))
        self.error('error: say one of --template and --program', { exitCode: 2 });
      const client = new Client();
      const said = { name, schedule: scheduleOf(options) };
      const made = await client.post('/recurrences', await withWhat(client, said, options));
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

type Schedule = NonNullable<Body<RecurrencePath, 'patch'>['schedule']>;

function scheduleOf(options: Asked): Schedule {
  return given({
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
}

/** Undefined where nothing of it is asked for. */
function whatIsSaid<T extends object>(part: T): T | undefined {
  return Object.keys(part).length === 0 ? undefined : part;
}

type Made = Body<'/recurrences', 'post'>;

/** What is missing of what has to be said, the API names. */
async function withWhat(
  client: Client,
  said: { name: string; schedule: Schedule },
  options: Asked & From,
): Promise<Made> {
  if (options.template === undefined) {
    const programId = await namedProgram(client, options.program ?? '');
    return { ...said, item: { programId, ...(await itemOf(client, options)) } as NonNullable<Made['item']> };
  }
  const templateId = await namedId(client, 'template', options.template);
  const program = { templateId, ...(await programOf(client, options, templateId)) };
  return { ...said, program: program as NonNullable<Made['program']> };
}

async function itemOf(client: Client, options: Asked) {
  return given({
    title: options.title,
    description: options.description,
    severity: options.severity,
    tags: options.tag,
    ownerId: await whoever(client, options.owner),
    dueIn: options.dueIn,
  });
}

/** @param before the parameters there are; those that are said are put over them */
async function programOf(client: Client, options: Asked, templateId: string, before: Json = {}) {
  const said =
    options.param === undefined ? undefined : await parametersOf(client, `/templates/${templateId}`, options);
  return given({
    name: options.name,
    version: options.version,
    parameters: said && { ...before, ...said },
    managerId: await whoever(client, options.manager),
    domainLeadId: await whoever(client, options.lead),
    activate: options.draft ? false : undefined,
  });
}

async function whoever(client: Client, ref: string | undefined): Promise<string | undefined> {
  return ref === undefined ? undefined : personId(client, ref);
}

function on(recurrences: Command, name: string, description: string, example = ''): Command {
  return recurrences
    .command(`${name} <recurrence>`)
    .description(description)
    .option(...json)
    .addHelpText('after', `\nExample:\n  tollgate recurrences ${`${name} "Leakage review SG" ${example}`.trim()}\n`);
}

async function send(
  ref: string,
  options: Common,
  make: (client: Client, path: RecurrencePath) => Promise<Schemas['Recurrence']>,
): Promise<void> {
  const client = new Client();
  const found = await make(client, await recurrencePath(client, ref));
  show(options.json, found, () => recurrenceText(found));
}
