import { StandStill } from '../../../../config/stand-still.js';

export interface Asking {
  /** When it was well for the last time, epoch ms, once it is given up. */
  readonly stuckSince: number | null;
  stop(): void;
}

/** How long one answer may take, in ms. */
const patience = 5_000;

/**
 * Asks a process again and again how it is, by the address at which a thread of it tells. Says once, in words, when its
 * main loop has stood still for too long, or when nothing was heard of it for as long.
 */
export function askAgainAndAgain(port: number, stuckAfterSeconds: number, stuck: (how: string) => void): Asking {
  const every = Math.min(5_000, stuckAfterSeconds * 250);
  const silence = new StandStill(every + patience);
  let wellAt = Date.now();
  let stuckSince: number | null = null;

  const round = async (): Promise<void> => {
    const stoodStill = await stoodStillSeconds(port);
    silence.look(performance.now());
    if (stopped) return;
    if (stoodStill !== null) {
      silence.turned();
      wellAt = Date.now() - stoodStill * 1_000;
    }
    const how =
      stoodStill !== null && stoodStill >= stuckAfterSeconds
        ? `its main loop has not turned for ${stoodStill} s`
        : silence.seconds >= stuckAfterSeconds
          ? `nothing was heard of it for ${silence.seconds} s`
          : null;
    if (how === null) {
      timer = setTimeout(() => void round(), every).unref();
      return;
    }
    stuckSince = wellAt;
    stuck(how);
  };
  let stopped = false;
  let timer = setTimeout(() => void round(), every).unref();

  return {
    get stuckSince() {
      return stuckSince;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Null where it does not answer. */
async function stoodStillSeconds(port: number): Promise<number | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health/live`, { signal: AbortSignal.timeout(patience) });
    const { loop } = (await response.json()) as { loop: { stoodStillSeconds: number } };
    return loop.stoodStillSeconds;
  } catch {
    return null;
  }
}
