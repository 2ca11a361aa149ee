import { InvalidArgumentError, type Command } from 'commander';
import { Client, Failure, type Answer, type Body, type Schemas } from '../lib/client.js';
import { given } from '../lib/options.js';
import { facts, nameOf, plain, show, table, whenText, words } from '../lib/output.js';
import { isNamed, itemPath, personId, programId } from '../lib/refs.js';
import { command, post } from './item-command.js';

interface Common {
  json?: boolean;
  program?: string;
}

/** `Fix the rule; lin@example.com; 2026-12-31`, once for each condition. */
export interface FollowUpText {
  title: string;
  owner: string;
  date: string;
}

export function collectFollowUp(value: string, before: FollowUpText[] = []): FollowUpText[] {
  const [title = '', owner = '', date = '', ...more] = value.split(';').map((part) => part.trim());
  if (title === '' || owner === '' || !/^\d{4}-\d{2}-\d{2}$/.test(date) || more.length > 0)
    throw new InvalidArgumentError('Write it as "title; owner; YYYY-MM-DD".');
  return [...before, { title, owner, date }];
}

/** What a decision of an approver says besides yes or no, as the API takes it. */
export async function decisionFacts(
  client: Client,
  options: { reason?: string; hash?: string; for?: string; followUp?: FollowUpText[]; phase?: string },
  phases: Schemas['Phase'][] = [],
): Promise<Omit<Body<`/action-items/${string}/sign-off`, 'post'>, 'decision'>> {
  const phase = phases.find(({ name }) => isNamed(name, options.phase));
  if (options.phase !== undefined && !phase) throw new Failure(`The program has no phase "${options.phase}".`);
  const followUps = [];
  for (const { title, owner, date } of options.followUp ?? [])
    followUps.push(given({ title, ownerId: await personId(client, owner), due: { date }, phaseId: phase?.id }));
  return given({
    reason: options.reason,
    contentHash: options.hash,
    onBehalfOf: options.for === undefined ? undefined : await personId(client, options.for),
    followUps: followUps.length > 0 ? followUps : undefined,
  });
}

/**
 * Decides on what there is now, by its hash, where none is given; nothing is to be hashed where nothing is to be signed, and
 * the API says so. What was meant is shown beside the answer that scripts read, once the decision stands: a refusal is one line.
 */
export async function decideOnShown(
  client: Client,
  signOff: { id: string } | null | undefined,
  hash: string | undefined,
  decide: (hash: string | undefined) => Promise<void>,
): Promise<void> {
  if (hash !== undefined || !signOff) return decide(hash);
  const round = await client.get(`/sign-off-rounds/${plain(signOff.id)}`);
  await decide(plain(round.contentHash));
  process.stderr.write(`${signedText(round)}\n`);
}

