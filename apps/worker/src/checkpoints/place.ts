import { hash } from 'node:crypto';
import type { Way } from '../../../../database/audit/destinations.js';
import type { Checkpoint } from '../../../../domain/audit/checkpoint.js';
import type { SendResult } from '../../../../domain/notification/send-result.js';

/** A place that checkpoints are sent to, and how. */
export interface CheckpointPlace {
  way: Way;
  /** As people are shown it; what is secret in an address is not in it. */
  destination: string;
  /** How many it takes at once; `last`: the newest alone, which says what those before it say. */
  most: number | 'last';
  /** One or more, the smallest first. Whoever gets one a second time tells it by its size. */
  send(checkpoints: readonly Checkpoint[]): Promise<SendResult>;
  close(): void;
}

/** A URL as people are shown it: its path may be as good as a password. */
export function shownUrl(url: string): string {
  return `${new URL(url).host} (${hash('sha256', url, 'hex').slice(0, 8)})`;
}

/** Checkpoints as `tollgate audit verify --checkpoints` reads them: each a line of JSON. */
export function linesOf(checkpoints: readonly Checkpoint[]): string {
  return checkpoints.map((checkpoint) => `${JSON.stringify(checkpoint)}\n`).join('');
}
