import type { LocalTime } from '../../domain/time.js';
import type { ApiClient } from '../harness/api-client.js';
import type { Deed, When } from './program/story.js';

/** Does a deed of the story as a person does it: by the HTTP API, with his own token. @throws where it is refused */
export async function carryOut(
  deed: Deed,
  itemId: string,
  api: ApiClient,
  dueOn: (when: When) => LocalTime,
): Promise<void> {
  const item = `/action-items/${itemId}`;
  if (deed.does === 'add a file') {
    const file = { name: deed.file, content: deed.content };
    const { status, body } = await api.upload(`${item}/evidence/files`, { title: deed.title }, file);
    if (status >= 300) throw new Error(`POST ${item}/evidence/files: ${status} ${JSON.stringify(body)}`);
  } else if (deed.does === 'sign') {
    // An approver reads the content first, and signs what he has read: a change in between would refuse the signature.
    const { body } = await api.get(item);
    await api.must(`${item}/sign-off`, { decision: 'approve', contentHash: body.signOff?.contentHash });
  } else {
    const [command, body] = commandOf(deed, dueOn);
    await api.must(`${item}/${command}`, body);
  }
}

/** The path below the item, and what is sent to it. */
function commandOf(
  deed: Exclude<Deed, { does: 'add a file' | 'sign' }>,
  dueOn: (when: When) => LocalTime,
): [string, object] {
  switch (deed.does) {
    case 'start':
      return ['start', {}];
    case 'acknowledge':
      return ['acknowledge', { holdFor: deed.holdFor, note: deed.note }];
    case 'add a link':
      return ['evidence', { title: deed.title, url: deed.url }];
    case 'hand in':
      return ['submit', { statement: deed.statement }];
    case 'send back':
      return ['sign-off', { decision: 'send_back', reason: deed.reason }];
    case 'ask for more time':
      return ['extensions', { due: dueOn(deed.until), reason: deed.reason, impact: deed.impact }];
    case 'grant more time':
      return ['extensions/decision', { decision: 'grant', reason: deed.reason }];
    case 'refuse more time':
      return ['extensions/decision', { decision: 'refuse', reason: deed.reason }];
  }
}
