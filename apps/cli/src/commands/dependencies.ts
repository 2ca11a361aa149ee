import { InvalidArgumentError, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { day, given, timeOfDay } from '../lib/options.js';
import { nameOf, plain, show, table, whenCell, whenText, words, type Cell } from '../lib/output.js';
import { itemPath, programId } from '../lib/refs.js';

interface Common {
  json?: boolean;
  program?: string;
}

const json = ['--json', 'print one JSON document'] as const;

/**
 * What an item waits for, how long it takes, and what a slip would mean.
 * @param facts an item for people to read
 */
export function dependencyCommands(items: Command, facts: (item: Schemas['ActionItemDetail']) => string): void {
  items
    .command('depends <item>')
    .description('let an item wait for another: it cannot be started before that is done or cancelled')
    .option('--on <item>', 'the one that must be over first')
    .option('--lag <duration>', 'how long after it, e.g. P2D or "2 working days"')
    .option('--reason <text>', 'why')
    .option('--remove <item>', 'let it wait for that one no longer')
    .option('--takes <duration>', 'how long its own work takes, e.g. "5 working days"; none: nobody knows')
    .option('--program <name>', 'where several programs have an item of that id')
    .option(...json)
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate items depends AI-12 --on AI-7 --lag "2 working days"\n  tollgate items depends AI-12 --remove AI-7\n  tollgate items depends AI-12 --takes "5 working days"\n',
    )
    .action(async (ref: string, options: Common & Record<string, string>, self: Command) => {
      const { on, remove, takes, lag, reason } = options;
      if ([on, remove, takes].every((wanted) => wanted === undefined))
        self.error('error: say --on ITEM, --remove ITEM or --takes DURATION', { exitCode: 2 });
      if (on === undefined && (lag !== undefined || reason !== undefined))
        self.error('error: --lag and --reason belong to --on ITEM', { exitCode: 2 });
      const client = new Client();
      const path = await itemPath(client, ref, options.program);
      if (remove !== undefined) await client.delete(`${path}/dependencies/${await refOf(client, remove)}`);
      if (on !== undefined)
        await client.post(`${path}/dependencies`, given({ on: await refOf(client, on), lag, reason }));
      if (takes !== undefined) await client.post(`${path}/duration`, { takes: takes === 'none' ? null : takes });
      const item = await client.get(path);
      show(options.json, item, () => facts(item));
    });
  items
    .command('what-if <item>')
    .description('which dates could no longer be kept if an item slips; changes nothing')
    .option('--slip <duration>', 'so much later than its due date: 5d, "5 working days"', slip)
    .option('--due <date>', 'done on this date, YYYY-MM-DD', day)
    .option('--time <time>', 'time of day of --due', timeOfDay)
    .option('--program <name>', 'where several programs have an item of that id')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate items what-if AI-7 --slip 5d\n')
    .action(async (ref: string, options: Common & Record<string, string>, self: Command) => {
      if ((options.slip === undefined) === (options.due === undefined))
        self.error('error: say one of --slip DURATION and --due DATE', { exitCode: 2 });
      const client = new Client();
      const due = options.due === undefined ? undefined : given({ date: options.due, time: options.time });
      const body = given({ slip: options.slip, due });
      const found = await client.post(`${await itemPath(client, ref, options.program)}/what-if`, body);
      show(options.json, found, () => whatIfText(found));
    });
}

/** What decides when a program ends, what its items wait for, and when each begins and ends. */
export function networkCommands(programs: Command): void {
  programs
    .command('critical-path <program>')
    .description('the chain of work that decides when a program ends')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate programs critical-path "Leakage 2026"\n')
    .action(async (ref: string, options: Common) => {
      const client = new Client();
      const found = await client.get(`/programs/${await programId(client, ref)}/critical-path`);
      show(options.json, found, () => pathText(found));
    });
  programs
    .command('dependencies <program>')
    .description('what the items of a program wait for, with their slack')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate programs dependencies "Leakage 2026"\n')
    .action(async (ref: string, options: Common) => {
      const client = new Client();
      const found = await client.get(`/programs/${await programId(client, ref)}/dependencies`);
      show(options.json, found, () => graphText(found));
    });
  programs
    .command('schedule <program>')
    .description('when the items of a program begin, are due, and can be done, and the days off that they go by')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate programs schedule "Leakage 2026"\n')
    .action(async (ref: string, options: Common) => {
      const client = new Client();
      const found = await client.get(`/programs/${await programId(client, ref)}/schedule`);
      show(options.json, found, () => scheduleText(found));
    });
}

/** `AI-7 done, AI-9 open (2 working days after)` */
export function dependencyText(of: Schemas['ItemDependency'][]): string {
  return (of ?? [])
    .map((d) => `${plain(d.key)} ${words(d.status)}${d.lag ? ` (${plain(d.lag)} after)` : ''}`)
    .join(', ');
}

/** `5d` and `2w` are said often enough. */
function slip(value: string): string {
  const short = /^(\d{1,4})([dw])$/i.exec(value.trim());
  if (short) return `P${short[1] ?? ''}${(short[2] ?? '').toUpperCase()}`;
  if (value.trim() === '') throw new InvalidArgumentError('It must be a duration such as 5d or "5 working days".');
  return value;
}

