import { steadyNow } from './steady-time.js';

export interface PollLoop {
  readonly name: string;
  /** When its last round ended, in steady time, and whether it did what it should. */
  readonly pulse: { at: number; ok: boolean };
  /** Runs at once instead of at the end of its interval. */
  wake(): void;
  /** Resolves when the round in flight has ended; no other begins. */
  stop(): Promise<void>;
}

export interface PollLoopOptions {
  name: string;
  everyMs: number;
  /** How many things were done; more than none asks for another round at once. */
  run: () => Promise<number | void>;
  onError: (where: string, error: unknown) => void;
}

/** Does something again and again: at an interval, when woken, and without a pause while there is more to do. */
export function startPollLoop({ name, everyMs, run, onError }: PollLoopOptions): PollLoop {
  let stopped = false;
  let woken = false;
  let endPause: (() => void) | null = null;
  let pulse = { at: steadyNow(), ok: true };

  const pause = async (): Promise<void> => {
    if (woken || stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    endPause = null;
  };

  const loop = (async () => {
    for (;;) {
      if (stopped) return;
      woken = false;
      let done: number | void = 0;
      try {
        done = await run();
        pulse = { at: steadyNow(), ok: true };
      } catch (error) {
        // What fails is tried again at the next interval; a wake-up in between would only spin.
        onError(name, error);
        pulse = { at: steadyNow(), ok: false };
        woken = false;
      }
      if (!done) await pause();
    }
  })();

  return {
    name,
    get pulse() {
      return pulse;
    },
    wake() {
      woken = true;
      endPause?.();
    },
    async stop() {
      stopped = true;
      endPause?.();
      await loop;
    },
  };
}

/** The same loop, which ends in a way of its own. */
export function endingBy(loop: PollLoop, stop: () => Promise<void>): PollLoop {
  return {
    name: loop.name,
    get pulse() {
      return loop.pulse;
    },
    wake: loop.wake,
    stop,
  };
}
