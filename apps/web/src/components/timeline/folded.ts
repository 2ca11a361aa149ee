import type { Schemas } from '../../lib/api.js';

export type Entry = Schemas['TimelineEntry'];

/** Something that people did or were told, or a run of what the engine did by itself. */
type Line = { kind: 'entry'; entry: Entry } | { kind: 'engine'; entries: readonly [Entry, ...Entry[]] };

/**
 * The timeline with what concerns nobody folded: runs of events that nobody did and nobody was told of become one line.
 * One alone stays, for a fold would say no less.
 */
export function folded(entries: readonly Entry[]): Line[] {
  const lines: Line[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (!isNoise(entry)) lines.push({ kind: 'entry', entry });
    else if (last?.kind === 'engine') lines[lines.length - 1] = { kind: 'engine', entries: [...last.entries, entry] };
    else lines.push({ kind: 'engine', entries: [entry] });
  }
  return lines.map((line) =>
    line.kind === 'engine' && line.entries.length === 1 ? { kind: 'entry', entry: line.entries[0] } : line,
  );
}

function isNoise({ actor, told, rooms }: Entry): boolean {
  return actor === null && told.length === 0 && rooms.length === 0;
}

/** What a policy fired, and what holds its ladder: the steps that have passed. */
export function fired(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ rule, type }) => rule !== null || type === 'item.acknowledged');
}
