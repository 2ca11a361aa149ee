import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { day, given, instant, timeOfDay, wholeNumber } from '../lib/options.js';
import { facts, nameOf, plain, show, table, whenText, words } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { json, RecordCommands, type Common, type Numbered } from './record-commands.js';

export const controlTestRegister = { at: '/control-tests', key: 'CX' } as const;

type Tests = RecordCommands<'/control-tests', Schemas['ControlTestDetail']>;
type Detail = Schemas['ControlTestDetail'];

const deficiencies = ['deficiency', 'significant_deficiency', 'material_weakness'];
const about = ['design', 'operating'];

interface Filters {
  status?: string;
  about?: string;
  deficiency?: string;
  control?: string;
  tester?: string;
  market?: string;
  domain?: string;
  overdue?: boolean;
  effective?: boolean;
  changedSince?: string;
  q?: string;
  sort?: string;
}

/** Tests of controls. */
export function controlTestCommands(program: Command): Numbered {
  const tests = program
    .command('control-tests')
    .description('tests of controls: plan one, draw a sample that anybody can follow, judge it, and conclude');
  listCommand(tests);
  const one: Tests = new RecordCommands(tests, {
    ...{ ...controlTestRegister, noun: 'test', text: testFacts },
    read: (client, path) => client.get(path),
  });
  one.show('a test of a control with its sample, and what may be done to it');
  planCommand(tests);
  sampleCommands(one);
  concludeCommands(one);
  whoseCommands(one);
  one.answers();
  return controlTestRegister;
}

function listCommand(tests: Command): void {
  tests
    .command('list')
    .description('list tests of controls, those that are due first on top')
    .option('--status <status>', 'one or more, with commas between: awaiting, planned, testing, concluded, cancelled')
    .addOption(new Option('--about <what>', 'of the design, or of the operation').choices(about))
    .addOption(new Option('--deficiency <grade>', 'graded so').choices(deficiencies))
    .option('--control <control>', 'of this control, such as CO-3')
    .option('--tester <who>', 'by id, mail address or name; me')
    .option('--market <market>')
    .option('--domain <domain>')
    .option('--overdue', 'that are overdue')
    .option('--effective', 'that found it effective')
    .option('--changed-since <date>', 'that changed at or after', instant)
    .option('-q, --q <text>', 'part of the title')
    .option('--sort <order>', 'due, created, number or updated; with - before it, backwards')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option('--count', 'only how many there are')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate control-tests list --control CO-3\n')
    .action(
      async ({ limit, count, json: asJson, ...filters }: Common & Filters & { limit: number; count?: boolean }) => {
        const client = new Client();
        const query = given(filters);
        if (count) {
          const found = await client.get('/control-tests/count', query);
          show(asJson, found, () => plain(found.count));
          return;
        }
        const { items, more } = await client.all('/control-tests', query, limit);
        const rows = items.map((t) => [
          plain(t.key),
          plain(t.title),
          nameOf(t.tester),
          words(t.status),
          t.conclusion === null ? '' : outcome(t.conclusion),
          t.due === null ? '' : plain(t.due.date) + (t.overdue ? ', overdue' : ''),
        ]);
        show(asJson, { items, more }, () => table(['TEST', 'TITLE', 'TESTER', 'STATUS', 'FOUND', 'DUE'], rows, 1));
      },
    );
}

function outcome({ effective, deficiency }: { effective: boolean; deficiency: string | null }): string {
  return effective ? 'effective' : `not effective, ${words(deficiency ?? '')}`;
}

function planCommand(tests: Command): void {
  tests
    .command('plan <control>')
    .description('plan a test of a control, by somebody who neither owns nor performs it')
    .addOption(
      new Option('--about <what>', 'design: would it catch it; operating: did it run')
        .choices(about)
        .makeOptionMandatory(),
    )
    .requiredOption('--tester <who>', 'who tests it')
    .requiredOption('--due <date>', 'by when it is concluded, YYYY-MM-DD', day)
    .option('--due-time <time>', 'time of day; the end of the working day where nothing is said', timeOfDay)
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate control-tests plan CO-3 --about operating --tester tan@example.com --due 2027-01-29\n',
    )
    .action(
      async (control: string, options: Common & { about: string; tester: string; due: string; dueTime?: string }) => {
        const client = new Client();
        const found = await client.post('/control-tests', {
          ...{ control, about: options.about, testerId: await personId(client, options.tester) },
          due: { date: options.due, ...given({ time: options.dueTime }) },
        });
        show(options.json, found, () => testFacts(found));
      },
    );
}

