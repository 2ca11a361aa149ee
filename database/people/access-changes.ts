import { startWakeUps, type WakeUps } from '../sql/wake-ups.js';

/** What the triggers of `TellOfChangedAccess` and `TellOfChangedSight` say. */
const channel = 'access_changed';

/** So long what is remembered counts at most, in ms: a pooler may swallow what is told. */
const keptFor = 5_000;
const keptAtMost = 10_000;

interface Kept {
  holder: object;
  until: number;
  generation: number;
}

/**
 * Who gets in by what and how far they see, remembered as long as nothing of it has changed: tokens, sessions, people, their
 * roles and groups, who stands in for whom, whether anything is restricted. Any process of the API hears of a change as it is
 * written; what begins or ends by the clock counts until then. Nothing is remembered while it cannot hear.
 */
export class AccessChanges {
  private readonly known = new Map<string, Kept>();
  private wakeUps: WakeUps | null = null;
  private generation = 0;
  private hears = false;
  private toldTimes = 0;

  constructor(
    private readonly databaseUrl: string,
    private readonly keptForMs = keptFor,
  ) {}

  /** From the first who comes on: an application that is only described listens to nothing. */
  private listen(): WakeUps {
    const heard = (hears: boolean) => (): void => {
      this.hears = hears;
      this.toldTimes += 1;
      this.changed();
    };
    return startWakeUps(this.databaseUrl, { [channel]: heard(true) }, heard(false));
  }

  /**
   * Goes up whenever the database has told of a change: for what goes on after a request, and asks again only then. Null
   * while it cannot be heard.
   */
  get told(): number | null {
    return this.hears ? this.toldTimes : null;
  }

  /** Something may have changed: nothing that is remembered counts any more. */
  changed(): void {
    this.generation += 1;
  }

  /**
   * The holder, as remembered or as read; null is never remembered.
   *
   * @param key what they come with: its hash
   */
  async holder<T extends { msLeft: number | null }>(key: string, read: () => Promise<T | null>): Promise<T | null> {
    this.wakeUps ??= this.listen();
    const now = Date.now();
    const known = this.known.get(key);
    if (known && known.generation === this.generation && known.until > now) return known.holder as T;
    const { generation } = this;
    const holder = await read();
    // What changed while it was read may not be in it.
    if (holder === null || !this.hears || generation !== this.generation) {
      this.known.delete(key);
      return holder;
    }
    if (this.known.size >= keptAtMost) this.known.clear();
    this.known.set(key, { holder, until: now + Math.min(this.keptForMs, holder.msLeft ?? this.keptForMs), generation });
    return holder;
  }

  async stop(): Promise<void> {
    await this.wakeUps?.stop();
  }
}
