/** Of one record, so many commands are with the engine at once; its server takes ten, and other processes send too. */
const widest = 6;

/** So long a command may wait for its turn, in ms; what is left of a person's patience is for carrying it out. */
const longestTurn = 8_000;

/** More than these do not wait, however fast it goes: each holds a request open. */
const mostWaiting = 500;

/** How fast it goes is known after so many: the first ones may have woken a workflow, or a worker. */
const telling = 2 * widest;

interface Turn {
  go: () => void;
  giveUp: () => void;
}

interface Lane {
  running: number;
  waiting: Turn[];
  since: number;
  /** Commands that have ended since then. */
  ended: number;
}

/** There are too many before this one: it was not sent. */
export class TooMany extends Error {
  constructor(
    /** When it may be worth trying again, in ms. */
    readonly after: number,
  ) {
    super('too many commands wait for one record');
  }
}

/**
 * Commands on one record take turns in the order of their coming. The engine's server turns away what is too much for one
 * workflow, and its client then pauses for seconds, longer each time, whoever came first: waiting here, in a row, is fair
 * and shorter, and whoever would wait in vain is told so as soon as that is known, before anything was sent.
 */
export class Lanes {
  private readonly lanes = new Map<string, Lane>();

  constructor(private readonly now: () => number = Date.now) {}

  /** @throws TooMany where its turn would come too late, or has not come in time */
  async inTurn<R>(name: string, work: () => Promise<R>): Promise<R> {
    const lane = this.lanes.get(name) ?? { running: 0, waiting: [], since: this.now(), ended: 0 };
    this.lanes.set(name, lane);
    if (lane.running < widest) lane.running += 1;
    else await this.turnIn(lane);
    try {
      return await work();
    } finally {
      lane.ended += 1;
      const next = lane.waiting.shift();
      // The place of whoever has ended is handed on.
      if (next) next.go();
      else lane.running -= 1;
      if (lane.running === 0) this.lanes.delete(name);
      // Those at the end would wait in vain. Half as long again, so that a short delay turns nobody away.
      for (const { giveUp } of lane.waiting.slice(this.hopeful(lane, 1.5))) giveUp();
    }
  }

  /** Resolves when it is this one's turn. */
  private turnIn(lane: Lane): Promise<void> {
    if (lane.waiting.length >= this.hopeful(lane, 1)) throw new TooMany(this.timeFor(lane, lane.waiting.length));
    return new Promise((resolve, reject) => {
      const turn: Turn = {
        go: () => {
          clearTimeout(longest);
          resolve();
        },
        giveUp: () => {
          clearTimeout(longest);
          const after = this.timeFor(lane, lane.waiting.length);
          lane.waiting.splice(lane.waiting.indexOf(turn), 1);
          reject(new TooMany(after));
        },
      };
      const longest = setTimeout(turn.giveUp, longestTurn);
      lane.waiting.push(turn);
    });
  }

  /** How many may wait for their turn with some hope. */
  private hopeful(lane: Lane, lenience: number): number {
    const each = this.each(lane);
    return each === null ? mostWaiting : Math.min(mostWaiting, Math.floor((longestTurn * lenience) / each));
  }

  private timeFor(lane: Lane, commands: number): number {
    return Math.max(1_000, commands * (this.each(lane) ?? 0));
  }

  /** How long one takes, in ms; null where too few have ended to tell. */
  private each({ since, ended }: Lane): number | null {
    return ended < telling ? null : Math.max(1, (this.now() - since) / ended);
  }
}