function sampleCommands(one: Tests): void {
  one
    .on('draw', 'draw its sample from the runs of a period', '--from 2026-07-01 --until 2026-12-31 --seed november')
    .requiredOption('--from <date>', 'runs that fell on this day or after it', day)
    .requiredOption('--until <date>', 'runs that fell on this day or before it', day)
    .option('--seed <text>', 'anything; made up where nothing is said')
    .option('--size <n>', 'how many; by how often the control is performed where nothing is said', wholeNumber)
    .action((ref: string, options: Common & { from: string; until: string; seed?: string; size?: number }) => {
      const { from, until, seed, size } = options;
      return one.send(ref, options, (client, path) =>
        client.post(`${path}/draw`, { from, until, ...given({ seed, size }) }),
      );
    });
  one
    .on('judge', 'judge one of its sample', '3 --exception --note "Nothing was attached"', '<place>')
    .option('--pass', 'as it should be')
    .option('--exception', 'not as it should be')
    .option('--not-applicable', 'nothing that the control is about')
    .option('--note <text>', 'needed unless it passed')
    .action(
      (
        ref: string,
        place: string,
        options: Common & { pass?: boolean; exception?: boolean; notApplicable?: boolean; note?: string },
        self: Command,
      ) => {
        const said = [
          ...(options.pass ? ['pass' as const] : []),
          ...(options.exception ? ['exception' as const] : []),
          ...(options.notApplicable ? ['not_applicable' as const] : []),
        ];
        const [result] = said;
        if (result === undefined || said.length > 1)
          self.error('error: say one of --pass, --exception and --not-applicable', { exitCode: 2 });
        return one.send(ref, options, (client, path) =>
          client.post(`${path}/judge`, { place: Number(place), result, ...given({ note: options.note }) }),
        );
      },
    );
}

function concludeCommands(one: Tests): void {
  one
    .on(
      'conclude',
      'say whether the control is effective',
      '--not-effective --deficiency deficiency --statement "Two of eight"',
    )
    .option('--effective', 'it is')
    .option('--not-effective', 'it is not: a finding is raised')
    .addOption(new Option('--deficiency <grade>', 'how bad it is').choices(deficiencies))
    .requiredOption('--statement <text>', 'what was looked at, and what was seen')
    .action(
      (
        ref: string,
        options: Common & { effective?: boolean; notEffective?: boolean; deficiency?: string; statement: string },
        self: Command,
      ) => {
        const { effective = false, notEffective = false, deficiency, statement } = options;
        if (effective === notEffective)
          self.error('error: say one of --effective and --not-effective', { exitCode: 2 });
        return one.send(ref, options, (client, path) =>
          client.post(`${path}/conclude`, {
            ...{ effective, statement },
            ...given({ deficiency }),
          }),
        );
      },
    );
  one
    .on(
      'grade',
      'grade the deficiency that it found otherwise',
      '--deficiency material_weakness --reason "All markets"',
    )
    .addOption(new Option('--deficiency <grade>', 'how bad it is').choices(deficiencies).makeOptionMandatory())
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, { deficiency, reason, ...options }: Common & { deficiency: string; reason: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/grade`, { deficiency, reason })),
    );
}

function whoseCommands(one: Tests): void {
  one
    .on('assign', 'give it to another tester', '--to tan@example.com --reason "On leave"')
    .requiredOption('--to <who>', 'by id, mail address or name')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { to: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(`${path}/reassign`, { testerId: await personId(client, options.to), reason: options.reason }),
      ),
    );
  one
    .on('acknowledge', 'say that somebody is on a late one; the ladder is held', '--note "on Monday"')
    .option('--for <duration>', 'how long, such as P1D; the most that its policy allows where nothing is said')
    .option('--note <text>', 'for those who look')
    .action((ref: string, options: Common & { for?: string; note?: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/acknowledge`, given({ holdFor: options.for, note: options.note })),
      ),
    );
  one
    .on('cancel', 'test it no further', '--reason "The control is retired"')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, { reason, ...options }: Common & { reason: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/cancel`, { reason })),
    );
}

/** A test as people read it. */
function testFacts(t: Detail): string {
  const { sample, tally, conclusion, regraded } = t;
  const said = facts([
    ['Test', `${plain(t.key)} ${plain(t.title)}`],
    ['Control', `${plain(t.control.key)} ${plain(t.control.title)}, version ${plain(t.controlRevision)}`],
    ['About', t.about === 'design' ? 'its design' : 'its operation'],
    ['Status', words(t.status) + (t.restricted ? '; restricted' : '')],
    ['Due', t.due && whenText(t.due.at) + (t.overdue ? ', overdue' : '')],
    ['Retest of', t.retestOf && plain(t.retestOf.key)],
    ['Tester', nameOf(t.tester)],
    ['Planned by', nameOf(t.plannedBy)],
    [
      'Sample',
      sample &&
        `${plain(sample.size)} of ${plain(sample.population)}, ${sample.source === 'list' ? plain(sample.file) : `${plain(sample.from)} to ${plain(sample.until)}`}, seed “${sample.seed}”${sample.sizeBy === null ? '' : `, size for ${sample.sizeBy}`}`,
    ],
    [
      'Judged',
      sample &&
        `${plain(tally.judged)}: ${plain(tally.exceptions)} exceptions, ${plain(tally.notApplicable)} not applicable`,
    ],
    ['Proposes', tally.effective === null ? null : tally.effective ? 'effective' : 'not effective'],
    ['Found', conclusion && `${outcome(conclusion)}, by ${nameOf(conclusion.by)}: ${conclusion.statement}`],
    ['Graded', regraded && `by ${nameOf(regraded.by)}, from ${words(regraded.from)}: ${regraded.reason}`],
    ['Cancelled', t.cancellation],
    ['May be', t.allowed.map(words).join(', ')],
    ['Id', t.id],
  ]);
  if (t.items.length === 0) return said;
  const rows = t.items.map((one) => [
    plain(one.place),
    plain(one.key),
    plain(one.title),
    one.result === null ? '' : words(one.result),
    one.note ?? '',
  ]);
  return `${said}\n\n${table(['#', 'WHICH', 'WHAT', 'RESULT', 'NOTE'], rows, 2)}`;
}
