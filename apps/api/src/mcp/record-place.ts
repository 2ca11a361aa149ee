import { kindCalled, recordKinds, recordKindNames, type RecordKind } from '../../../../database/engine/kinds.js';
import { recordPage } from '../../../../domain/link/record-link.js';
import { isUuid } from '../../../../domain/uuid.js';
import { part, Refused, type ApiDoor, type Json } from './api-door.js';

/** Kinds of records, as tools call them. Nobody looks at the workflow that a delegation is. */
export const recordNames = recordKindNames.filter((kind) => kind !== 'delegation') as [RecordKind, ...RecordKind[]];

/** Where a kind is in the API: `/findings`. */
export function listPlace(kind: RecordKind): string {
  return `/${recordKinds[kind].path}`;
}

export interface RecordPlace {
  kind: RecordKind;
  /** Where it is in the API: `/findings/FI-3`. */
  path: string;
}

/**
 * Where a record is that somebody called by its key, its id, or a program by its name. Whether there is one that they see, the API says.
 *
 * @throws Refused where what was said could be of any kind
 */
export async function recordPlace(door: ApiDoor, record: string, kindText?: string): Promise<RecordPlace> {
  const kind = kindText === undefined ? undefined : kindSaid(kindText);
  const said = record.trim();
  const byKey = kindCalled(said);
  if (byKey !== undefined && kind !== undefined && kind !== byKey)
    throw wrongly(`${said} is of the kind ${byKey}, and not ${kind}. Leave kind out.`);
  const found = byKey ?? kind;
  if (found === undefined)
    throw wrongly(`"${said.slice(0, 60)}" is no key such as FI-12. Say kind too, one of ${recordNames.join(', ')}.`);
  if ((found === 'program' || found === 'recurrence') && !isUuid(said)) {
    const { id } = await door.get('/names', { kind: found, name: said });
    return { kind: found, path: `${listPlace(found)}/${part(String(id))}` };
  }
  return { kind: found, path: `${listPlace(found)}/${part(said)}` };
}

/** @throws Refused with those that there are */
export function kindSaid(text: string): RecordKind {
  const found = recordNames.find((name) => name === text.trim().toLowerCase());
  if (found !== undefined) return found;
  throw wrongly(`"${text.slice(0, 40)}" is no kind of record. There are ${recordNames.join(', ')}.`, 'kind');
}

function wrongly(detail: string, path = 'record'): Refused {
  return new Refused({ code: 'invalid-request', detail, errors: [{ path, message: detail }] });
}

/** Where people look at a record; null of a kind without a page of its own. */
export function pageOf(publicUrl: string, kind: RecordKind, { id }: Json): string | null {
  const { path } = recordKinds[kind];
  return recordPage(path) && typeof id === 'string' ? `${publicUrl}/open/${path}/${id}` : null;
}
