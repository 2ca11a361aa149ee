import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { collect, given, instant, wholeNumber } from '../lib/options.js';
import { beyondMark, facts, nameOf, plain, show, table, words } from '../lib/output.js';
import { personId, programId } from '../lib/refs.js';
import { tollgateGlassCommand } from './break-glass.js';
import { collectFollowUp, decideOnShown, decisionFacts, type FollowUpText } from './consent.js';
import { networkCommands } from './dependencies.js';
import { ageingCommand, progressCommand } from './progress.js';
import { timelineText, upcomingText } from './decisions.js';
import { waitingText } from './item-text.js';
import { policiesOf, type PolicyOptions, programPolicies, withPolicyOptions } from './policy-options.js';

interface Facts {
  description?: string;
  domain?: string;
  market?: string[];
  manager?: string;
  lead?: string;
  zone?: string;
}

interface Common {
  json?: boolean;
}

const json = ['--json', 'print one JSON document'] as const;

export function programCommands(program: Command): void {
  const programs = program
    .command('programs')
    .description('remediation programs: list, show, create, launch, hold, resume, cancel, sign');
  programs
    .command('list')
    .description('list programs')
    .option('--status <status>')
    .option('--changed-since <date>', 'that changed at or after', instant)
    .option('-q, --q <text>', 'part of the name')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate programs list --status active\n')
    .action(async (options: Common & { status?: string; changedSince?: string; q?: string; limit: number }) => {
      const { items, more } = await new Client().all(
        '/programs',
        given({ status: options.status, changedSince: options.changedSince, q: options.q }),
        options.limit,
      );
      const rows = items.map((p) => {
        const counts = p.items;
        return [plain(p.name), words(p.status), nameOf(p.manager), plain(counts.total), plain(counts.overdue)];
      });
      show(options.json, { items, more }, () => table(['PROGRAM', 'STATUS', 'MANAGER', 'ITEMS', 'OVERDUE'], rows, 0));
    });
  on(programs, 'show', 'a program with its phases').action(async (ref: string, options: Common) => {
    const client = new Client();
    const found = await client.get(`/programs/${await programId(client, ref)}`);
    show(options.json, found, () => programText(found));
  });
  withPolicyOptions(programs.command('create <name>').description('create a program'), programPolicies)
    .option('--phase <name>', 'once for each, in order; NAME or NAME=YYYY-MM-DD', collect)
    .option('--manager <who>')
    .option('--lead <who>', 'domain lead')
    .option('--domain <domain>')
    .option('--market <market>', 'once for each', collect)
    .option('--zone <zone>')
    .option('--description <text>')
    .option('--launch', 'launch it at once')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate programs create "Leakage 2026" --phase "Detection=2026-12-31" --phase Enforcement --lead mei@example.com --launch\n',
    )
    .action(async (name: string, options: Common & Facts & PolicyOptions & { phase?: string[]; launch?: boolean }) => {
      const client = new Client();
      const who = async (ref: string | undefined): Promise<string | undefined> =>
        ref === undefined ? undefined : personId(client, ref);
      const found = await client.post(
        '/programs',
        given({
          name,
          phases: options.phase?.map(phaseOf),
          managerId: await who(options.manager),
          domainLeadId: await who(options.lead),
          domain: options.domain,
          markets: options.market,
          timeZone: options.zone,
          description: options.description,
          policies: policiesOf(options, programPolicies),
          launch: options.launch,
        }),
      );
      show(options.json, found, () => programText(found));
    });
  editCommand(programs);
  for (const [name, text] of [
    ['launch', 'launch a program: its first phase opens'],
    ['resume', 'let a program on hold go on'],
  ] as const)
    on(programs, name, text).action((ref: string, options: Common) =>
      send(ref, options, (client, path) => client.post(`${path}/${name}`)),
    );
  for (const [name, text] of [
    ['hold', 'put a program and its items on hold'],
    ['cancel', 'cancel a program and its items'],
  ] as const)
    on(programs, name, text)
      .requiredOption('--reason <text>', 'why')
      .action((ref: string, options: Common & { reason: string }) =>
        send(ref, options, (client, path) => client.post(`${path}/${name}`, { reason: options.reason })),
      );
  on(programs, 'sign', 'decide at the tollgate of the phase whose turn it is')
    .option('--approve')
    .option('--send-back')
    .option('--reason <text>', 'needed to send back')
    .option('--hash <sha256>')
    .option('--for <who>', 'in whose name, where you stand in for several')
    .option('--follow-up <"title; owner; date">', 'approve on condition of this item; once for each', collectFollowUp)
    .option('--phase <name>', 'where the follow-up items go; the next phase where nothing is said')
    .action(
      async (
        ref: string,
        options: Common & {
          approve?: boolean;
          sendBack?: boolean;
          reason?: string;
          hash?: string;
          for?: string;
          followUp?: FollowUpText[];
          phase?: string;
        },
        self: Command,
      ) => {
        if (Boolean(options.approve) === Boolean(options.sendBack))
          self.error('error: say --approve or --send-back', { exitCode: 2 });
        const client = new Client();
        const id = await programId(client, ref);
        const phases = (await client.get(`/programs/${id}`)).phases;
        const phase =
          phases.find(({ status }) => status === 'tollgate') ??
          phases.find(({ status }) => status === 'open') ??
          phases[0];
        const decision = options.approve ? 'approve' : 'send_back';
        await decideOnShown(client, phase?.signOff, options.hash, async (hash) => {
          const body = { decision, ...(await decisionFacts(client, given({ ...options, hash }), phases)) };
          await send(id, options, (_, path) => client.post(`${path}/phases/${phase?.id ?? ''}/sign-off`, body));
        });
      },
    );
  tollgateGlassCommand(programs);
  on(programs, 'open-tollgate', 'open the tollgate of the open phase, which has no item; somebody else signs')
    .requiredOption('--reason <text>', 'why nothing is to be done in it')
    .action(async (ref: string, options: Common & { reason: string }) => {
      const client = new Client();
      const id = await programId(client, ref);
      const phases = (await client.get(`/programs/${id}`)).phases;
      const phase = phases.find(({ status }) => status === 'open') ?? phases[0];
      await send(id, options, (_, path) =>
        client.post(`${path}/phases/${phase?.id ?? ''}/tollgate`, { reason: options.reason }),
      );
    });
  on(programs, 'add-phase', 'add a phase behind the last one', '<program> <phase>').action(
    (ref: string, phase: string, options: Common) =>
      send(ref, options, (client, path) => client.post(`${path}/phases`, phaseOf(phase))),
  );
  on(programs, 'why', 'what happened to a program').action(async (ref: string, options: Common) => {
    const client = new Client();
    const timeline = await client.get(`/programs/${await programId(client, ref)}/timeline`);
    show(options.json, timeline, () => timelineText(timeline));
  });
  on(programs, 'next', 'what fires next for a program').action(async (ref: string, options: Common) => {
    const client = new Client();
    const upcoming = await client.get(`/programs/${await programId(client, ref)}/upcoming`);
    show(options.json, upcoming, () => upcomingText(upcoming));
  });
  networkCommands(programs);
  progressCommand(programs);
  ageingCommand(programs);
}