/** Beyond the signature itself: taken back, withdrawn, asked about, shown again. */
export function consentCommands(program: Command): void {
  command(
    program,
    'revoke',
    'take your signature on an item back, before the round ends',
    'revoke AI-12 --reason "read the wrong sheet"',
  )
    .option('--reason <text>', 'why')
    .action((ref: string, options: Common & { reason?: string }) =>
      post(ref, options, (client, path) => client.post(`${path}/sign-off/revoke`, given({ reason: options.reason }))),
    );
  command(
    program,
    'withdraw',
    'take a submission back, and go on working',
    'withdraw AI-12 --reason "a sheet is missing"',
  )
    .option('--reason <text>', 'why')
    .action((ref: string, options: Common & { reason?: string }) =>
      post(ref, options, (client, path) => client.post(`${path}/withdraw`, given({ reason: options.reason }))),
    );
  command(
    program,
    'ask',
    'ask about an item before you sign',
    'ask AI-12 "Which sample was this?"',
    '<item> <question>',
  )
    .option('--for <who>', 'in whose name, where you stand in for several')
    .action(async (ref: string, question: string, options: Common & { for?: string }) => {
      const onBehalfOf = options.for === undefined ? undefined : await personId(new Client(), options.for);
      await post(ref, options, (client, path) => client.post(`${path}/questions`, given({ question, onBehalfOf })));
    });
  command(
    program,
    'answer',
    'answer the question of an approver; the only open one, or the one named',
    'answer AI-12 "The 200 listings of May"',
    '<item> <answer>',
  )
    .option('--question <id>', 'which one; see tollgate questions')
    .action(async (ref: string, answer: string, options: Common & { question?: string }) => {
      const client = new Client();
      const path = await itemPath(client, ref, options.program);
      const open = (await client.get(`${path}/questions`)).items.filter((q) => q.answer === null);
      if (options.question === undefined && open.length !== 1)
        throw new Failure(
          open.length === 0
            ? 'No question is open.'
            : 'Several questions are open. Name one with --question; see tollgate questions.',
        );
      const id = options.question ?? plain(open[0]?.id);
      await post(ref, options, (_, at) => client.post(`${at}/questions/${encodeURIComponent(id)}/answer`, { answer }));
    });
  command(program, 'questions', 'what approvers asked about an item, and the answers', 'questions AI-12').action(
    async (ref: string, options: Common) => {
      const client = new Client();
      const page = await client.get(`${await itemPath(client, ref, options.program)}/questions`);
      show(options.json, page, () => questionsText(page));
    },
  );
  command(
    program,
    'signed',
    'what was signed, with its hash, by whom and for whom; the last round, or the one named',
    'signed AI-12 --round 1 --text',
  )
    .option('--round <n>', 'which round, from 1')
    .option('--text', 'the signed text itself and nothing else, to be hashed again')
    .action(async (ref: string, options: Common & { round?: string; text?: boolean }) => {
      const client = new Client();
      const rounds = (await client.get(`${await itemPath(client, ref, options.program)}/sign-off-rounds`)).items;
      await showSigned(client, rounds, options);
    });
  const programs = program.commands.find((known) => known.name() === 'programs');
  if (programs) tollgateCommands(programs);
}

/** The same at the tollgate of the phase whose turn it is. */
function tollgateCommands(programs: Command): void {
  const on = (name: string, description: string, example: string, args = '<program>'): Command =>
    programs
      .command(`${name} ${args}`)
      .description(description)
      .option('--json', 'print one JSON document')
      .addHelpText('after', `\nExample:\n  tollgate programs ${example}\n`);
  on('revoke', 'take your signature at the tollgate back', 'revoke "Leakage 2026"')
    .option('--reason <text>', 'why')
    .action(async (ref: string, options: Common & { reason?: string }) => {
      const { client, path } = await tollgateOf(ref);
      const answer = await client.post(`${path}/sign-off/revoke`, given({ reason: options.reason }));
      show(options.json, answer, () => 'Taken back.');
    });
  on(
    'ask',
    'ask at the tollgate before you sign',
    'ask "Leakage 2026" "Who checked the sample?"',
    '<program> <question>',
  ).action(async (ref: string, question: string, options: Common) => {
    const { client, path } = await tollgateOf(ref);
    const answer = await client.post(`${path}/questions`, { question });
    show(options.json, answer, () => 'Asked.');
  });
  on(
    'answer',
    'answer the open question at the tollgate',
    'answer "Leakage 2026" "QA did"',
    '<program> <answer>',
  ).action(async (ref: string, answer: string, options: Common) => {
    const { client, path } = await tollgateOf(ref);
    const open = (await client.get(`${path}/questions`)).items.find((q) => q.answer === null);
    if (!open) throw new Failure('No question is open.');
    const shown = await client.post(`${path}/questions/${plain(open.id)}/answer`, { answer });
    show(options.json, shown, () => 'Answered.');
  });
  on('signed', 'what was signed at the tollgates of a program', 'signed "Leakage 2026" --text')
    .option('--round <n>', 'which one, in order, from 1')
    .option('--text', 'the signed text itself and nothing else')
    .action(async (ref: string, options: Common & { round?: string; text?: boolean }) => {
      const client = new Client();
      const { items } = await client.get(`/programs/${await programId(client, ref)}/sign-off-rounds`);
      await showSigned(client, items, options);
    });
}

