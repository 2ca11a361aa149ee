import { atMost } from '../at-most.js';
import {
  mostDepth,
  unknownCause,
  type AnalysisContent,
  type CauseNode,
  type Method,
  type NodeKind,
} from './content.js';
import type { Taxonomy } from './taxonomy.js';

interface Problem {
  path: string;
  message: string;
}

const kindsOf: Record<Method, readonly NodeKind[]> = {
  whys: ['effect', 'why'],
  ishikawa: ['effect', 'category', 'why'],
  'fault-tree': ['effect', 'event', 'gate'],
};

/** What is wrong with a graph, each with its place; empty: nothing. A circle is told with the way that leads around it. */
export function graphProblems(
  { method, nodes }: Pick<AnalysisContent, 'method' | 'nodes'>,
  taxonomy: Pick<Taxonomy, 'categories' | 'codes'>,
): Problem[] {
  const places = new Map(nodes.map(({ id }, index) => [id, index] as const).toReversed());
  const shape = [
    ...nodes.flatMap((node, index) => [
      ...(places.get(node.id) === index
        ? []
        : [at(index, 'id', `is that of another node: “${node.id}”. Give each its own.`)]),
      ...kindProblems(node, index, method),
      ...parentProblems(node, index, places),
      ...causeProblems(node, index, taxonomy),
    ]),
    ...effectProblems(nodes),
  ];
  return shape.length > 0 ? shape : wayProblems(nodes, places);
}

function at(index: number, field: string, message: string): Problem {
  return { path: `nodes.${index}.${field}`, message };
}

function kindProblems({ kind, gate }: CauseNode, index: number, method: Method): Problem[] {
  const fitting = kindsOf[method];
  if (!fitting.includes(kind))
    return [at(index, 'kind', `must be one of ${fitting.join(', ')} where the method is ${method}.`)];
  if ((kind === 'gate') === (gate !== null)) return [];
  return [
    at(index, 'gate', kind === 'gate' ? 'must be and or or: a gate says which.' : 'is for gates only. Leave it out.'),
  ];
}

function parentProblems({ kind, parents }: CauseNode, index: number, places: ReadonlyMap<string, number>): Problem[] {
  if (kind === 'effect')
    return parents.length === 0 ? [] : [at(index, 'parents', 'must be none: nothing is above the effect.')];
  if (parents.length === 0)
    return [at(index, 'parents', 'must name what it explains; only the effect stands by itself.')];
  return parents.flatMap((parent, place) =>
    places.has(parent) ? [] : [at(index, `parents.${place}`, `names no node: “${parent}”. Name the id of one.`)],
  );
}

function causeProblems(
  { kind, role, code, confidence }: CauseNode,
  index: number,
  { codes }: Pick<Taxonomy, 'codes'>,
): Problem[] {
  if (role === null)
    return code === null && confidence === null
      ? []
      : [
          at(
            index,
            'role',
            'must be root or contributing where a code or a confidence is given. Mark it, or leave them out.',
          ),
        ];
  if (kind !== 'why' && kind !== 'event') return [at(index, 'role', 'is for whys and events only: this is no cause.')];
  if (code === null)
    return [at(index, 'code', `must be a code of the taxonomy, or ${unknownCause} where nobody knows.`)];
  if (code === unknownCause)
    return confidence === null ? [] : [at(index, 'confidence', 'is for what is known. Leave it out, or give a code.')];
  if (!codes.some((known) => known.code === code))
    return [at(index, 'code', `is no code of the taxonomy: “${code}”. List them, or say ${unknownCause}.`)];
  return confidence === null ? [at(index, 'confidence', 'must say how sure you are: low, medium or high.')] : [];
}

function effectProblems(nodes: readonly CauseNode[]): Problem[] {
  const effects = nodes.filter(({ kind }) => kind === 'effect').length;
  if (effects === 1 || nodes.length === 0) return [];
  return [{ path: 'nodes', message: `must have one effect, and ${effects === 0 ? 'have none' : `have ${effects}`}.` }];
}

/** Circles, and ways that are too long: found by going down, each node once. */
function wayProblems(nodes: readonly CauseNode[], places: ReadonlyMap<string, number>): Problem[] {
  const circle = circleIn(nodes);
  if (circle !== null) {
    const index = places.get(circle[0] ?? '') ?? 0;
    return [
      at(index, 'parents', `goes in a circle: ${circle.join(' → ')}. Nothing explains itself; take one of these away.`),
    ];
  }
  const depths = depthsOf(nodes);
  const deepest = nodes.findIndex(({ id }) => (depths.get(id) ?? 0) > mostDepth);
  if (deepest === -1) return [];
  return [
    at(deepest, 'parents', `lies deeper than ${mostDepth} below the effect. Ask fewer whys, or leave steps out.`),
  ];
}

/** The ids around a circle, the first one again at the end; null where there is none. */
export function circleIn(nodes: readonly Pick<CauseNode, 'id' | 'parents'>[]): string[] | null {
  const parents = new Map(nodes.map((node) => [node.id, node.parents]));
  const done = new Set<string>();
  for (const { id: start } of nodes) {
    const way: { id: string; next: number }[] = done.has(start) ? [] : [{ id: start, next: 0 }];
    for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
      const above = parents.get(here.id)?.[here.next];
      here.next += 1;
      if (above === undefined) {
        done.add(here.id);
        way.pop();
        continue;
      }
      const ids = way.map(({ id }) => id);
      if (ids.includes(above)) return [...ids.slice(ids.indexOf(above)), above];
      if (!done.has(above) && parents.has(above)) way.push({ id: above, next: 0 });
    }
  }
  return null;
}

/** How many steps each lies below the effect, by the longest way. Of a graph without circles. */
export function depthsOf(nodes: readonly Pick<CauseNode, 'id' | 'parents'>[]): Map<string, number> {
  const depths = new Map<string, number>();
  let waiting = [...nodes];
  const turn = atMost(nodes.length + 1, 'levels of a graph');
  while (waiting.length > 0) {
    turn();
    const ready = waiting.filter(({ parents }) => parents.every((parent) => depths.has(parent)));
    if (ready.length === 0) break;
    for (const { id, parents } of ready)
      depths.set(id, parents.length === 0 ? 0 : 1 + Math.max(...parents.map((parent) => depths.get(parent) ?? 0)));
    waiting = waiting.filter(({ id }) => !depths.has(id));
  }
  return depths;
}
