import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { Client, Failure, type Schemas } from '../lib/client.js';
import { given, instant, wholeNumber } from '../lib/options.js';
import { optional, plain, show, table, words } from '../lib/output.js';
import { json, type Common } from './record-commands.js';
import { licenceCommands } from './rule-licences.js';
import { ruleStateCommands } from './rule-states.js';
import { backTestText, factsText, ruleAt, ruleFacts } from './rule-text.js';

/** Every one that the API knows: a new one does not compile until it is here. */
const states = Object.keys({
  draft: true,
  shadow: true,
  suggest: true,
  act: true,
  stopped: true,
  archived: true,
} satisfies Record<Schemas['Rule']['state'], true>);

/** Rules that are watched before they propose. */
export function ruleCommands(program: Command): Command {
  const rules = program
    .command('rules')
    .description('rules: when something happens, if something holds, then something is proposed');
  listCommand(rules);
  showCommand(rules);
  factsCommand(rules);
  checkCommand(rules);
  writeCommands(rules);
  backTestCommand(rules);
  archiveCommand(rules);
  ruleStateCommands(rules);
  licenceCommands(rules);
  return rules;
}

function listCommand(rules: Command): void {
  rules
    .command('list')
    .description('list rules, in the order in which they were written')
    .option('--state <state>', `one or more, with commas between: ${states.join(', ')}`)
    .option('--kind <kind>', 'that listen to records of this kind, such as finding')
    .option('-q, --q <text>', 'part of the name')
    .option('--sort <order>', 'number, name or updated; with - before it, backwards')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option(...json)
    .action(async ({ limit, json: asJson, ...filters }: Common & { limit: number }) => {
      const { items } = await new Client().all('/rules', given(filters), limit);
      show(asJson, { items }, () =>
        table(
          ['RULE', 'NAME', 'STATE', 'LISTENS TO', 'WOULD', optional('VERSION')],
          items.map(({ key, name, state, newest, version }) => [
            ...[plain(key), plain(name), words(state), newest.events.join(', '), plain(newest.command)],
            plain(version ?? newest.version),
          ]),
          1,
        ),
      );
    });
}

function showCommand(rules: Command): void {
  rules
    .command('show <rule>')
    .description('a rule and its newest version, or another')
    .option('--rule-version <n>', 'this version', wholeNumber)
    .option('--text', 'only the text of the version, to be written into a file')
    .option(...json)
    .action(
      async (ref: string, { ruleVersion, text, ...options }: Common & { ruleVersion?: number; text?: boolean }) => {
        const rule = await new Client().get(ruleAt(ref));
        const version = ruleVersion ?? rule.versions[0]?.version;
        const shown = rule.versions.find((each) => each.version === version);
        if (!shown) throw new Failure(`${plain(rule.key)} has no version ${plain(version)}.`);
        show(options.json, rule, () => (text ? shown.text.trimEnd() : ruleFacts(rule, version)));
      },
    );
}

function factsCommand(rules: Command): void {
  rules
    .command('facts <kind>')
    .description('what a rule may ask about a kind of record, with types, and what it may propose')
    .option('--example', 'only a rule to begin from')
    .option(...json)
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate rules facts finding\n  tollgate rules facts finding --example > rule.yaml\n',
    )
    .action(async (kind: string, { example, json: asJson }: Common & { example?: boolean }) => {
      const { items } = await new Client().get('/rules/facts', { kind: kind as Schemas['RuleFacts']['kind'] });
      show(asJson, { items }, () =>
        items.map((found) => (example ? found.example.trimEnd() : factsText(found))).join('\n\n'),
      );
    });
}

function checkCommand(rules: Command): void {
  rules
    .command('check <file>')
    .description('whether a file is a rule, and all that is wrong with it; "-" is the standard input')
    .option(...json)
    .action(async (file: string, options: Common) => {
      const found = await new Client().post('/rules/check', { text: textOf(file) });
      show(options.json, found, () => (found.valid ? 'It is a rule.' : found.problems.map(problemText).join('\n')));
      if (!found.valid) process.exitCode = 1;
    });
}

function problemText(problem: { path: string; message: string; line: number | null; column: number | null }): string {
  const { path, message, line, column } = problem;
  const place = line === null ? '' : `, line ${line}, column ${column ?? 1}`;
  return path === '' && place === '' ? plain(message) : `${path || 'the text'}${place}: ${plain(message)}`;
}

function writeCommands(rules: Command): void {
  rules
    .command('create <name> <file>')
    .description('write a rule; it listens to nothing yet')
    .option('--for <text>', 'what it is for')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate rules create "Severe findings of Singapore" rule.yaml\n')
    .action(async (name: string, file: string, options: Common & { for?: string }) => {
      const body = { name, text: textOf(file), ...given({ description: options.for }) };
      const rule = await new Client().post('/rules', body);
      show(options.json, rule, () => `Written as ${plain(rule.key)}, version 1. It listens to nothing yet.`);
    });
  rules
    .command('version <rule> <file>')
    .description('add a version; which one listens stays as it is')
    .option(...json)
    .action(async (ref: string, file: string, options: Common) => {
      const rule = await new Client().post(`${ruleAt(ref)}/versions`, { text: textOf(file) });
      show(options.json, rule, () => `Added as version ${plain(rule.versions[0]?.version)} of ${plain(rule.key)}.`);
    });
}

function archiveCommand(rules: Command): void {
  rules
    .command('archive <rule>')
    .description('end a rule: it listens to nothing any more, and its name is free')
    .option('--reason <text>', 'why')
    .option(...json)
    .action(async (ref: string, { reason, json: asJson }: Common & { reason?: string }) => {
      const rule = await new Client().post(`${ruleAt(ref)}/archive`, given({ reason }));
      show(asJson, rule, () => `${plain(rule.key)} is archived.`);
    });
}

function backTestCommand(rules: Command): void {
  rules
    .command('back-test <rule>')
    .description('play a rule on what has happened: what would have come of it')
    .addOption(new Option('--from <instant>', 'what happened at or after').argParser(instant).makeOptionMandatory())
    .option('--until <instant>', 'and before; now where nothing is said', instant)
    .option('--rule-version <n>', 'this version; the newest where nothing is said', wholeNumber)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate rules back-test RU-1 --from 2026-08-01\n')
    .action(async (ref: string, options: Common & { from: string; until?: string; ruleVersion?: number }) => {
      const { from, until, ruleVersion: version } = options;
      const found = await new Client().post(`${ruleAt(ref)}/back-test`, { from, ...given({ until, version }) });
      show(options.json, found, () => backTestText(found));
    });
}

/** @throws Failure where it cannot be read */
function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
