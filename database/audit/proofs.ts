import type { EntityManager } from 'typeorm';
import type { ProvenEvent } from '../../domain/audit/event-digest.js';
import {
  hashIn,
  joined,
  proofParts,
  tileOf,
  tileWidth,
  type Subtree,
  type Tile,
} from '../../domain/audit/inclusion.js';
import { leafHash } from '../../domain/audit/merkle.js';
import type { SealedEvent } from '../../domain/audit/record-verifier.js';
import { provenEvent } from '../trail/proven-events.js';

/** Of which record events are asked for: its own, or all that belong to a program. */
export interface Within {
  subjectId: string;
  /** Of a program: also those of what belongs to it. */
  all?: boolean;
}

/**
 * Events of a record after this number, each with its place and the proof that it stands there in the tree over `size` places.
 * What it costs goes by how many are asked for, and not by how long the trail is.
 */
export async function sealedEventsOf(
  manager: EntityManager,
  { subjectId, all = false }: Within,
  { after, limit, size }: { after: number; limit: number; size: number },
): Promise<SealedEvent[]> {
  const rows = await manager.query<Placed[]>(
    `SELECT ${provenEvent} AS event, s.position FROM audit_events e LEFT JOIN audit_seals s ON s.event_seq = e.seq
     WHERE ${all ? '(e.subject_id = $1 OR e.program_id = $1)' : 'e.subject_id = $1'} AND e.seq > $2 ORDER BY e.seq LIMIT $3`,
    [subjectId, after, limit],
  );
  return withProofs(manager, rows, size);
}

/** The numbers of those by which these lost their words, each once. */
export function erasersOf(events: readonly SealedEvent[]): number[] {
  return [...new Set(events.flatMap(({ event }) => event.erasedBy ?? []))];
}

/** Events of these numbers, proven likewise: by them words of others were erased, which the record itself does not say. */
export async function erasuresOf(manager: EntityManager, by: readonly number[], size: number): Promise<SealedEvent[]> {
  if (by.length === 0) return [];
  const rows = await manager.query<Placed[]>(
    `SELECT ${provenEvent} AS event, s.position FROM audit_events e LEFT JOIN audit_seals s ON s.event_seq = e.seq
     WHERE e.seq = ANY($1::bigint[]) ORDER BY e.seq`,
    [by],
  );
  return withProofs(manager, rows, size);
}

interface Placed {
  event: ProvenEvent;
  position: number | null;
}

async function withProofs(manager: EntityManager, rows: readonly Placed[], size: number): Promise<SealedEvent[]> {
  const places = rows.flatMap(({ position }) =>
    position !== null && position > 0 && position <= size ? [position] : [],
  );
  const proofs = await proofsOf(manager, places, size);
  return rows.map(({ event, position }) => ({
    event,
    position,
    proof: position === null ? null : (proofs.get(position) ?? null),
  }));
}

/** Proofs of inclusion by their places; none of a place for which a hash that it needs is not there. */
async function proofsOf(
  manager: EntityManager,
  places: readonly number[],
  size: number,
): Promise<Map<number, string[]>> {
  const parts = new Map(places.map((place) => [place, proofParts(place - 1, size)]));
  const feet = await readTiles(manager, [...parts.values()].flat(2).map(tileOf));
  const known = new Map<string, Buffer | null>();
  const hashOf = (tree: Subtree): Buffer | null => {
    const name = `${tree.level}/${tree.index}`;
    const found = known.get(name) ?? hashIn(feet.get(nameOf(tileOf(tree))) ?? new Map<number, Buffer>(), tree);
    known.set(name, found);
    return found;
  };
  const proofs = new Map<number, string[]>();
  for (const [place, siblings] of parts) {
    const hashes = siblings.map((trees) => trees.map(hashOf));
    if (hashes.every((one): one is Buffer[] => one.every((each) => each !== null)))
      proofs.set(
        place,
        hashes.map((one) => joined(one).toString('hex')),
      );
  }
  return proofs;
}

const nameOf = ({ foot, index }: Tile): string => `${foot}/${index}`;

/** The hashes at the foot of these tiles: of leaves by the seals, above them as they are stored. */
async function readTiles(manager: EntityManager, wanted: readonly Tile[]): Promise<Map<string, Map<number, Buffer>>> {
  const tiles = new Map(wanted.map((tile) => [nameOf(tile), tile]));
  const feet = new Map([...tiles.keys()].map((name) => [name, new Map<number, Buffer>()]));
  const levels = new Set([...tiles.values()].map(({ foot }) => foot));
  for (const foot of levels) {
    const indexes = [...tiles.values()].filter((tile) => tile.foot === foot).map(({ index }) => index);
    const rows = await manager.query<{ index: number; hash: Buffer }[]>(
      foot === 0
        ? `SELECT s.position - 1 AS index, s.digest AS hash FROM unnest($1::bigint[]) t(n)
           JOIN audit_seals s ON s.position > t.n * ${tileWidth} AND s.position <= (t.n + 1) * ${tileWidth}`
        : `SELECT a.index, a.hash FROM unnest($1::bigint[]) t(n)
           JOIN audit_nodes a ON a.level = ${foot} AND a.index >= t.n * ${tileWidth} AND a.index < (t.n + 1) * ${tileWidth}`,
      [indexes],
    );
    for (const { index, hash } of rows)
      feet.get(nameOf({ foot, index: Math.floor(index / tileWidth) }))?.set(index, foot === 0 ? leafHash(hash) : hash);
  }
  return feet;
}

/** How many places there are. */
export async function sealedPlaces(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ size: number | null }[]>('SELECT max(position) AS size FROM audit_seals');
  return row?.size ?? 0;
}
