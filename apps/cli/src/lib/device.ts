import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.js';

interface Begun {
  deviceCode: string;
  /** In s. */
  interval: number;
  expiresIn: number;
}

/** What asks, as the page in the browser shows it. */
export function machineName(): string {
  return `tollgate on ${hostname()}`.slice(0, 100);
}

/** Waits until somebody has decided in their browser. @throws Failure where they refuse, or nobody does */
export async function untilDecided<T>(
  { deviceCode, interval, expiresIn }: Begun,
  ask: (body: { deviceCode: string }) => Promise<T>,
): Promise<T> {
  let pause = interval;
  for (const end = Date.now() + expiresIn * 1000; Date.now() < end;) {
    await sleep(pause * 1000);
    try {
      return await ask({ deviceCode });
    } catch (error) {
      const code = error instanceof Failure ? error.problem['code'] : null;
      if (code === 'slow-down') pause += 5;
      else if (code !== 'login-pending') throw error;
    }
  }
  throw new Failure('Nobody let it in in time. Begin anew.');
}
