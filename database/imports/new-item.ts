import type { LocalDue } from '../../domain/calendar/due.js';
import { asImported } from '../../domain/import/attribute-column.js';
import { localOf } from '../../domain/import/diff.js';
import type { RowDraft } from '../../domain/import/row.js';
import { stableId } from '../../domain/stable-id.js';
import { localDate, toInstant } from '../../domain/time.js';
import type { NewItem } from '../items/build-item.js';
import type { ImportRow } from './import-row.js';
import type { Owner } from './owners.js';
import type { Target, TargetPhase } from './target.js';

/** The id of the item that a row makes. */
export function newItemId(row: ImportRow, draft: RowDraft): string {
  return stableId('import', row.id, 'row', String(draft.row));
}

export function newItem(
  row: ImportRow,
  target: Target,
  draft: RowDraft,
  owner: Owner,
  phase: TargetPhase,
  at: number,
): NewItem {
  return {
    id: newItemId(row, draft),
    programId: target.programId,
    phaseId: phase.id,
    externalId: draft.externalId,
    title: draft.title,
    description: draft.description ?? '',
    severity: draft.severity?.value ?? null,
    rootCause: draft.rootCause?.value ?? null,
    tags: draft.tags ?? [],
    attributes: {
      ...draft.attributes,
      ...besides(draft, owner, phase.status === 'open' && target.status === 'active'),
    },
    ownerId: owner.id,
    raisedOn: draft.raisedOn?.value ?? null,
    due: dueOf(draft, owner, at),
    lateMode: row.options.late,
    ...row.options.policies,
    status:
      draft.status === 'done' || draft.status === 'cancelled' || draft.status === 'on_hold' ? draft.status : 'live',
    holdReason: `The file ${row.fileName} says “${draft.statusWord}”.`,
  };
}

/** What the file says and the item is not: several owners where the first is taken, on hold before it is open. */
function besides(draft: RowDraft, { cell }: Owner, open: boolean): Record<string, string> {
  const { ownerColumn, statusColumn, statusWord } = draft;
  return {
    ...(cell !== undefined && ownerColumn !== null ? { [asImported(ownerColumn)]: cell } : {}),
    ...(draft.status === 'on_hold' && !open && statusColumn !== null ? { [asImported(statusColumn)]: statusWord } : {}),
  };
}

/** The date of the row, or by the rule; what the rule counts begins with the day that it counts from. */
function dueOf({ due, counted }: RowDraft, owner: Owner, at: number): LocalDue {
  const zone = owner.timeZone;
  if (due) return due.instant === null ? { date: due.date, time: due.time, zone } : localOf(due.instant, zone);
  if (counted === null) throw new Error('a row has neither a due date nor a rule for one');
  if ('date' in counted) return { date: counted.date, time: null, zone };
  const from = counted.after === null ? at : toInstant({ date: counted.after, time: '12:00', zone });
  // The date is counted where the owner's calendar is known.
  return { date: localDate(from, zone), time: null, zone, basis: { from, duration: counted.duration } };
}