function editCommand(programs: Command): void {
  withPolicyOptions(
    programs
      .command('edit <program>')
      .description('change what a program says, and the policies of items still to come'),
    programPolicies,
  )
    .option('--name <name>')
    .option('--description <text>')
    .option('--domain <domain>')
    .option('--market <market>', 'once for each; replaces all', collect)
    .option('--manager <who>')
    .option('--lead <who>', 'domain lead')
    .option(...json)
    .addHelpText(
      'after',
      '\nItems that there are keep their policies. See first what another one would do to them:\n  tollgate programs edit "Leakage 2026" --escalation "Fast ladder@2"\n  tollgate bulk replan --program "Leakage 2026" --escalation "Fast ladder@2" --reason "as agreed" --dry-run\n',
    )
    .action(async (ref: string, options: Common & Facts & PolicyOptions & { name?: string }) => {
      const client = new Client();
      const path = `/programs/${await programId(client, ref)}` as const;
      const { version } = await client.get(path);
      const who = async (name: string | undefined): Promise<string | undefined> =>
        name === undefined ? undefined : personId(client, name);
      const changed = await client.patch(
        path,
        given({
          name: options.name,
          description: options.description,
          domain: options.domain,
          markets: options.market,
          managerId: await who(options.manager),
          domainLeadId: await who(options.lead),
          policies: policiesOf(options, programPolicies),
        }),
        version,
      );
      show(options.json, changed, () => programText(changed));
    });
}

function on(programs: Command, name: string, description: string, args = '<program>'): Command {
  return programs
    .command(`${name} ${args}`)
    .description(description)
    .option(...json)
    .addHelpText('after', `\nExample:\n  tollgate programs ${name} "Leakage 2026"\n`);
}

async function send(
  ref: string,
  options: Common,
  make: (client: Client, path: `/programs/${string}`) => Promise<Schemas['Program']>,
): Promise<void> {
  const client = new Client();
  const found = await make(client, `/programs/${await programId(client, ref)}`);
  show(options.json, found, () => programText(found));
}

/** `Detection=2026-12-31` */
function phaseOf(text: string): { name: string; targetDate?: string } {
  const match = /^(.*)=(\d{4}-\d{2}-\d{2})$/.exec(text);
  return match ? { name: match[1] ?? '', targetDate: match[2] ?? '' } : { name: text };
}

export function programText(program: Schemas['Program']): string {
  const counts = program.items;
  const phases = program.phases.map((phase) => {
    const items = phase.items;
    return [
      plain(phase.position),
      plain(phase.name),
      words(phase.status),
      plain(phase.targetDate) + beyondMark(phase.beyondKnown),
      `${plain(items.done)} of ${plain(items.total)} done${elsewhere(items)}, ${plain(items.overdue)} overdue`,
      waitingText(phase.signOff),
    ];
  });
  return `${facts([
    ['Program', program.name],
    ['Status', words(program.status) + (program.holdReason ? `: ${plain(program.holdReason)}` : '')],
    ['Manager', nameOf(program.manager)],
    ['Domain lead', nameOf(program.domainLead)],
    ['Markets', program.markets.join(', ')],
    ['Template', templateOf(program)],
    ['Items', `${plain(counts.total)}${elsewhere(counts)}, ${plain(counts.overdue)} overdue`],
    ['Id', program.id],
  ])}\n\n${table(['#', 'PHASE', 'STATUS', 'TARGET', 'ITEMS', 'WAITS FOR'], phases, 1)}`;
}

/** What files say is done is told apart: nobody here has signed for it. */
function elsewhere(items: { doneElsewhere: number }): string {
  return items.doneElsewhere ? ` (${plain(items.doneElsewhere)} elsewhere)` : '';
}

/** `Leakage review, version 2` */
function templateOf(program: Schemas['Program']): string {
  const template = program.template;
  return template === null ? '' : `${plain(template.name)}, version ${plain(template.version)}`;
}
