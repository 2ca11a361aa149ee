import type { ApiClient } from '../../harness/api-client.js';

/** Somebody who was told, and the part through which they were found. */
export interface Told {
  name: string;
  role: string | null;
}

/** An event of the audit trail with what a reader needs to place it. */
export interface TrailEvent {
  seq: number;
  type: string;
  /** Business time, epoch ms. */
  at: number;
  /** Null: the machine. */
  actor: string | null;
  data: Record<string, unknown>;
  told: Told[];
  /** Null: it is about the program. */
  item: TrailItem | null;
}

/** An action item as it was when it was first met. */
export interface TrailItem {
  id: string;
  /** As people say it, e.g. `AI-3`. */
  key: string;
  number: number;
  title: string;
  market: string;
  zone: string;
  signOffPolicy: string;
}

/**
 * Events of one command are recorded in the order in which they took effect; those of two workflows may each bear the
 * time of a clock that is a breath behind the other. Within this many ms the order of recording counts.
 */
const breath = 1_500;

/** Reads what was added to the audit trail of a program, through the API, in order of business time. */
export class Trail {
  private readonly seen = new Set<number>();
  private readonly items = new Map<string, TrailItem>();

  /** @param api of somebody who may read the trail */
  constructor(
    private readonly api: ApiClient,
    private readonly programId: string,
  ) {}

  /** What was recorded since the last time. */
  async news(): Promise<TrailEvent[]> {
    const fresh = await this.fresh();
    const told = await this.toldOf(fresh);
    const events: TrailEvent[] = [];
    for (const raw of fresh) {
      const item = raw.subject.kind === 'action_item' ? await this.itemOf(raw.subject.id) : null;
      const { seq, type, data } = raw;
      const event = { seq, type, data, at: Date.parse(raw.at), actor: raw.actor?.name ?? null, item };
      insert(events, { ...event, told: told.get(seq) ?? [] });
    }
    return events;
  }

  private async fresh(): Promise<RawEvent[]> {
    const found: RawEvent[] = [];
    let cursor = '';
    for (;;) {
      const { body } = await this.api.get(`/audit-events?programId=${this.programId}&limit=50${cursor}`);
      const unseen = body.items.filter(({ seq }: RawEvent) => !this.seen.has(seq));
      found.push(...unseen);
      if (unseen.length < body.items.length || body.nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
    for (const { seq } of found) this.seen.add(seq);
    return found.sort((a, b) => a.seq - b.seq);
  }

  /** The timeline of each record that something happened to says who was told of it. */
  private async toldOf(events: RawEvent[]): Promise<Map<number, Told[]>> {
    const subjects = new Map(events.map(({ subject }) => [subject.id, subject.kind]));
    const told = new Map<number, Told[]>();
    for (const [id, kind] of subjects) {
      const { body } = await this.api.get(`/${kind === 'program' ? 'programs' : 'action-items'}/${id}/timeline`);
      for (const entry of body.items)
        told.set(
          entry.seq,
          entry.told.map((one: { person: { name: string }; role: string | null }) => ({
            name: one.person.name,
            role: one.role,
          })),
        );
    }
    return told;
  }

  private async itemOf(id: string): Promise<TrailItem> {
    const known = this.items.get(id);
    if (known) return known;
    const { body } = await this.api.get(`/action-items/${id}`);
    const { key, number, title, attributes, due, policies } = body;
    const item = { id, key, number, title, market: attributes.market, zone: due.zone, signOffPolicy: policies.signOff };
    this.items.set(id, item);
    return item;
  }
}

interface RawEvent {
  seq: number;
  type: string;
  at: string;
  actor: { name: string } | null;
  data: Record<string, unknown>;
  subject: { kind: string; id: string };
}

/** Behind the last one that is not clearly later; what happens to many items at once goes by their numbers. */
function insert(events: TrailEvent[], event: TrailEvent): void {
  let index = events.length;
  for (let last = events[index - 1]; last && comesBefore(event, last); last = events[index - 1]) index -= 1;
  events.splice(index, 0, event);
}

function comesBefore(event: TrailEvent, other: TrailEvent): boolean {
  if (other.at > event.at + breath) return true;
  return other.at === event.at && other.type === event.type && (event.item?.number ?? 0) < (other.item?.number ?? 0);
}
