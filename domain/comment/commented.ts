import type { EventDraft, Notice } from '../record/event.js';
import { cut } from '../text/cut.js';
import { oneLine } from '../text/one-line.js';
import type { Instant } from '../time.js';

/** A comment as it is made. */
export interface Commented {
  id: string;
  /** What the trail calls its record. */
  noun: 'item' | 'program' | 'case' | 'finding';
  author: { id: string; name: string };
  body: string;
  mentioned: readonly { id: string; name: string }[];
  at: Instant;
}

const types = {
  ...{ item: 'item.commented', program: 'program.commented', case: 'case.commented' },
  finding: 'finding.commented',
} as const;

/** Longest part of a comment that a message repeats, in characters; the rest is read where it stands. */
const repeated = 500;

/**
 * What a comment leaves in the trail, and that whoever is mentioned is told; whoever writes knows of it.
 */
export function commented(comment: Commented): { event: EventDraft; notice: Notice } {
  const { id, noun, author, body, mentioned, at } = comment;
  const key = `comment/${id}`;
  const event: EventDraft = {
    ...{ key, type: types[noun], at, actorId: author.id, version: null },
    data: {
      commentId: id,
      comment: body,
      mentioned: mentioned.map(({ id: personId, name }) => ({ id: personId, name })),
    },
  };
  const notice: Notice = {
    ...{ eventKey: key, kind: 'mentioned', at, byId: author.id, channels: ['inbox', 'email'] },
    to: mentioned
      .filter((person) => person.id !== author.id)
      .map((person) => ({ personId: person.id, role: 'mentioned' as const })),
    facts: { byName: author.name, comment: cut(oneLine(body), repeated) },
  };
  return { event, notice };
}
