import type { DataSource } from 'typeorm';

interface Event {
  type: string;
  actor: string | null;
  item: string;
  // What the trail says, read as freely as a reader would.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
}

interface Life {
  ownerId: string;
  owned: Set<string>;
  did: Set<string>;
  status: 'live' | 'done' | 'cancelled';
}

/** How often each came about, so that a judgement over nothing is noticed; and what must not have. */
export interface Judgement {
  seen: Record<string, number>;
  wrong: string[];
}

const ranks = ['low', 'medium', 'high', 'critical'];
const text = ['title', 'description', 'rootCause', 'attributes'];

/**
 * Reads the trail of a program as somebody would who does not know the rules' code: who has done any of the work of an
 * item, and whether anything was done, passed, granted or made weaker without somebody who has not.
 */
export async function judgeAlone(dataSource: DataSource, programId: string): Promise<Judgement> {
  const events = await dataSource.query<Event[]>(
    `SELECT type, actor_id AS actor, subject_id AS item, data FROM audit_events WHERE program_id = $1 ORDER BY seq`,
    [programId],
  );
  const lives = new Map<string, Life>();
  const seen: Record<string, number> = {};
  const wrong: string[] = [];
  for (const event of events) {
    const people = [event.actor, event.data.for?.id].filter((id): id is string => typeof id === 'string');
    const note = (what: string): void => void (seen[what] = (seen[what] ?? 0) + 1);
    if (event.type === 'phase.passed') {
      note('passed');
      const did = new Set([...lives.values()].flatMap((life) => [...life.did]));
      if (!(await othersSigned(dataSource, event.data.roundId, did))) wrong.push(`passed alone: ${told(event)}`);
    }
    if (!event.type.startsWith('item.')) continue;
    const life = lives.get(event.item) ?? born(event);
    lives.set(event.item, life);
    const weakened = (what: string): void => {
      note(what);
      if (people.some((id) => life.owned.has(id))) wrong.push(`${what} by whose it is: ${told(event)}`);
    };
    switch (event.type) {
      case 'item.reassigned':
        for (const id of [event.data.from, event.data.to]) {
          life.owned.add(id);
          life.did.add(id);
        }
        life.ownerId = event.data.to;
        break;
      case 'item.edited': {
        const changed = event.data.changed;
        if (text.some((field) => field in changed)) for (const id of people) life.did.add(id);
        if ('severity' in changed && ranks.indexOf(changed.severity.to) < ranks.indexOf(changed.severity.from))
          weakened('less severe');
        break;
      }
      case 'item.submitted':
      case 'item.evidence_added':
      case 'item.evidence_removed':
      case 'item.question_answered':
        for (const id of people) life.did.add(id);
        break;
      case 'item.replanned':
        weakened('re-planned');
        for (const id of people) life.did.add(id);
        break;
      case 'item.held':
      case 'item.extension_granted':
        weakened(event.type);
        break;
      case 'item.cancelled':
        weakened(event.type);
        life.status = 'cancelled';
        break;
      case 'item.due_changed':
        if (event.data.to > event.data.from) weakened('later');
        break;
      case 'item.done':
        note('done');
        life.status = 'done';
        if (!(await othersSigned(dataSource, event.data.roundId, life.did))) wrong.push(`done alone: ${told(event)}`);
        break;
      case 'item.reopened':
        if (life.status === 'done') life.owned = new Set([life.ownerId]);
        if (life.status === 'done') life.did = new Set([life.ownerId]);
        life.status = 'live';
        break;
    }
  }
  return { seen, wrong };
}

function born({ data }: Event): Life {
  return { ownerId: data.ownerId, owned: new Set([data.ownerId]), did: new Set([data.ownerId]), status: 'live' };
}

/** Somebody who has done none of it has signed, and for nobody who has. */
async function othersSigned(dataSource: DataSource, roundId: string, did: ReadonlySet<string>): Promise<boolean> {
  const signed = await dataSource.query<{ by: string; for: string | null }[]>(
    `SELECT person_id AS by, for_person_id AS for FROM signatures
     WHERE round_id = $1 AND decision = 'approved' AND revoked_at IS NULL`,
    [roundId],
  );
  return signed.some((one) => !did.has(one.by) && (one.for === null || !did.has(one.for)));
}

function told({ type, actor, item, data }: Event): string {
  return `${type} of ${item} by ${actor}: ${JSON.stringify(data).slice(0, 400)}`;
}
