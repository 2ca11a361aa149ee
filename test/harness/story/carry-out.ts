import type { LocalTime } from '../../../domain/time.js';
import type { ApiAnswer, ApiClient } from '../api-client.js';
import type { Deed, When } from './deed.js';

/** What the words of a story stand for. */
export interface Meaning {
  dueOn: (when: When) => LocalTime;
  idOf: (person: string) => string;
}

/** Does a deed of a story as a person does it: by the HTTP API, with their own token. Gives the answer, whatever it is. */
export async function tryDeed(deed: Deed, itemId: string, api: ApiClient, meaning: Meaning): Promise<ApiAnswer> {
  const item = `/action-items/${itemId}`;
  if (deed.does === 'add a file') {
    const file = { name: deed.file, content: deed.content };
    return api.upload(`${item}/evidence/files`, { title: deed.title }, file);
  }
  if (deed.does === 'sign') {
    // An approver reads the content first, and signs what they have read: a change in between would refuse the signature.
    const { body } = await api.get(item);
    return api.post(`${item}/sign-off`, { decision: 'approve', contentHash: body.signOff?.contentHash });
  }
  const [command, body] = commandOf(deed, meaning);
  return api.post(`${item}/${command}`, body);
}

/** The same, and gives what the API says of the item after it. @throws where it is refused */
export async function carryOut(
  deed: Deed,
  itemId: string,
  api: ApiClient,
  meaning: Meaning,
): Promise<ApiAnswer['body']> {
  const { status, body } = await tryDeed(deed, itemId, api, meaning);
  if (status >= 300) throw new Error(`"${deed.does}": ${status} ${JSON.stringify(body)}`);
  return body;
}

/** The path below the item, and what is sent to it. */
function commandOf(
  deed: Exclude<Deed, { does: 'add a file' | 'sign' }>,
  { dueOn, idOf }: Meaning,
): [string, Record<string, unknown>] {
  switch (deed.does) {
    case 'start':
      return ['start', {}];
    case 'acknowledge':
      return ['acknowledge', { holdFor: deed.holdFor, note: deed.note }];
    case 'add a link':
      return ['evidence', { title: deed.title, url: deed.url }];
    case 'hand in':
      return ['submit', { statement: deed.statement }];
    case 'take back':
      return ['withdraw', {}];
    case 'send back':
      return ['sign-off', { decision: 'send_back', reason: deed.reason }];
    case 'ask for more time':
      return ['extensions', { due: dueOn(deed.until), reason: deed.reason, impact: deed.impact }];
    case 'take the request back':
      return ['extensions/take-back', { reason: deed.reason }];
    case 'grant more time':
      return ['extensions/decision', { decision: 'grant', reason: deed.reason }];
    case 'refuse more time':
      return ['extensions/decision', { decision: 'refuse', reason: deed.reason }];
    case 'put on hold':
      return ['hold', { reason: deed.reason }];
    case 'resume':
      return ['resume', {}];
    case 'give to':
      return ['reassign', { ownerId: idOf(deed.to), reason: deed.reason }];
    case 'agree on another date':
      return ['change-due', { due: dueOn(deed.due), reason: deed.reason }];
    case 'cancel':
      return ['cancel', { reason: deed.reason }];
    case 'reopen':
      return ['reopen', { reason: deed.reason, ...(deed.due === undefined ? {} : { due: dueOn(deed.due) }) }];
  }
}
