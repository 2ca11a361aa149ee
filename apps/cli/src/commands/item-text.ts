import type { Command } from 'commander';
import type { Query, Schemas } from '../lib/client.js';
import { given, instant, wholeNumber } from '../lib/options.js';
import { beyondText, dueCell, dueText, facts, nameOf, plain, table, words, type Cell } from '../lib/output.js';
import { waitingGlassText } from './glass-text.js';
import { dependencyText } from './dependencies.js';
import { checkText } from './effectiveness.js';
import { proofOfRound, proofText } from './proof-text.js';

/** The filters of a list of items; the export takes them too. */
export function withFilters(command: Command): Command {
  return command
    .option('--program <name>', 'of this program')
    .option(
      '--status <status>',
      'one or more, with commas between: draft, open, in_progress, on_hold, submitted, done, cancelled',
    )
    .option('--owner <who>', 'by id, mail address or name')
    .option('--team <name>', 'whose owner is of this team')
    .option('--market <market>', 'of this market')
    .option('--overdue', 'only overdue items')
    .option('--level <n>', 'at this level of the ladder or higher', wholeNumber)
    .option('--severity <severity>', 'of this severity')
    .option('--cause <cause>', 'with this root cause')
    .option('--tag <tag>', 'with this tag')
    .option('--attribute <name=value>', 'with this attribute, such as Category=Toys')
    .option('--waiting-for <who>', 'waits for a decision of this person; me: for yours')
    .option('--due-before <date>', 'due before', instant)
    .option('--due-after <date>', 'due at or after', instant)
    .option('--changed-since <date>', 'that changed at or after', instant)
    .option('--broken-glass', 'signed off past its approvers')
    .option('--missing', 'not named by the last import')
    .option('--effectiveness <state>', 'where the effectiveness check stands: follows, waiting, due, passed, failed')
    .option('-q, --q <text>', 'part of the title');
}

/** What a list may be cut by, as it was typed. */
export type Filters = Omit<Query<'/action-items'>, 'sort' | 'limit' | 'cursor'>;

export function filtersOf(options: Filters): Filters {
  return given(Object.fromEntries(filterNames.map((name) => [name, options[name]])));
}

const filterNames = [
  'program',
  'status',
  'owner',
  'team',
  'market',
  'overdue',
  'level',
  'severity',
  'cause',
  'tag',
  'attribute',
  'waitingFor',
  'dueBefore',
  'dueAfter',
  'changedSince',
  'missing',
  'brokenGlass',
  'effectiveness',
  'q',
] as const satisfies (keyof Filters)[];

export function itemTable(items: Schemas['ActionItem'][]): string {
  const rows = items.map((item) => [
    plain(item.key),
    plain(item.externalId),
    plain(item.title),
    nameOf(item.owner),
    statusCell(item),
    dueCell(item),
  ]);
  // A column of ids is worth its room only where the items came from a file.
  const ids = items.some((item) => item.externalId !== null);
  const without = <T>(row: T[]): T[] => (ids ? row : row.filter((_, at) => at !== 1));
  const head = without(['ITEM', 'ID', 'TITLE', 'OWNER', 'STATUS', 'DUE']);
  return table(head, rows.map(without), head.indexOf('TITLE'));
}

/** `in progress, overdue, level 2`; in short `L2 in progress`. */
interface Waiting {
  name: string;
  standIn: { name: string } | null;
}

function statusCell(item: Schemas['ActionItem']): Cell {
  const status =
    words(item.status) + (item.doneElsewhere ? ' elsewhere' : '') + (item.brokenGlass ? ', glass broken' : '');
  if (!item.overdue) return status;
  const level = plain(item.ladderLevel);
  return { long: `${status}, overdue, level ${level}`, short: `${level === '0' ? 'late' : `L${level}`} ${status}` };
}

export function itemFacts(item: Schemas['ActionItemDetail']): string {
  return facts([
    ['Item', `${plain(item.key)} ${plain(item.title)}`],
    ['Program', `${nameOf(item.program)}, ${nameOf(item.phase)}`],
    ['Owner', nameOf(item.owner)],
    [
      'Status',
      words(item.status) +
        (item.doneElsewhere ? ' elsewhere; nobody here has signed' : '') +
        (item.brokenGlass ? '; THE GLASS WAS BROKEN: signed off past its approvers' : '') +
        (item.holdReason ? `: ${plain(item.holdReason)}` : ''),
    ],
    ['Due', dueText(item) + (item.overdue ? ` (overdue, level ${plain(item.ladderLevel)})` : '')],
    ['Exceptions', item.exceptions?.map((e) => `${plain(e.key)} ${words(e.status)}`).join(', ')],
    ['Starts after', dependencyText(item.waitsFor)],
    ['Holds up', dependencyText(item.holdsUp)],
    ['Takes', item.takes],
    ['Effectiveness', checkText(item.effectiveness)],
    ['External id', item.externalId],
    ['Severity', item.severity],
    ['Root cause', item.rootCause],
    ['Tags', item.tags.join(', ')],
    ['Description', item.description],
    ['Statement', item.statement],
    ['Waits for', waitingText(item.signOff)],
    ['Proof', proofOfRound(item.signOff)],
    ['Break-glass', waitingGlassText(item.signOff)],
    [item.pendingExtension?.asks === 'later' ? 'More time' : 'Asked for', extensionText(item.pendingExtension)],
    ['Asked', questionText(item.signOff)],
    ['Condition of', nameOf(item.followUpOf?.subject)],
    ['To sign', item.signOff?.contentHash],
    ['May be', item.allowed?.map(words).join(', ')],
    ['Id', item.id],
  ]);
}

/** `Wei Lim (Mei Tan stands in), Ana Cruz` */
export function waitingText(of: { waitingFor: Waiting[] } | null): string {
  const waiting = of?.waitingFor;
  return (waiting ?? [])
    .map((who) => nameOf(who) + (who.standIn ? ` (${nameOf(who.standIn)} stands in)` : ''))
    .join(', ');
}

function extensionText(pending: Schemas['ActionItemDetail']['pendingExtension']): string {
  if (!pending) return '';
  const { due, asks } = pending;
  const { required } = pending.terms;
  return (
    `${asks === 'later' ? `until ${plain(due.date)}${beyondText(due.beyondKnown)}` : weakerText(asks, pending.severity)} asked by ${nameOf(pending.requestedBy)}: ${plain(pending.reason)}; ` +
    `${plain(pending.agreed)} of ${plain(required)} agreed, may decide: ${waitingText(pending)}` +
    (pending.terms.proof ? `; ${proofText(pending.terms.proof)}` : '')
  );
}

function weakerText(asks: string, severity: string | null): string {
  return asks === 'severity' ? `severity ${severity ?? 'none'}` : words(asks);
}

function questionText(signOff: Schemas['ActionItemDetail']['signOff']): string {
  const questions = signOff?.questions ?? [];
  return questions.map((q) => `${nameOf(q.askedBy)}: ${plain(q.question)}`).join(' / ');
}
