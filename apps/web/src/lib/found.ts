import type { Schemas } from './api.js';

/** A record that a search has found. */
export type Hit = Schemas['SearchHit'];
type Kind = Hit['kind'];

/** An address of this page, as its router takes it. */
export interface Way {
  to: string;
  params?: Record<string, string>;
  search?: Record<string, string>;
}

type Target = Pick<Hit, 'id' | 'key' | 'title'>;

const byKey =
  (to: string) =>
  ({ key, id }: Target): Way => ({ to, params: { ref: key ?? id } });
const byId =
  (to: string) =>
  ({ id }: Target): Way => ({ to, params: { id } });

/** Where a record of each kind is shown; those without a page of their own stand in a list, or nowhere yet. */
const ways: Partial<Record<Kind, (target: Target) => Way>> = {
  item: byKey('/items/$ref'),
  program: byId('/programs/$id'),
  exception: byKey('/exceptions/$ref'),
  risk: byKey('/risks/$ref'),
  case: byKey('/cases/$ref'),
  review_round: byKey('/review-rounds/$ref'),
  finding: byKey('/findings/$ref'),
  analysis: byKey('/analyses/$ref'),
  alignment: byKey('/alignments/$ref'),
  control: byKey('/controls/$ref'),
  policy: byId('/policies/$id'),
  template: byId('/templates/$id'),
  recurrence: byId('/recurrences/$id'),
  person: byId('/people/$id'),
  team: ({ title }) => ({ to: '/teams', search: { q: title } }),
  calendar: ({ key, id }) => ({ to: '/calendars/$key', params: { key: key ?? id } }),
};

/** What the trail calls otherwise than the search does. */
const trailKinds: Readonly<Record<string, Kind>> = { action_item: 'item' };

/** Where something that an event is about is seen; null where it has no page. */
export function wayToSubject({
  kind,
  ...subject
}: Pick<Hit, 'id' | 'key'> & { kind: string; title: string | null }): Way | null {
  const { title } = subject;
  if (title === null) return null;
  const known = trailKinds[kind] ?? kind;
  return known in ways ? (ways[known as Kind]?.({ ...subject, title }) ?? null) : null;
}

/** Where what was found is seen: a comment and a piece of evidence with the record that they are on. */
export function wayTo(hit: Hit): Way | null {
  if (hit.about !== null) return ways[hit.about.kind]?.(hit.about) ?? null;
  return ways[hit.kind]?.(hit) ?? null;
}

/** A text in pieces: those that were looked for, and what stands between them. */
export function piecesOf(
  text: string,
  marks: readonly { start: number; end: number }[],
): { text: string; marked: boolean }[] {
  const pieces: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(Math.max(at, start), end), marked: true });
    at = Math.max(at, end);
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/** By kinds, in the order in which the first of each was found: the best match is at the top. */
export function byKind(hits: readonly Hit[]): { kind: Kind; hits: Hit[] }[] {
  const groups = new Map<Kind, Hit[]>();
  for (const hit of hits) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit]);
  return [...groups].map(([kind, within]) => ({ kind, hits: within }));
}
