import { Readable } from 'node:stream';
import type { Change } from '../../../../database/trail/changes.js';

/** Bytes that may wait for somebody who reads slowly. Whoever lags further is cut off, and resumes where they were. */
export const mostWaiting = 256 * 1024;

/** Browsers come again so many ms after they were cut off. */
const comesAgainAfter = 2_000;

/** What one listener is told, in the form of server-sent events. */
export class EventStream extends Readable {
  constructor() {
    super({ highWaterMark: mostWaiting });
    this.push(`retry: ${comesAgainAfter}\n\n`);
  }

  override _read(): void {
    // What is told is pushed as it comes.
  }

  /** From where it is told. */
  ready(position: string): void {
    this.tell(event('ready', { position }, position));
  }

  /** The place is said with the last: whoever is cut off between is told all of them again. */
  changed(changes: readonly Change[], position: string): void {
    const last = changes.length - 1;
    this.tell(
      changes.map((change, n) => event('change', changeJson(change), n === last ? position : undefined)).join(''),
    );
  }

  /** More has changed than is told one by one. */
  reset(position: string): void {
    this.tell(event('reset', { position }, position));
  }

  /** Keeps proxies from taking the silence for an end, and what is resumed from short. */
  beat(position: string): void {
    this.tell(`id: ${position}\n: still here\n\n`);
  }

  end(): void {
    if (!this.destroyed) this.push(null);
  }

  private tell(text: string): void {
    if (this.destroyed || this.readableEnded) return;
    if (this.readableLength > mostWaiting) this.destroy();
    else this.push(text);
  }
}

function event(name: string, data: object, position?: string): string {
  const id = position === undefined ? '' : `id: ${position}\n`;
  return `event: ${name}\n${id}data: ${JSON.stringify(data)}\n\n`;
}

function changeJson({ seq, kind, id, programId, type, version, at }: Change) {
  return { seq, type, subject: { kind, id }, programId, version, at: at.toISOString() };
}
