// Loaded into a process before its own code, by NODE_OPTIONS: SIGUSR2 makes its main loop spin for good.
import { isMainThread } from 'node:worker_threads';

if (isMainThread)
  process.on('SIGUSR2', () => {
    for (;;);
  });
