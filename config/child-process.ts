/** What a process of Tollgate tells the one that started it. */
export interface ChildReport {
  ready?: true;
  port?: number;
  /** Where a thread of it tells whether its main loop turns. */
  healthPort?: number;
  /** One line for people. */
  problem?: string;
}

/** Tells the process that started this one; does nothing where nobody did. */
export function reportToParent(report: ChildReport): void {
  if (process.connected) process.send?.(report);
}

/**
 * Ends this process, once, when it is told to or when the process that started it is gone. `stop` has 10 s to finish
 * what is in flight.
 */
export function endWithParent(stop: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), 10_000).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // Only a child with a channel has a parent to miss.
  if (process.connected) process.on('disconnect', end);
}
