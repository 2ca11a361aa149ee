import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { collect, day, given, instant, wholeNumber } from '../lib/options.js';
import { facts, nameOf, optional, plain, show, table, whenText, words } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { json, type Common } from './record-commands.js';
import { reportText } from './rule-licence-report.js';

type Licence = Schemas['ActingLicence'];

/** Where one is found, by its key or its id. */
const licenceAt = (ref: string): `/acting-licences/${string}` => `/acting-licences/${encodeURIComponent(ref)}`;

/** Licences by which rules act. */
export function licenceCommands(rules: Command): void {
  const licences = rules
    .command('licence')
    .description('licences by which rules act: a plan, labels, two signatures, and an end');
  readCommands(licences);
  planCommand(licences);
  labelCommand(licences);
  signCommand(licences);
  withdrawCommand(licences);
}

function readCommands(licences: Command): void {
  licences
    .command('list')
    .description('list licences, in the order in which they were planned')
    .option('--rule <rule>', 'of this rule')
    .option('--state <state>', 'one or more, with commas between: planned, labelling, to_sign, in_force, …')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option(...json)
    .action(async ({ limit, json: asJson, ...filters }: Common & { limit: number; rule?: string; state?: string }) => {
      const { items } = await new Client().all('/acting-licences', given(filters), limit);
      show(asJson, { items }, () =>
        table(
          ['LICENCE', 'RULE', 'STATE', 'ENDS', optional('BECAUSE')],
          items.map(({ key, rule, version, state, endsAt, because }) => [
            ...[plain(key), `${plain(rule.key)}@${plain(version)} ${plain(rule.name)}`, words(state)],
            ...[whenText(endsAt), plain(because)],
          ]),
          1,
        ),
      );
    });
  licences
    .command('show <licence>')
    .description('a licence: its plan, how far it is, and who has signed')
    .option(...json)
    .action(async (ref: string, options: Common) => {
      const found = await new Client().get(licenceAt(ref));
      show(options.json, found, () => licenceText(found));
    });
  licences
    .command('report <licence>')
    .description('what a licence comes to, by stratum; not while people label')
    .option(...json)
    .action(async (ref: string, options: Common) => {
      const found = await new Client().get(`${licenceAt(ref)}/report`);
      show(options.json, found, () => reportText(found));
    });
}

interface PlanOptions extends Common {
  from: string;
  until?: string;
  allowed?: number;
  errors?: number;
  unmatched?: number;
  share?: number;
  ends: string;
}

function planCommand(licences: Command): void {
  licences
    .command('plan <rule>')
    .description('plan a licence for the version that listens, and draw what is to be labelled')
    .addOption(
      new Option('--from <instant>', 'matches of what happened at or after').argParser(instant).makeOptionMandatory(),
    )
    .option('--until <instant>', 'and before; now where nothing is said', instant)
    .option('--allowed <percent>', 'the share of errors that is allowed; 5 where nothing is said', Number)
    .option('--errors <n>', 'so many among the labels of a stratum, and it still passes; 1', wholeNumber)
    .option('--unmatched <n>', 'so many that it did not match are labelled too; 30', wholeNumber)
    .option('--share <percent>', 'what goes to people anyway; 10', Number)
    .addOption(new Option('--ends <instant>', 'when it ends').argParser(instant).makeOptionMandatory())
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate rules licence plan RU-1 --from 2026-06-01 --ends 2027-03-01\n')
    .action(async (rule: string, { json: asJson, ends: endsAt, from, ...more }: PlanOptions) => {
      const found = await new Client().post('/acting-licences', { rule, from, endsAt, ...given(more) });
      show(asJson, found, () => licenceText(found));
    });
}

function labelCommand(licences: Command): void {
  licences
    .command('label <licence>')
    .description('have what was drawn labelled, blind, in a review round that is sealed until its end')
    .option('--reviewer <who>', 'who labels, by id, mail address or name; may be given again', collect)
    .option('--adjudicator <who>', 'who decides where two differ; may be given again', collect)
    .option('--per-item <n>', 'how many label each record; 2 where nothing is said', wholeNumber)
    .addOption(new Option('--due <date>', 'by when').argParser(day).makeOptionMandatory())
    .option(...json)
    .action(
      async (
        ref: string,
        options: Common & { reviewer?: string[]; adjudicator?: string[]; perItem?: number; due: string },
      ) => {
        const client = new Client();
        const ids = (names: string[] = []): Promise<string[]> => Promise.all(names.map((who) => personId(client, who)));
        const body = {
          ...{ reviewerIds: await ids(options.reviewer), adjudicatorIds: await ids(options.adjudicator) },
          ...{ due: { date: options.due }, ...given({ perItem: options.perItem }) },
        };
        const found = await client.post(`${licenceAt(ref)}/label`, body);
        show(options.json, found, () => `${plain(found.key)} is labelled in ${plain(found.round?.key)}.`);
      },
    );
}

function signCommand(licences: Command): void {
  licences
    .command('sign <licence>')
    .description('sign a licence as it was read; with the second signature it is in force')
    .addOption(new Option('--digest <digest>', 'of what was read, as "show" tells it').makeOptionMandatory())
    .option(...json)
    .action(async (ref: string, { digest, json: asJson }: Common & { digest: string }) => {
      const found = await new Client().post(`${licenceAt(ref)}/sign`, { digest });
      show(asJson, found, () => `${plain(found.key)} is ${words(found.state)}.`);
    });
}

function withdrawCommand(licences: Command): void {
  licences
    .command('withdraw <licence>')
    .description('take a licence back: a rule that acts by it proposes again')
    .option('--reason <text>', 'why')
    .option(...json)
    .action(async (ref: string, { reason, json: asJson }: Common & { reason?: string }) => {
      const found = await new Client().post(`${licenceAt(ref)}/withdraw`, given({ reason }));
      show(asJson, found, () => `${plain(found.key)} is ${words(found.state)}.`);
    });
}

function licenceText(licence: Licence): string {
  const head = facts([
    [
      'Licence',
      `${plain(licence.key)} of ${plain(licence.rule.key)}@${plain(licence.version)} ${plain(licence.rule.name)}`,
    ],
    ['State', `${words(licence.state)} since ${whenText(licence.stateSince)}`],
    ['Because', licence.because],
    ['Plan', planText(licence)],
    ['Drawn from', `${whenText(licence.from)} to ${whenText(licence.until)}`],
    ['Ends', whenText(licence.endsAt)],
    ['Labelled in', licence.round && `${plain(licence.round.key)}, ${words(licence.round.status)}`],
    ['Signed by', licence.signed.map(({ person }) => nameOf(person)).join(', ')],
    ['Digest', licence.digest],
    ['Seed', licence.seed],
  ]);
  const rows = licence.strata.map(({ name, matched, unmatched, drawn, drawnUnmatched, verdict }) => [
    ...[plain(name), ...[matched, unmatched, drawn, drawnUnmatched].map(plain)],
    verdict === null
      ? drawn === 0
        ? 'too few matches'
        : 'not known yet'
      : `${plain(verdict.errors)} wrong, at most ${verdict.bound.toFixed(2)} %: ${verdict.licensed ? 'licensed' : 'not licensed'}`,
  ]);
  return [head, table(['STRATUM', 'MATCHED', 'NOT MATCHED', 'DRAWN', 'OF THE OTHERS', 'LABELS'], rows, 0)].join('\n\n');
}

const planText = ({ allowed, errors, labels, share }: Licence): string =>
  `${plain(labels)} labels a stratum with ${plain(errors)} wrong at most, so that surely no more than ${plain(allowed)} % are; ${plain(share)} % goes to people`;
