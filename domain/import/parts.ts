import { plainName } from './header.js';
import type { RowDraft } from './row.js';

/**
 * The rows of a file in parts that are written one after the other. What is live comes first: its deadlines hold sooner,
 * and no phase looks complete while rows are on their way. Where a phase has nothing but finished rows, they all come
 * with the last part, however many they are: its tollgate opens on the whole of it.
 */
export function partsOf(drafts: RowDraft[], size: number): RowDraft[][] {
  const live = drafts.filter((draft) => !isFinished(draft));
  const phases = new Set(live.map(({ phase }) => plainName(phase)));
  const finished = drafts.filter(isFinished);
  const among = finished.filter(({ phase }) => phases.has(plainName(phase)));
  const alone = finished.filter(({ phase }) => !phases.has(plainName(phase)));
  return [...chunksOf([...live, ...among], size), ...(alone.length > 0 ? [alone] : [])];
}

export function chunksOf<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

function isFinished({ status }: RowDraft): boolean {
  return status === 'done' || status === 'cancelled';
}
