import { cut } from '../../../../domain/text/cut.js';
import type { ItemCommand } from '../../../../domain/item/commands.js';
import type { LocalDue } from '../../../../domain/calendar/due.js';
import type { ItemEvent } from '../../../../domain/item/table.js';
import { stableId } from '../../../../domain/stable-id.js';
import { isLocalDate } from '../../../../domain/time.js';
import { mayDecide } from '../../../../domain/access/access.js';
import { mayDoToItem } from '../../../../domain/access/item-access.js';
import type { Actor } from '../access/actor.js';
import type { Engine } from '../commands/engine.js';
import type { Shown } from '../commands/shown.js';
import { isStorable } from '../openapi/fields.js';
import type { ListedItem } from '../../../../database/items/listed-items.js';
import { partsOf } from '../items/item-json.js';
import type { LinkRow } from '../../../../database/links/load-link.js';

const mostText = 2_000;

/** What was typed is not enough yet; the page asks again. */
export class FormProblem extends Error {}

/** Fields of the form, trimmed; what is no text is not there. */
export function typedFields(body: unknown): Record<string, string> {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      isStorable(value) ? [[name, cut(value.replaceAll('\r\n', '\n').trim(), mostText)] as const] : [],
    ),
  );
}

/**
 * Does what a link stands for, by the same commands as the API: who may, four-eyes and the state are checked again. Under
 * the link's own key, so that it is done once however often it is sent; after a refusal, which changed nothing, under the
 * next.
 *
 * @throws FormProblem, Refusal, Problem
 */
export async function carryOut(
  engine: Engine,
  row: LinkRow,
  actor: Actor,
  item: ListedItem | null,
  typed: Record<string, string>,
  shown: Shown = {},
): Promise<void> {
  const key = `act/${row.id}/${row.refusals}`;
  const asked = { actor, key, door: `link/${row.id}`, shown };
  const { subject_kind: kind } = row;
  const contentHash = row.content_hash ?? '';
  if (kind === 'phase') {
    mayDecide(actor);
    const { decision, reason } = decisionOf(row, typed);
    const command = { type: 'sign_tollgate' as const, phaseId: row.subject_id ?? '', decision, contentHash, ...reason };
    await engine.program(row.program_id ?? '', command, asked, { version: 0 });
    return;
  }
  if (kind !== null && kind !== 'action_item') {
    mayDecide(actor);
    const { decision, reason } = recordDecisionOf(row, typed);
    // Whoever decides in its round is asked about in its workflow, by the facts as they are then.
    const command = { type: 'sign', decision, contentHash, ...reason };
    await engine.record(kind, row.subject_id ?? '', command, asked, { version: 0 });
    return;
  }
  if (!item) throw new Error(`link ${row.id} has no item`);
  const { event, command } = itemCommandOf(row, item, actor, typed, key);
  const onBehalfOf = mayDoToItem(actor, event, partsOf(item));
  // A signature is bound to its content; the others to the item as it was looked at.
  const { version } = item;
  const meant = event === 'sign' ? asked : { ...asked, ifMatch: [version] };
  await engine.item(item.id, command, meant, { version, onBehalfOf });
}

function itemCommandOf(
  row: LinkRow,
  item: ListedItem,
  actor: Actor,
  typed: Record<string, string>,
  key: string,
): { event: ItemEvent; command: ItemCommand } {
  switch (row.action) {
    case 'acknowledge':
      return { event: 'acknowledge', command: { type: 'acknowledge', ...optional('note', typed['note']) } };
    case 'more_time': {
      const due = dueOf(item, typed, 'Say until when you need it: a date that exists.');
      const command: ItemCommand = {
        type: 'request_extension',
        extensionId: stableId(item.id, actor.id, key),
        due,
        reason: needed(typed['reason'], 'Say why you need more time.'),
        ...optional('impact', typed['impact']),
      };
      return { event: 'request_extension', command };
    }
    case 'approve':
    case 'send_back': {
      const { decision, reason } = decisionOf(row, typed);
      return { event: 'sign', command: { type: 'sign', decision, contentHash: row.content_hash ?? '', ...reason } };
    }
    case 'refuse_exception':
      throw new Error('no item is refused for good');
    case 'grant':
      return {
        event: 'decide_extension',
        command: { type: 'decide_extension', decision: 'grant', ...optional('reason', typed['reason']) },
      };
    case 'refuse': {
      const reason = needed(typed['reason'], 'Say why not, so that the owner knows.');
      return { event: 'decide_extension', command: { type: 'decide_extension', decision: 'refuse', reason } };
    }
    case 'pass_check': {
      const finding = needed(typed['finding'], 'Say what you looked at, and what you found.');
      return { event: 'pass_effectiveness', command: { type: 'pass_effectiveness', finding } };
    }
    case 'fail_check': {
      const finding = needed(typed['finding'], 'Say what was found, so that it can be mended.');
      const due = dueOf(item, typed, 'Say until when it is to be done: a date that exists.');
      return { event: 'fail_effectiveness', command: { type: 'fail_effectiveness', finding, due } };
    }
    case 'read':
      throw new Error('a link for reading decides nothing');
  }
}

function recordDecisionOf(row: LinkRow, typed: Record<string, string>) {
  if (row.action !== 'refuse_exception') return decisionOf(row, typed);
  const reason = needed(typed['reason'], 'Say why it is refused, so that whoever asked knows.');
  return { decision: 'refuse' as const, reason: { reason } };
}

function decisionOf(row: LinkRow, typed: Record<string, string>) {
  if (row.action === 'approve') return { decision: 'approve' as const, reason: optional('reason', typed['reason']) };
  const reason = needed(typed['reason'], 'Say what is missing, so that it can be mended.');
  return { decision: 'send_back' as const, reason: { reason } };
}

/** A date for the item, at the time of day that it has. */
function dueOf(item: ListedItem, typed: Record<string, string>, problem: string): LocalDue {
  const date = typed['date'] ?? '';
  if (!isLocalDate(date)) throw new FormProblem(problem);
  return { date, time: item.due_time, zone: item.due_zone };
}

function needed(text: string | undefined, problem: string): string {
  if (text === undefined || text === '') throw new FormProblem(problem);
  return text;
}

function optional<Name extends string>(name: Name, text: string | undefined): { [K in Name]?: string } {
  return text === undefined || text === '' ? {} : ({ [name]: text } as { [K in Name]?: string });
}
