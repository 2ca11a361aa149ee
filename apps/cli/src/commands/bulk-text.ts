import type { Schemas } from '../lib/client.js';
import { facts, nameOf, plain, table, wallText } from '../lib/output.js';
import { stepName, stepsText } from './bulk-steps.js';

function local(at: unknown, zone: string): string {
  return typeof at === 'string' ? wallText(at, zone) : 'not planned';
}

const outcomes: Record<string, string> = {
  done: 'changed',
  unchanged: 'so already',
  refused: 'refused',
  skipped: 'skipped',
  pending: 'to do',
};

/** An operation: how far it is, what became of its items or would, and what moves. */
export function operationText(operation: Schemas['BulkOperationDetail']): string {
  const { counts } = operation;
  const results = operation.results;
  const preview = operation.state === 'previewed';
  const { moved } = operation;
  const head = facts([
    ['Operation', `${plain(operation.kind)} ${plain(operation.id)}`],
    ['State', preview ? 'previewed: nothing is changed' : plain(operation.state)],
    ['By', nameOf(operation.createdBy)],
    ['Items', operation.total],
    ...(counts.pending && !preview ? [['To do', counts.pending] as [string, unknown]] : []),
    ...results
      .filter(({ result }) => result !== 'pending')
      .map(({ result, code, count }): [string, unknown] => [
        `${preview ? 'Would be ' : ''}${outcomes[plain(result)] ?? plain(result)}`,
        plain(count) + (code === null ? '' : ` (${plain(code)})`),
      ]),
    [
      preview ? 'Dates that would move' : 'Dates that moved',
      moved.items ? `${moved.items}, of ${plain(moved.owners)} owners` : '',
    ],
    ['Match now, and were not shown', operation.matchedSince || ''],
    ['Error', operation.error],
  ]);
  const first = results.flatMap((group) => group.first);
  const refused = first.filter(({ result }) => result === 'refused' || result === 'skipped');
  const moves = first.filter(({ moves: of }) => of !== null && of.due !== null);
  const steps = preview ? stepsText(first) : '';
  return [
    head,
    ...(moves.length > 0 ? [movesText(moves)] : []),
    ...(steps === '' ? [] : [steps]),
    ...(refused.length > 0 ? [refusalsText(refused)] : []),
  ].join('\n\n');
}

function refusalsText(items: Schemas['BulkItem'][]): string {
  const rows = items.map(({ item, code, message }) => [
    plain(item.key),
    nameOf(item.owner),
    plain(code),
    plain(message),
  ]);
  return table(['NOT CHANGED', 'OWNER', 'CODE', 'WHY'], rows, 3);
}

/** From when to when, in the zone of each item. */
function movesText(items: Schemas['BulkItem'][]): string {
  const rows = items.map(({ item, moves }) => {
    const { due, steps } = moves ?? { due: null, steps: [] };
    const zone = plain(item.zone);
    const next = steps.find(({ to }) => to !== null);
    return [
      plain(item.key),
      nameOf(item.owner),
      local(due?.from, zone),
      local(due?.to, zone),
      zone,
      next ? `${stepName(next)} ${local(next.to, zone)}` : '',
    ];
  });
  return table(['MOVES', 'OWNER', 'DUE', 'NEW DUE', 'ZONE', 'NEXT'], rows, 5);
}

/** Items of an operation with what became of each, and below them what differs of their plans. */
export function bulkItemsText(items: Schemas['BulkItem'][]): string {
  const rows = items.map(({ item, result, code, message, moves }) => {
    const due = moves?.due;
    const zone = plain(item.zone);
    return [
      plain(item.key),
      nameOf(item.owner),
      outcomes[plain(result)] ?? plain(result),
      due ? `due ${local(due.from, zone)} → ${local(due.to, zone)} ${zone}` : `${plain(code)} ${plain(message)}`.trim(),
    ];
  });
  const steps = stepsText(items);
  return table(['ITEM', 'OWNER', 'RESULT', 'WHAT'], rows, 3) + (steps === '' ? '' : `\n\n${steps}`);
}
