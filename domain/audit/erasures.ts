import { payloadHashOf, type ProvenEvent } from './event-digest.js';

/**
 * Whether what an event says is what its hash was made of; by which other it was erased, where it was; or why it is neither,
 * for people to read.
 */
export function wordsOf(event: ProvenEvent): 'whole' | { erasedBy: number } | { altered: string } {
  const { data, salt, erasedBy, payloadHash } = event;
  const made = payloadHashOf(event);
  if (made !== null)
    return made === payloadHash ? 'whole' : { altered: 'what it says is not what its hash was made of' };
  if (data !== null || salt !== null || typeof erasedBy !== 'number')
    return { altered: 'what it said is gone, and nothing says that it was erased' };
  return { erasedBy };
}

/** Why an event that lost its words is not in order, though it names the one by which it was erased. */
export function notErasedBy(by: number): string {
  return `what it said is gone, and event ${by} does not say that it was erased`;
}

/** The type of events by which others are erased. */
export const erasingType = 'person.erased';

/** An event whose words were erased lawfully: an event of the trail says so. */
export interface ErasedEvent {
  place: string;
  seq: number;
  /** The number of the event that says so; who erased, when and why, as it says. */
  by: number;
  actorId: string | null;
  at: string;
  reason: string;
}

interface Erasing {
  seq: number;
  actorId: string | null;
  at: string;
  reason: string;
}

/**
 * Puts events without their words together with those that say why, in whichever order they come. It holds one entry for each
 * event that was erased, and nothing of the others.
 */
export class Erasures {
  /** Met without words, and not yet named by an event that says so. */
  private readonly open = new Map<number, { place: string; by: number }>();
  /** Named by an event that says so. */
  private readonly named = new Map<number, Erasing[]>();
  count = 0;

  constructor(private readonly tell: (erased: ErasedEvent) => void) {}

  /** An event that is whole and says which others are erased; of one that says nothing of the kind, nothing is taken. */
  says({ seq, actorId, at, data }: ProvenEvent): void {
    const said = data === null ? null : read(data);
    if (said === null) return;
    const erasing = { seq, actorId, at, reason: said.reason };
    for (const one of said.events) {
      this.named.set(one, [...(this.named.get(one) ?? []), erasing]);
      this.match(one);
    }
  }

  /** An event that has no words any more, and says by which other. */
  met(event: { seq: number; place: string; by: number }): void {
    this.open.set(event.seq, event);
    this.match(event.seq);
  }

  /** Those that nothing says the erasure of. */
  left(): { place: string; by: number }[] {
    return [...this.open.values()];
  }

  private match(seq: number): void {
    const met = this.open.get(seq);
    const by = met && this.named.get(seq)?.find((erasing) => erasing.seq === met.by);
    if (!met || !by) return;
    this.open.delete(seq);
    this.count += 1;
    this.tell({ place: met.place, seq, by: by.seq, actorId: by.actorId, at: by.at, reason: by.reason });
  }
}

function read(data: string): { events: number[]; reason: string } | null {
  try {
    const said = JSON.parse(data) as { events?: unknown; reason?: unknown } | null;
    if (!Array.isArray(said?.events)) return null;
    const events = said.events.filter((one): one is number => Number.isSafeInteger(one));
    return { events, reason: typeof said.reason === 'string' ? said.reason : '' };
  } catch {
    return null;
  }
}
