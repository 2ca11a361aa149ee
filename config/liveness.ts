import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { HowItIs, ThreadSettings } from './liveness-thread.js';
import { projectRoot } from './settings.js';

export interface Liveness {
  port: number;
  stop(): Promise<void>;
}

/** How often the main loop shows that it turns, in ms. */
const beatEvery = 500;

/** Compiled, for whoever asks: also where the rest is TypeScript that a test runner translates. */
const program = join(projectRoot, 'dist', 'config', 'liveness-thread.js');

/**
 * Has a thread watch the loop of this one and tell how this process is, by an HTTP server of its own: it answers too while
 * the loop spins. `GET /health/live` and `/health/ready`, 200 or 503.
 *
 * @throws Error where the port cannot be had
 */
export async function watchMainLoop(
  settings: Omit<ThreadSettings, 'beatEvery'>,
  howItIs: () => HowItIs,
): Promise<Liveness> {
  const workerData: ThreadSettings = { ...settings, beatEvery };
  const thread = new Worker(program, { workerData });
  const port = await new Promise<number>((resolve, reject) => {
    thread.once('message', (listening: { port: number }) => {
      resolve(listening.port);
    });
    thread.once('error', reject);
  });
  // It watches this loop; it does not keep it.
  thread.unref();
  const beat = (): void => {
    thread.postMessage(howItIs());
  };
  beat();
  const beats = setInterval(beat, beatEvery).unref();
  return {
    port,
    async stop() {
      clearInterval(beats);
      await thread.terminate();
    },
  };
}
