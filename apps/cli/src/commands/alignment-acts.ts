import { InvalidArgumentError, Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { collect, day, given, timeOfDay, wholeNumber } from '../lib/options.js';
import { facts, show, words } from '../lib/output.js';
import { personId, programId, teamId } from '../lib/refs.js';
import { contentFacts } from './alignment-text.js';
import type { Common, RecordCommands } from './record-commands.js';

type Alignments = RecordCommands<'/alignments', Schemas['AlignmentDetail']>;

/** When it is due, as people say it. */
export interface Due {
  due?: string;
  dueTime?: string;
  in?: string;
}

export function withDue(command: Command): Command {
  return command
    .addOption(new Option('--due <date>', 'by when, YYYY-MM-DD').argParser(day))
    .option('--due-time <time>', 'time of day; the end of the working day where nothing is said', timeOfDay)
    .option('--in <duration>', 'instead of a date, such as "5 working days"');
}

/** As the API takes it; undefined where nothing was said. */
export function dueOf({ due, dueTime, in: within }: Due) {
  if (due === undefined && within === undefined) return undefined;
  return given({ date: due, time: dueTime, in: within });
}

interface Answered extends Common {
  revision?: number;
  team?: string;
  about?: string[];
  reason?: string;
}

function withAnswer(command: Command): Command {
  return command
    .option('--revision <n>', 'that was read; the present one where nothing is said', wholeNumber)
    .option('--team <team>', 'where you could answer for several')
    .option('--about <part>', 'what it is about: a revision of that asks you again; once for each', collect);
}

type Said = Pick<Schemas['AlignmentAnswer'], 'position' | 'wouldChange' | 'conditions'>;

/** What a team says. */
export function answerCommands(one: Alignments): void {
  const send = (ref: string, options: Answered, said: (client: Client) => Promise<Said>): Promise<void> =>
    one.send(ref, options, async (client, path) => {
      const { revision, team, about, reason } = options;
      return client.post(`${path}/answer`, {
        ...(await said(client)),
        revision: revision ?? (await client.get(path)).revision,
        ...given({
          ...{ reason, teamId: team === undefined ? undefined : await teamId(client, team) },
          about: about as Schemas['AlignmentAnswer']['about'],
        }),
      });
    });
  withAnswer(one.on('agree', 'your team agrees'))
    .option('--reason <text>', 'for those who look')
    .action((ref: string, options: Answered) => send(ref, options, async () => ({ position: 'agree' })));
  withAnswer(
    one.on(
      'agree-if',
      'your team agrees on conditions',
      '--condition "Retrain the night shift; lin@example.com; 10 working days"',
    ),
  )
    .addOption(
      new Option(
        '--condition <"text; who; within">',
        'who does it and within which time may be left to the chair; once for each',
      )
        .argParser(collectConditions)
        .makeOptionMandatory(),
    )
    .option('--reason <text>', 'for those who look')
    .action((ref: string, { condition, ...options }: Answered & { condition: Condition[] }) =>
      send(ref, options, async (client) => ({
        position: 'conditions',
        conditions: await conditionsOf(client, condition),
      })),
    );
  withAnswer(
    one.on('object', 'your team objects', '--reason "One month is too short" --would-change "The same in a quarter"'),
  )
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--would-change <text>', 'what would change your team’s mind')
    .action((ref: string, { wouldChange, ...options }: Answered & { wouldChange: string }) =>
      send(ref, options, async () => ({ position: 'object', wouldChange })),
    );
  withAnswer(one.on('abstain', 'your team abstains', '--reason "It is none of our queues"'))
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Answered) => send(ref, options, async () => ({ position: 'abstain' })));
}

interface Condition {
  text: string;
  owner?: string;
  within?: string;
}

function collectConditions(value: string, before: Condition[] = []): Condition[] {
  const [text = '', owner = '', within = '', ...more] = value.split(';').map((part) => part.trim());
  if (text === '' || more.length > 0)
    throw new InvalidArgumentError(
      'Write it as "text; who; within", e.g. "Retrain the night shift; lin@example.com; 10 working days".',
    );
  return [...before, { text, ...(owner === '' ? {} : { owner }), ...(within === '' ? {} : { within }) }];
}

async function conditionsOf(client: Client, said: readonly Condition[]): Promise<NonNullable<Said['conditions']>> {
  const found = [];
  for (const { text, owner, within } of said)
    found.push({
      text,
      ...given({ within, ownerId: owner === undefined ? undefined : await personId(client, owner) }),
    });
  return found;
}

