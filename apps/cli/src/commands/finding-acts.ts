import { Option, type Command } from 'commander';
import type { Schemas } from '../lib/client.js';
import { collect, day, given, timeOfDay } from '../lib/options.js';
import { personId } from '../lib/refs.js';
import { stages } from './case-acts.js';
import { ratings } from './finding-filters.js';
import type { Common, RecordCommands } from './record-commands.js';

export type Findings = RecordCommands<'/findings', Schemas['FindingDetail']>;

/** What a finding says. */
export interface Content {
  title?: string;
  condition?: string;
  criteria?: string;
  cause?: string;
  effect?: string;
  recommendation?: string[];
  stage?: string;
  domain?: string;
  market?: string[];
  rating?: string;
}

export function withContent(command: Command, needed: boolean): Command {
  const need = (option: Option): Option => option.makeOptionMandatory(needed);
  return command
    .addOption(need(new Option('--title <text>', 'the gap, in a few words')))
    .addOption(need(new Option('--condition <text>', 'what is so')))
    .option('--criteria <text>', 'what should be so, and by which rule')
    .option('--cause <text>', 'why it is so')
    .option('--effect <text>', 'what comes of it')
    .option('--recommendation <text>', 'what is to be done; once for each', collect)
    .addOption(new Option('--stage <stage>', 'at which stage of the lifecycle the gap is').choices(stages))
    .option('--domain <domain>', 'the domain of risk')
    .addOption(need(new Option('--market <market>', 'once for each').argParser(collect)))
    .addOption(new Option('--rating <rating>', 'of a finding; an observation has none').choices(ratings));
}

/** As the API takes it; what was not said is left out. */
export function contentOf(said: Content) {
  const { title, condition, criteria, cause, effect, recommendation, stage, domain, market, rating } = said;
  return given({
    ...{ title, condition, criteria, cause, effect, stage, domain, rating },
    ...{ recommendations: recommendation, markets: market },
  });
}

interface Target {
  target?: string;
  targetTime?: string;
}

function withTarget(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--target <date>',
        'by when it is to be remediated, YYYY-MM-DD; as the limits say otherwise',
      ).argParser(day),
    )
    .option('--target-time <time>', 'time of day; the end of the working day where nothing is said', timeOfDay);
}

function targetOf({ target, targetTime }: Target): { date: string; time?: string } | undefined {
  return target === undefined ? undefined : given({ date: target, time: targetTime });
}

/** Commands that need a reason and nothing else. */
const byReason = [
  ['lower', 'lower', 'make an observation of it: it asks for no action'],
  ['withdraw', 'withdraw', 'say that it is none'],
  ['send-back', 'send-back', 'say that it is not done after all'],
] as const;

/** What people do to a finding. */
export function actCommands(one: Findings): void {
  agreementCommands(one);
  one
    .on('cause', 'take its cause from a signed root cause analysis', 'RA-4', '<analysis>')
    .option('--note <text>', 'for those who look')
    .action((ref: string, analysis: string, { note, ...options }: Common & { note?: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/cause`, { analysis, ...given({ note }) })),
    );
  for (const [name, at, text] of byReason)
    one
      .on(name, text, '--reason "The sample was of one week"')
      .requiredOption('--reason <text>', 'why')
      .action((ref: string, { reason, ...options }: Common & { reason: string }) =>
        one.send(ref, options, (client, path) => client.post(`${path}/${at}`, { reason })),
      );
  remediationCommands(one);
  one
    .on(
      'acknowledge',
      'say that somebody is on a late one; the ladder is held',
      '--note "the vendor answers on Monday"',
    )
    .option('--for <duration>', 'how long, such as P1D; the most that its policy allows where nothing is said')
    .option('--note <text>', 'for those who look')
    .action((ref: string, options: Common & { for?: string; note?: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/acknowledge`, given({ holdFor: options.for, note: options.note })),
      ),
    );
  changeCommands(one);
}

