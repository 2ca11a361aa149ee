import type { Command } from 'commander';
import { Client, Failure, type Schemas } from '../lib/client.js';
import { given, wholeNumber } from '../lib/options.js';
import { plain, show, whenText, words } from '../lib/output.js';
import { json, type Common } from './record-commands.js';
import { ruleAt, whyText } from './rule-text.js';

type Why = Schemas['RuleWhy'];

/** How far a rule goes, and why it did what it did. */
export function ruleStateCommands(rules: Command): void {
  putCommand(rules, 'shadow', 'have a rule watched: it says what it would do, and has no hands');
  putCommand(rules, 'suggest', 'have a rule propose what it has matched; it has been in shadow by the same version');
  putCommand(rules, 'act', 'have a rule do what it proposes, in your name, by a licence that is in force');
  stopCommand(rules);
  whyCommand(rules);
}

function putCommand(rules: Command, state: 'shadow' | 'suggest' | 'act', description: string): void {
  rules
    .command(`${state} <rule>`)
    .description(description)
    .option(
      '--rule-version <n>',
      state === 'shadow'
        ? 'this version; the newest where nothing is said'
        : `the version that is in ${state === 'act' ? 'suggest' : 'shadow'}`,
      wholeNumber,
    )
    .option(...json)
    .action(async (ref: string, { ruleVersion: version, json: asJson }: Common & { ruleVersion?: number }) => {
      const rule = await new Client().post(`${ruleAt(ref)}/publish`, { state, ...given({ version }) });
      show(asJson, rule, () => `${plain(rule.key)} is in ${state}, by version ${plain(rule.version)}.`);
    });
}

function stopCommand(rules: Command): void {
  rules
    .command('stop [rule]')
    .description('stop a rule, or all: nothing more comes of what happens, nor of what waits')
    .option('--all', 'all that listen')
    .option('--reason <text>', 'why')
    .option(...json)
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate rules stop RU-1 --reason "Wrong in Vietnam"\n  tollgate rules stop --all\n',
    )
    .action(
      async (
        ref: string | undefined,
        { all = false, reason, json: asJson }: Common & { all?: boolean; reason?: string },
      ) => {
        if (all === (ref !== undefined))
          throw new Failure('Name the rule that is to stop, such as RU-1, or say --all.');
        const client = new Client();
        const body = given({ reason });
        if (ref !== undefined) {
          const rule = await client.post(`${ruleAt(ref)}/stop`, body);
          show(asJson, rule, () => `${plain(rule.key)} is ${words(rule.state)}.`);
          return;
        }
        const { stopped } = await client.post('/rules/stop', body);
        show(asJson, { stopped }, () =>
          stopped.length === 0 ? 'None listened.' : `Stopped: ${stopped.map(plain).join(', ')}.`,
        );
      },
    );
}

function whyCommand(rules: Command): void {
  rules
    .command('why <record> [rule]')
    .description('why rules did what they did about a record, and why others did nothing')
    .option(...json)
    .addHelpText('after', '\nExamples:\n  tollgate rules why FI-3\n  tollgate rules why FI-3 RU-1\n')
    .action(async (record: string, rule: string | undefined, options: Common) => {
      const found = await new Client().get('/rules/why', { record, ...given({ rule }) });
      show(options.json, found, () => whyOf(found));
    });
}

function whyOf({ record, evaluations, silent }: Why): string {
  const head = record === null ? '' : `${plain(record.key ?? record.id)} ${plain(record.title)}`;
  const told = evaluations.map((one) => {
    const { rule, version, event, state, waits, refused, proposal } = one;
    const became = proposal
      ? proposal.licence
        ? `  acted under licence ${plain(proposal.licence.key)}: ${plain(proposal.key)}, ${words(proposal.status)}`
        : `  proposed as ${plain(proposal.key)}, ${words(proposal.status)}${proposal.changed ? ', with changes' : ''}`
      : waits
        ? '  is to be proposed'
        : refused === null
          ? null
          : `  not proposed: ${plain(refused)}`;
    const of = `${plain(rule.key)} ${plain(rule.name)}, version ${plain(version)}, in ${plain(state)}`;
    const at = `${plain(event.type)}, ${whenText(event.at)}`;
    return [`${of}\n  ${at}`, whyText(one), ...(became === null ? [] : [became])].join('\n');
  });
  const quiet = silent.map(({ rule, because }) => `${plain(rule.key)} ${plain(rule.name)}: ${plain(because)}`);
  const none = told.length + quiet.length === 0 ? ['No rule is about such records.'] : [];
  return [head, ...told, ...quiet, ...none].join('\n\n');
}
