import type { NoticeEntry } from '../../../../database/inbox/save-notices.js';

type Kind = 'invited' | 'password_forgotten' | 'sign_in_link_made';

/** What a person hears of a link that lets them in: by mail the link itself, which is made as the mail leaves. */
export function signInNotice(
  kind: Kind,
  personId: string,
  eventKey: string,
  facts: { byName?: string; untilText?: string },
): NoticeEntry {
  return {
    subjectKind: 'person',
    subjectId: personId,
    programId: null,
    facts: { itemTitle: '', itemNumber: null, programName: '' },
    notice: {
      eventKey,
      kind,
      to: [{ personId, role: 'takes_over' }],
      channels: ['inbox', 'email'],
      at: Date.now(),
      facts,
    },
  };
}
