import type { Schemas } from '../../lib/api.js';
import type { useClock, useTexts } from '../../lib/texts.js';

export type Proposal = Schemas['Proposal'];
export type Detail = Schemas['ProposalDetail'];
export type Reason = NonNullable<NonNullable<Proposal['decision']>['reason']>;

export const statuses = [
  ...(['proposed', 'approved', 'carried_out', 'failed'] as const satisfies readonly Proposal['status'][]),
  ...(['rejected', 'withdrawn', 'superseded', 'over'] as const satisfies readonly Proposal['status'][]),
];
export const makers = [...(['person', 'rule', 'model', 'client'] as const satisfies readonly Proposal['maker'][])];
export const reasons = [
  ...(['wrong_facts', 'wrong_action', 'not_now'] as const satisfies readonly Reason[]),
  ...(['done_already', 'too_little_evidence'] as const satisfies readonly Reason[]),
];

/** Those of one command of one kind of record, which are decided on together. */
export interface Group {
  id: string;
  command: string;
  kind: Proposal['record']['kind'];
  proposals: Proposal[];
}

/** In the order in which the first of each comes. */
export function groupsOf(proposals: readonly Proposal[]): Group[] {
  const groups = new Map<string, Group>();
  for (const one of proposals) {
    const { command, record } = one;
    const id = `${record.kind}/${command}`;
    const group = groups.get(id) ?? { id, command, kind: record.kind, proposals: [] };
    group.proposals.push(one);
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** Commands that are said in words; what the API knows besides is said as it calls it. */
const commands = [
  ...(['edit', 'reassign', 'hold', 'resume', 'change-due', 'cancel', 'reopen', 'replan', 'withdraw'] as const),
  ...(['revoke', 'reassess', 'schedule', 'triage', 'reject', 'raise', 'lower', 'propose', 'cause'] as const),
  ...(['content', 'revise', 'staff', 'close', 'retire'] as const),
];

/** A command in the words of the page. */
export function commandText(t: ReturnType<typeof useTexts>, command: string): string {
  const known = commands.find((one) => one === command);
  return known === undefined ? command : t(`proposal.commandIs.${known}`);
}

/** The name of a fact as people read it: `dueAt` is `due`, `domainLeadId` is `domain lead`. */
export function factCalled(field: string): string {
  const name = field.replace(/(?:At|Ids?)$/, '');
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
}

/** A fact as the page says such things: instants by the reader's clock. */
export function factText(clock: ReturnType<typeof useClock>, text: string): string {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? clock.at(text) : text;
}

/** What was said with a command, each field with its value. */
export function saidIn(said: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(said).map(
    ([field, value]) => `${factCalled(field)}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
}
