import { Option, type Command } from 'commander';
import type { Schemas } from '../lib/client.js';
import { collect, day, given, timeOfDay, wholeNumber } from '../lib/options.js';
import { personId } from '../lib/refs.js';
import type { Common, RecordCommands } from './record-commands.js';

type Cases = RecordCommands<'/cases', Schemas['CaseDetail']>;

export const sources = [
  ...['user_report', 'seller_report', 'internal_review', 'regulator', 'audit', 'media', 'metric', 'other'],
];
export const stages = [
  ...['policy_development', 'policy_operationalisation', 'detection', 'moderation', 'enforcement', 'appeals'],
  'quality_assurance',
];
export const verdicts = ['substantiated', 'unsubstantiated', 'inconclusive'];

export const scale = (flags: string, text: string): Option =>
  new Option(flags, `${text}, from 1 to 5`).argParser(wholeNumber);

/** What a case says. */
export interface Content {
  title?: string;
  text?: string;
  source?: string;
  sourceText?: string;
  domain?: string;
  market?: string[];
  stage?: string;
  users?: number;
  sellers?: number;
  creators?: number;
  listings?: number;
  sample?: string[];
}

export function withContent(command: Command, needed: boolean): Command {
  const need = (option: Option): Option => option.makeOptionMandatory(needed);
  return command
    .addOption(need(new Option('--title <text>', 'in a few words')))
    .addOption(need(new Option('--text <text>', 'what happened, and how it was noticed')))
    .addOption(need(new Option('--source <source>', 'from where it comes').choices(sources)))
    .option('--source-text <text>', 'the source in words; needed where it is other')
    .option('--domain <domain>', 'the domain of risk')
    .option('--market <market>', 'once for each', collect)
    .addOption(new Option('--stage <stage>', 'at which stage of the lifecycle it went wrong').choices(stages))
    .option('--users <n>', 'how many users are affected', wholeNumber)
    .option('--sellers <n>', 'how many sellers', wholeNumber)
    .option('--creators <n>', 'how many creators', wholeNumber)
    .option('--listings <n>', 'how many listings', wholeNumber)
    .option('--sample <link>', 'a link that shows it, https; once for each', collect);
}

/** As the API takes it; what was not said is left out. */
export function contentOf(said: Content) {
  const { title, text, source, sourceText, domain, market, stage, sample } = said;
  const affected = given({
    ...{ users: said.users, sellers: said.sellers, creators: said.creators, listings: said.listings },
  });
  return given({
    ...{ title, text, source, sourceText, domain, stage, markets: market },
    affected: Object.keys(affected).length === 0 ? undefined : affected,
    samples: sample?.map((url) => ({ url })),
  });
}

interface Due {
  due?: string;
  dueTime?: string;
}

function withDue(command: Command, needed: boolean): Command {
  return command
    .addOption(
      new Option('--due <date>', 'by when it is to be closed, YYYY-MM-DD').argParser(day).makeOptionMandatory(needed),
    )
    .option('--due-time <time>', 'time of day; the end of the lead’s working day where nothing is said', timeOfDay);
}

function dueOf({ due, dueTime }: Due): { date: string; time?: string } | undefined {
  return due === undefined ? undefined : given({ date: due, time: dueTime });
}

/** What people do to a case. */
export function actCommands(one: Cases): void {
  triageCommand(one);
  one
    .on('start', 'begin the investigation')
    .action((ref: string, options: Common) => one.send(ref, options, (client, path) => client.post(`${path}/start`)));
  one
    .on('conclude', 'say what was found', '--verdict substantiated --text "Nine names, one bank account"')
    .addOption(
      new Option('--verdict <verdict>', 'whether what was reported is so').choices(verdicts).makeOptionMandatory(),
    )
    .requiredOption('--text <text>', 'what was looked at, and what was found')
    .action((ref: string, { verdict, text, ...options }: Common & { verdict: string; text: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/conclude`, { verdict, text })),
    );
  one
    .on('close', 'close a case that somebody else has concluded', '--note "Read, and agreed"')
    .option('--note <text>', 'for those who look')
    .action((ref: string, { note, ...options }: Common & { note?: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/close`, given({ note }))),
    );
  one
    .on('reject', 'say that it is no case', '--reason "The listing was taken down before it was seen"')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, { reason, ...options }: Common & { reason: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/reject`, { reason })),
    );
  withDue(one.on('reopen', 'open it again', '--reason "They are back" --due 2027-01-29'), false)
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, { reason, ...options }: Common & Due & { reason: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/reopen`, given({ reason, due: dueOf(options) }))),
    );
  one
    .on('acknowledge', 'say that somebody is on a late case; the ladder is held', '--note "logs on Monday"')
    .option('--for <duration>', 'how long, such as P1D; the most that its policy allows where nothing is said')
    .option('--note <text>', 'for those who look')
    .action((ref: string, options: Common & { for?: string; note?: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/acknowledge`, given({ holdFor: options.for, note: options.note })),
      ),
    );
  changeCommands(one);
}

function triageCommand(one: Cases): void {
  withDue(
    one.on('triage', 'confirm its severity, name its lead and its date', '--lead mei@example.com --due 2027-01-29'),
    true,
  )
    .addOption(scale('--likelihood <n>', 'how likely it is; as reported where nothing is said'))
    .addOption(scale('--impact <n>', 'how much it matters'))
    .option('--lead <who>', 'who leads it from now on')
    .option('--note <text>', 'why it is rated so')
    .action(
      (
        ref: string,
        options: Common & { due: string } & Due & {
            likelihood?: number;
            impact?: number;
            lead?: string;
            note?: string;
          },
      ) =>
        one.send(ref, options, async (client, path) =>
          client.post(`${path}/triage`, {
            ...given({ likelihood: options.likelihood, impact: options.impact, note: options.note }),
            ...(options.lead === undefined ? {} : { leadId: await personId(client, options.lead) }),
            due: dueOf(options) ?? { date: options.due },
          }),
        ),
    );
}

function changeCommands(one: Cases): void {
  withContent(one.on('edit', 'change what a case says', '--title "Counterfeits of one brand"'), false).action(
    (ref: string, { json, ...said }: Common & Content) =>
      one.send(ref, given({ json }), async (client, path) => {
        const { version } = await client.get(path);
        return client.patch(path, contentOf(said), version);
      }),
  );
  withDue(
    one.on('schedule', 'move its date, or name another domain lead', '--due 2027-02-12 --reason "the audit"'),
    false,
  )
    .option('--domain-lead <who>', 'who leads its domain')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & Due & { domainLead?: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(
          `${path}/schedule`,
          given({
            reason: options.reason,
            due: dueOf(options),
            domainLeadId: options.domainLead === undefined ? undefined : await personId(client, options.domainLead),
          }),
        ),
      ),
    );
  one
    .on('assign', 'give a case to another lead for good', '--to mei@example.com --reason "leads the desk now"')
    .requiredOption('--to <who>', 'by id, mail address or name')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { to: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(`${path}/reassign`, { leadId: await personId(client, options.to), reason: options.reason }),
      ),
    );
}