/** What the chair does. */
export function chairCommands(one: Alignments): void {
  conditionCommands(one);
  revisionCommand(one);
  one
    .on(
      'ask',
      'ask one team more, or name somebody else for a team',
      '--team Policy --who an@example.com --reason "leads it now"',
    )
    .requiredOption('--team <team>', 'by name or id')
    .option('--who <who>', 'who answers for it; its lead where nobody is named')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { team: string; who?: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(`${path}/ask`, {
          ...{ teamId: await teamId(client, options.team), reason: options.reason },
          ...(options.who === undefined ? {} : { personId: await personId(client, options.who) }),
        }),
      ),
    );
  one
    .on(
      'decide',
      'decide over what the rule says, with the dissent on record',
      '--agreed --reason "The risk does not wait"',
    )
    .option('--agreed', 'it is agreed')
    .option('--not-agreed', 'it is not')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { agreed?: true; notAgreed?: true; reason: string }, self: Command) => {
      if ((options.agreed === true) === (options.notAgreed === true))
        self.error('error: say --agreed or --not-agreed', { exitCode: 2 });
      return one.send(ref, options, (client, path) =>
        client.post(`${path}/decide`, { agreed: options.agreed === true, reason: options.reason }),
      );
    });
  one
    .on('withdraw', 'withdraw it: nobody is asked any more', '--reason "The finding is split in two"')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, { reason, ...options }: Common & { reason: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/withdraw`, { reason })),
    );
  timeCommands(one);
}

function timeCommands(one: Alignments): void {
  withDue(one.on('schedule', 'give it another date', '--in "3 working days" --reason "Tết"'))
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & Due & { reason: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/schedule`, { due: dueOf(options) ?? {}, reason: options.reason }),
      ),
    );
  one
    .on('assign', 'give the chair to somebody else for good', '--to mei@example.com --reason "wrote none of it"')
    .requiredOption('--to <who>', 'by id, mail address or name')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { to: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(`${path}/reassign`, { chairId: await personId(client, options.to), reason: options.reason }),
      ),
    );
  one
    .on('acknowledge', 'say that somebody is on a late one; the ladder is held', '--note "they answer on Monday"')
    .option('--for <duration>', 'how long, such as P1D; the most that its policy allows where nothing is said')
    .option('--note <text>', 'for those who look')
    .action((ref: string, options: Common & { for?: string; note?: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/acknowledge`, given({ holdFor: options.for, note: options.note })),
      ),
    );
}

function conditionCommands(one: Alignments): void {
  const of = '<condition>';
  one
    .on('accept', 'accept a condition, by its id: it becomes an action item', '5f0c… --reason "It is cheap"', of)
    .requiredOption('--reason <text>', 'why')
    .option('--owner <who>', 'who does it; as the condition says otherwise')
    .option('--within <duration>', 'such as "10 working days"; as the condition says otherwise')
    .option('--program <program>', 'where the item goes; the one of the finding otherwise')
    .action(
      (
        ref: string,
        conditionId: string,
        options: Common & { reason: string; owner?: string; within?: string; program?: string },
      ) =>
        one.send(ref, options, async (client, path) =>
          client.post(`${path}/settle`, {
            ...{ conditionId, accept: true, reason: options.reason },
            ...given({
              ownerId: options.owner === undefined ? undefined : await personId(client, options.owner),
              within: options.within,
              programId: options.program === undefined ? undefined : await programId(client, options.program),
            }),
          }),
        ),
    );
  one
    .on('decline', 'decline a condition, by its id', '5f0c… --reason "It is done already"', of)
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, conditionId: string, { reason, ...options }: Common & { reason: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/settle`, { conditionId, accept: false, reason })),
    );
}

type Part = Schemas['Concern']['part'];

interface Revised extends Common, Due {
  proposal?: string;
  concerns?: { part: string; team: string }[];
  reason?: string;
  preview?: boolean;
}

function revisionCommand(one: Alignments): void {
  withDue(
    one.on(
      'revise',
      'revise what is proposed; exactly those whom it concerns are asked again',
      '--proposal "A quarter, then weekly" --preview',
    ),
  )
    .option('--proposal <text>', 'what is proposed from now on')
    .option('--concerns <part=team>', 'whom a part that changes concerns; once for each', collectConcerns)
    .option('--reason <text>', 'what was changed, and why')
    .option('--preview', 'only show whom it would ask again')
    .action(async (ref: string, options: Revised, self: Command) => {
      const client = new Client();
      const { proposal, concerns, reason } = options;
      const body = given({ proposal, concerns: concerns && (await concernsOf(client, concerns)) });
      if (options.preview) {
        const found = await client.post(`${one.path(ref)}/revise-preview`, body);
        show(options.json, found, () => previewText(found));
        return;
      }
      if (reason === undefined)
        self.error('error: say why with --reason, or look first with --preview', { exitCode: 2 });
      const due = dueOf(options);
      await one.send(ref, options, (_, path) =>
        client.post(`${path}/revise`, { ...body, reason, ...(due === undefined ? {} : { due }) }),
      );
    });
}

function collectConcerns(
  value: string,
  before: { part: string; team: string }[] = [],
): { part: string; team: string }[] {
  const at = value.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write it as part=team, e.g. proposal=Policy.');
  return [...before, { part: value.slice(0, at).trim(), team: value.slice(at + 1).trim() }];
}

async function concernsOf(
  client: Client,
  said: readonly { part: string; team: string }[],
): Promise<Schemas['Concern'][]> {
  const found = new Map<string, string[]>();
  for (const { part, team } of said) found.set(part, [...(found.get(part) ?? []), await teamId(client, team)]);
  return [...found].map(([part, teamIds]) => ({ part: part as Part, teamIds }));
}

function previewText({ content, changed, asked, stands }: Schemas['AlignmentRevisionPreviewed']): string {
  const names = (teams: readonly { name: string }[]): string => teams.map(({ name }) => name).join(', ') || 'none';
  return facts([
    ['Would change', changed.map(words).join(', ')],
    ['Asked again', names(asked)],
    ['Answers stand', names(stands)],
    ...contentFacts(content),
  ]);
}