/** The phase that stands at its tollgate. */
export async function tollgateOf(ref: string): Promise<{
  client: Client;
  path: `/programs/${string}/phases/${string}`;
  signOff: Schemas['Phase']['signOff'];
}> {
  const client = new Client();
  const id = await programId(client, ref);
  const phases = (await client.get(`/programs/${id}`)).phases;
  const phase = phases.find(({ status }) => status === 'tollgate');
  if (!phase) throw new Failure('No phase of this program is at its tollgate.');
  return { client, path: `/programs/${id}/phases/${phase.id}`, signOff: phase.signOff };
}

async function showSigned(
  client: Client,
  rounds: Schemas['SignOffRound'][],
  options: { json?: boolean; round?: string; text?: boolean },
): Promise<void> {
  const wanted = options.round === undefined ? rounds.at(-1) : rounds[Number(options.round) - 1];
  if (!wanted)
    throw new Failure(
      rounds.length === 0
        ? 'Nothing was handed in for sign-off yet.'
        : `There is no round ${plain(options.round)}; there are ${rounds.length}.`,
    );
  const round = await client.get(`/sign-off-rounds/${plain(wanted.id)}`);
  show(options.json, round, () => (options.text ? plain(round.text) : signedText(round)));
}

function signedText(round: Schemas['SignedContent']): string {
  const subject = round.subject;
  const policy = round.policy;
  const signatures = round.signatures.map((s) => [
    whenText(s.at),
    nameOf(s.person) + (s.onBehalfOf ? ` for ${nameOf(s.onBehalfOf)}` : ''),
    words(s.decision) + (s.revokedAt ? ', taken back' : ''),
    s.role === 'break_glass' ? 'glass' : plain(s.stage),
    s.proved ? `${plain(s.proved.how)}, ${whenText(s.proved.at)}` : '',
    plain(s.reason),
  ]);
  const followUps = round.followUps.map((item) => `${plain(item.key)} ${plain(item.title)}`);
  return `${facts([
    ['Signed', plain(subject.name)],
    ['Program', nameOf(round.program)],
    ['Round', `${plain(round.number)}, ${words(round.state)}`],
    ['Policy', `${plain(policy.name)}, version ${plain(policy.version)}`],
    ['Hash', round.contentHash],
    ['Hash now', `${plain(round.hashNow)} (${round.unaltered ? 'the same' : 'NOT THE SAME: the content was altered'})`],
    ['Conditions', followUps.join(', ')],
    [
      'Glass',
      round.glasses.map((g) => `${words(g.state)}, asked for by ${nameOf(g.askedBy)}: ${plain(g.reason)}`).join('; '),
    ],
  ])}\n\n${table(['WHEN', 'WHO', 'DECISION', 'STAGE', 'PROVED', 'REASON'], signatures, 5)}\n\n${plain(round.text)}`;
}

type Who = { name: string } | null;

function questionsText(page: Answer<`/action-items/${string}/questions`, 'get'>): string {
  const items = page.items;
  if (items.length === 0) return 'Nobody asked anything.';
  const who = (by: Who, absent: Who): string => nameOf(by) + (absent ? ` for ${nameOf(absent)}` : '');
  return items
    .map(
      (q) =>
        `${plain(q.id)}  ${who(q.askedBy, q.askedFor)}: ${plain(q.question)}\n    ` +
        (q.answer === null ? 'not answered' : `${who(q.answeredBy, q.answeredFor)}: ${plain(q.answer)}`),
    )
    .join('\n');
}
