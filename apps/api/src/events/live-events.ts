import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessChanges } from '../../../../database/people/access-changes.js';
import { changesSince, isPosition, presentPosition, type Change } from '../../../../database/trail/changes.js';
import type { Seeing } from '../../../../database/people/load-sight.js';
import { seenChanges } from '../../../../database/trail/seen-changes.js';
import type { Standing } from '../access/still-in.js';
import { Problem } from '../problems/problem.js';
import { EventStream } from './event-stream.js';

/** One statement for all streams of this process, so often, in ms. */
const lookEvery = 300;
const beatEvery = 15_000;
/** What ends by the clock, and is told by nobody, is noticed so late at most. */
const askEvery = 10_000;
const mostPerPerson = 20;
const mostInAll = 1_000;
/** People who are looked after at the same time: others need connections too. */
const atOnce = 2;

export interface Wish {
  /** By what they came in. */
  standing: Standing;
  who: Seeing;
  kinds: ReadonlySet<string> | null;
  record: string | null;
  /** Where they were cut off. */
  lastPosition: string | null;
}

interface Listener extends Wish {
  stream: EventStream;
  askedAt: number;
  told: number | null;
  beatAt: number;
}

/**
 * Tells whoever listens what has changed. There is one look at the trail for all; what of it somebody may see is asked as it
 * is told, so that what is restricted, and who has left, is done with at once.
 */
@Injectable()
export class LiveEvents implements BeforeApplicationShutdown {
  private readonly listeners = new Set<Listener>();
  private readonly logger = new Logger(LiveEvents.name);
  private position: string | null = null;
  private timer: NodeJS.Timeout | null = null;
  private looking = false;
  private failing = false;
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: AccessChanges,
  ) {}

  /** @throws Problem `too-many-requests` */
  async open(wish: Wish): Promise<EventStream> {
    const { manager } = this.dataSource;
    const last = wish.lastPosition;
    // Before they are let in: what changes of their standing from here on is asked for at the next look.
    const { told } = this.changes;
    const known = last === null || (await isPosition(manager, last));
    const present = this.position ?? (await presentPosition(manager));
    const own = [...this.listeners].filter(({ who }) => who.id === wish.who.id).length;
    if (own >= mostPerPerson || this.listeners.size >= mostInAll)
      throw new Problem(
        'too-many-requests',
        own >= mostPerPerson
          ? `You listen ${mostPerPerson} times already. Close a page, or a program of yours, that listens.`
          : `${mostInAll} listen already. Ask for what you show from time to time, and come again.`,
        { headers: { 'retry-after': '30' } },
      );
    const stream = new EventStream();
    const now = Date.now();
    const listener = { ...wish, lastPosition: known ? last : null, stream, askedAt: now, told, beatAt: now };
    this.listeners.add(listener);
    stream.once('close', () => this.listeners.delete(listener));
    // What was committed since the last look comes with the next one: nothing is missed between.
    this.position ??= present;
    if (!known) stream.reset(this.position);
    else if (last === null) stream.ready(this.position);
    if (this.stopped) stream.end();
    this.lookSoon();
    return stream;
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    for (const { stream } of this.listeners) stream.end();
  }

  private lookSoon(): void {
    if (this.stopped || this.looking || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.looking = true;
      void this.look()
        .then(() => {
          this.failing = false;
        })
        .catch((error: unknown) => {
          // Tried again at the next look, and told later: nothing is missed. Said once.
          if (!this.failing) this.logger.warn(`what has changed could not be looked for: ${String(error)}`);
          this.failing = true;
        })
        .finally(() => {
          this.looking = false;
          if (this.listeners.size > 0) this.lookSoon();
          else this.position = null;
        });
    }, lookEvery);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    const { manager } = this.dataSource;
    const since = this.position ?? (await presentPosition(manager));
    const { position, changes } = await changesSince(manager, since);
    const listeners = [...this.listeners];
    await inTurn(listeners, (listener) => this.ask(listener));
    const groups = Map.groupBy(
      listeners.filter(({ stream }) => !stream.destroyed),
      ({ who, lastPosition }) => `${who.id}/${who.sight.within ?? ''}/${lastPosition ?? ''}`,
    );
    await inTurn([...groups.values()], async (group) => {
      const [first] = group;
      if (!first) return;
      const { who, lastPosition } = first;
      const missed = lastPosition === null ? changes : (await changesSince(manager, lastPosition, position)).changes;
      const seen = missed && (await seenChanges(manager, who, missed));
      for (const listener of group) tell(listener, seen, position);
    });
    this.position = position;
  }

  /** Whether they are still let in, where that may have changed. */
  private async ask(listener: Listener): Promise<void> {
    const { told } = this.changes;
    const now = Date.now();
    if (told !== null && told === listener.told && now - listener.askedAt < askEvery) return;
    const who = await listener.standing().catch((error: unknown) => {
      // Nobody says now that they are let in. They come again, and are asked again.
      if (error instanceof Problem) return null;
      throw error;
    });
    if (who === null) {
      listener.stream.end();
      this.listeners.delete(listener);
      return;
    }
    Object.assign(listener, { who, told, askedAt: now });
  }
}

function tell(listener: Listener, changes: readonly Change[] | null, position: string): void {
  const { stream, kinds, record } = listener;
  // Not from where it ends: whoever is cut off before all is told must be told it again.
  if (listener.lastPosition !== null) stream.ready(listener.lastPosition);
  listener.lastPosition = null;
  const now = Date.now();
  const wanted = changes?.filter(
    ({ kind, id }) => (kinds === null || kinds.has(kind)) && (record === null || id === record),
  );
  if (wanted === undefined) stream.reset(position);
  else if (wanted.length > 0) stream.changed(wanted, position);
  else if (now - listener.beatAt >= beatEvery) stream.beat(position);
  else return;
  listener.beatAt = now;
}

/** One after the other, some of them at once. */
async function inTurn<T>(entries: readonly T[], work: (entry: T) => Promise<void>): Promise<void> {
  const left = entries.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const entry of left) await work(entry);
    }),
  );
}