function agreementCommands(one: Findings): void {
  one
    .on('raise', 'make a finding of an observation', '--rating high --criteria "Policy 4.2"')
    .addOption(new Option('--rating <rating>', 'how bad it is').choices(ratings).makeOptionMandatory())
    .option('--criteria <text>', 'what should be so, and by which rule')
    .option('--owner <who>', 'who answers for the gap')
    .option('--note <text>', 'for those who look')
    .action((ref: string, options: Common & { rating: string; criteria?: string; owner?: string; note?: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(`${path}/raise`, {
          rating: options.rating,
          ...given({ criteria: options.criteria, note: options.note }),
          ...(options.owner === undefined ? {} : { ownerId: await personId(client, options.owner) }),
        }),
      ),
    );
  withTarget(one.on('propose', 'ask its owner to agree', '--note "As discussed on Friday"'))
    .option('--note <text>', 'for the owner')
    .action((ref: string, options: Common & Target & { note?: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/propose`, given({ target: targetOf(options), note: options.note })),
      ),
    );
  one
    .on('agree', 'agree to it, and to its target date', '--note "We see it too"')
    .option('--note <text>', 'for those who look')
    .action((ref: string, { note, ...options }: Common & { note?: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/agree`, given({ note }))),
    );
  one
    .on('dispute', 'say why not', '--reason "One week is too short" --would-change "A sample of a quarter"')
    .requiredOption('--reason <text>', 'why not')
    .requiredOption('--would-change <text>', 'what would change your mind')
    .action((ref: string, { reason, wouldChange, ...options }: Common & { reason: string; wouldChange: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/dispute`, { reason, wouldChange })),
    );
}

function remediationCommands(one: Findings): void {
  one
    .on('remediate', 'say that work on it has begun', '--by AI-12')
    .option('--by <record>', 'the item that remediates it, by its key, or a program by its id; it is linked')
    .option('--note <text>', 'for those who look')
    .action((ref: string, { by, note, ...options }: Common & { by?: string; note?: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/remediate`, given({ by, note }))),
    );
  one
    .on(
      'finish',
      'say that it is remediated',
      '--text "Appeals go to a team of their own" --link https://example.com/sop',
    )
    .requiredOption('--text <text>', 'what was done, and how one sees it')
    .option('--link <link>', 'to the evidence, https; once for each', collect)
    .action((ref: string, { text, link, ...options }: Common & { text: string; link?: string[] }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/finish`, { text, ...given({ links: link }) })),
    );
  one
    .on('verify', 'verify and close what somebody else has remediated', '--text "Nine appeals of ten were read anew"')
    .requiredOption('--text <text>', 'what was looked at, and what was seen')
    .action((ref: string, { text, ...options }: Common & { text: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/verify`, { text })),
    );
  withTarget(one.on('reopen', 'open it again', '--reason "It is back"'))
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, { reason, ...options }: Common & Target & { reason: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/reopen`, given({ reason, target: targetOf(options) })),
      ),
    );
}

function changeCommands(one: Findings): void {
  withContent(one.on('edit', 'change what a finding says', '--title "Appeals are read twice"'), false).action(
    (ref: string, { json, ...said }: Common & Content) =>
      one.send(ref, given({ json }), async (client, path) => {
        const { version } = await client.get(path);
        return client.patch(path, contentOf(said), version);
      }),
  );
  withTarget(one.on('schedule', 'move its target date, or name another domain lead', '--reason "the vendor is late"'))
    .option('--domain-lead <who>', 'who leads its domain')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & Target & { domainLead?: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(
          `${path}/schedule`,
          given({
            reason: options.reason,
            target: targetOf(options),
            domainLeadId: options.domainLead === undefined ? undefined : await personId(client, options.domainLead),
          }),
        ),
      ),
    );
  one
    .on('assign', 'give it to another owner for good', '--to mei@example.com --reason "leads the desk now"')
    .requiredOption('--to <who>', 'by id, mail address or name')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { to: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(`${path}/reassign`, { ownerId: await personId(client, options.to), reason: options.reason }),
      ),
    );
}
