import type { Instant } from '../time.js';
import { turnAt, type Rota, type RotaLayer } from './rota.js';

/**
 * A rota in which somebody's turns are somebody else's. Nobody comes to have two turns by it, and whoever is on duty at
 * that instant, or has taken over from them, stays so: the order goes on from there. What lies in the past stays as it was.
 */
export function handOverTurns(rota: Rota, from: string, to: string, at: Instant): Rota {
  const isFrom = (personId: string | null): boolean => personId?.toLowerCase() === from.toLowerCase();
  return {
    ...rota,
    layers: rota.layers.map((layer) => ({ ...layer, members: membersAfter(layer, isFrom, to, at) })),
    overrides: rota.overrides.flatMap((override) => {
      if (!isFrom(override.personId) || override.to <= at) return [override];
      const rest = { ...override, personId: to };
      return override.from < at
        ? [
            { ...override, to: at },
            { ...rest, from: at },
          ]
        : [rest];
    }),
  };
}

function membersAfter(layer: RotaLayer, isFrom: (id: string) => boolean, to: string, at: Instant): string[] {
  const { members } = layer;
  if (!members.some(isFrom)) return members;
  const isTo = (id: string): boolean => id.toLowerCase() === to.toLowerCase();
  if (!members.some(isTo)) return members.map((id) => (isFrom(id) ? to : id));
  const turn = turnAt(layer, at);
  if (turn === null) return members.filter((id) => !isFrom(id));
  // From the present turn on, once round.
  const now = turn % members.length;
  const round = [...members.slice(now), ...members.slice(0, now)];
  const kept = round.filter((id) => !isFrom(id));
  if (isFrom(round[0] ?? '')) {
    // They take the rest of the turn, in the place of the next of their own.
    kept.splice(kept.findIndex(isTo), 1);
    kept.unshift(to);
  }
  const first = turn % kept.length;
  return kept.map((_, index) => kept[(index - first + kept.length) % kept.length] ?? to);
}