/** The id of an item that is named as people name it. */
async function refOf(client: Client, ref: string): Promise<string> {
  return (await itemPath(client, ref)).replace('/action-items/', '');
}

/** What can never start, however long one waits. */
function circlesText(found: { circles: Schemas['CriticalPath']['circles'] }): string {
  return found.circles
    .map((circle) => circle.map((step) => (step.key ? plain(step.key) : plain(step.title))).join(' → '))
    .map((way) => `\nA circle, in which nothing can start: ${way}. Take one of these dependencies away.`)
    .join('');
}

function pathText(found: Schemas['CriticalPath']): string {
  const path = found.path;
  if (path.length === 0) return circlesText(found).trimStart() || 'Nothing is left to be done.';
  const rows = path.map((step) => [
    plain(step.key ?? 'tollgate'),
    plain(step.title),
    nameOf(step.owner),
    whenCell(step.start),
    whenCell(step.end),
    whenCell(step.dueAt),
  ]);
  const late = found.late;
  const target = found.target ? `, target ${whenText(found.target)}` : '';
  const stands = late
    ? `, ${lateText(late)} late`
    : found.slack === null
      ? ''
      : `, ${plain(found.slack)} working days of slack`;
  return `${table(['ITEM', 'TITLE', 'OWNER', 'EARLIEST START', 'EARLIEST END', 'DUE'], rows, 1)}\nEnds ${found.end === null ? 'never' : whenText(found.end)}${target}${stands}.${circlesText(found)}`;
}

function graphText(found: Schemas['DependencyGraph']): string {
  const items = found.items;
  const keys = new Map(items.map((item) => [item.id, plain(item.key)]));
  const edges = found.dependencies;
  const rows = items.map((item) => {
    const slack = item.slack;
    const late = item.late;
    return [
      `${plain(item.key)}${item.critical ? ' *' : ''}`,
      plain(item.title),
      words(item.status),
      edges.flatMap((edge) => (edge.itemId === item.id ? [keys.get(edge.waitsFor) ?? ''] : [])).join(', '),
      whenCell(item.dueAt),
      item.earliest === null ? 'never' : whenCell(item.earliest.end),
      late ? `${lateText(late)} late` : '',
      plain(slack.toNext),
      plain(slack.toTarget),
    ];
  });
  const head = ['ITEM', 'TITLE', 'STATUS', 'WAITS FOR', 'DUE', 'EARLIEST END', '', 'TO NEXT', 'TO TARGET'];
  return `${table(head, rows, 1)}\n* is on the critical path. TO NEXT and TO TARGET are working days of slack.${circlesText(found)}`;
}

function scheduleText(found: Schemas['ProgramSchedule']): string {
  const rows = found.items.map((item) => [
    `${plain(item.key)}${item.critical ? ' *' : ''}`,
    plain(item.title),
    words(item.status),
    `${item.begun ? '' : 'from '}${whenText(item.start)}`,
    whenCell(item.end),
    item.due.counted === null ? 'set' : `counted, ${plain(item.due.counted)}`,
    whenCell(item.expected),
  ]);
  const phases = found.phases.map((phase) => [
    plain(phase.name),
    words(phase.status),
    whenCell(phase.passed ?? phase.target),
    whenCell(phase.expected),
  ]);
  const head = ['ITEM', 'TITLE', 'STATUS', 'BEGINS', 'DUE OR DONE', 'ITS DATE IS', 'CAN BE DONE'];
  const tollgates = table(['TOLLGATE OF', 'STATUS', 'TARGET OR PASSED', 'CAN BE REACHED'], phases, 1);
  return `${table(head, rows, 1)}\n* is on the critical path. CAN BE DONE: at the earliest, where that is after it is due.\n\n${tollgates}`;
}

function whatIfText(found: Schemas['WhatIf']): string {
  const item = found.item;
  const items = found.items.map((i) => missedRow(plain(i.key), plain(i.title), nameOf(i.owner), i));
  const phases = found.phases.map((p) => missedRow('phase', plain(p.name), nameOf(p.program), p));
  const what = `If ${plain(item.key)} is done ${whenText(item.slipsTo)} instead of ${whenText(item.dueAt)}`;
  const rows = [...items, ...phases];
  if (rows.length === 0) return `${what}, every other date can still be kept.${circlesText(found)}`;
  const head = ['WHAT', 'TITLE', 'WHOSE', 'AGREED', 'EARLIEST', 'LATE BY', ''];
  return `${what}, these cannot be kept:\n${table(head, rows, 1)}${circlesText(found)}`;
}

type Missed = Pick<Schemas['WhatIf']['items'][number], 'agreed' | 'expected' | 'already' | 'by'>;
type Late = Missed['by'];

function missedRow(what: string, title: string, whose: string, missed: Missed): Cell[] {
  const late = lateText(missed.by);
  const already = missed.already ? 'late already' : '';
  return [what, title, whose, whenCell(missed.agreed), whenCell(missed.expected), late, already];
}

/** `3 working days`, or less than one in hours. */
function lateText(by: Late): string {
  const days = by.workingDays;
  if (days > 0) return `${days} working day${days === 1 ? '' : 's'}`;
  return `${Math.round(by.workingMinutes / 6) / 10} working hours`;
}
