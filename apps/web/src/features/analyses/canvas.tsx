import { Text } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import { box, layoutOf, stepFrom, type Placed } from './graph.js';
import type { Detail, Node } from './words.js';

/** What a key does to the node that is chosen. */
export interface CanvasKeys {
  choose: (id: string) => void;
  edit: () => void;
  below: () => void;
  beside: () => void;
  mark: (role: 'root' | 'contributing') => void;
  remove: () => void;
}

interface Props {
  of: Pick<Detail, 'key' | 'method'>;
  nodes: readonly Node[];
  chosen: string;
  keys: CanvasKeys;
  /** Nobody writes on it: arrows move all the same. */
  still: boolean;
}

const arrows = {
  down: { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'before', ArrowRight: 'after' },
  left: { ArrowRight: 'up', ArrowLeft: 'down', ArrowUp: 'before', ArrowDown: 'after' },
} as const;

/**
 * The graph as a picture that is worked by keyboard: a tree, or a fishbone with its head at the right. The list beside it says
 * the same to whoever does not see it.
 */
export function Canvas({ of, nodes, chosen, keys, still }: Props): ReactElement {
  const t = useTexts();
  const frame = useRef<HTMLDivElement>(null);
  const way = of.method === 'ishikawa' ? 'left' : 'down';
  const { placed, width, height } = layoutOf(nodes, way);
  const here = placed.find(({ node }) => node.id === chosen);
  const { x = 0, y = 0 } = here ?? {};
  useEffect(() => {
    const { current } = frame;
    if (current === null) return;
    current.scrollLeft = Math.max(0, x - current.clientWidth / 2 + box.width / 2);
    current.scrollTop = Math.max(0, y - current.clientHeight / 2 + box.height / 2);
  }, [x, y]);
  const pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = (arrows[way] as Partial<Record<string, 'up' | 'down' | 'before' | 'after'>>)[event.key];
    if (arrow === undefined && (still || !(event.key in did))) return;
    event.preventDefault();
    event.stopPropagation();
    if (arrow === undefined) did[event.key as keyof typeof did](keys);
    else keys.choose(stepFrom(nodes, chosen, arrow));
  };
  return (
    <>
      <div
        ref={frame}
        role="application"
        aria-label={t('analysis.canvas', { key: of.key })}
        tabIndex={0}
        onKeyDown={pressed}
        style={{ overflow: 'auto', maxHeight: 480, padding: 8, borderRadius: 8 }}
        className="canvas"
      >
        <svg width={width + 4} height={height + 4} viewBox={`-2 -2 ${width + 4} ${height + 4}`} aria-hidden="true">
          {placed.flatMap((one) => edgesOf(one, placed, way))}
          {placed.map((one) => (
            <Box key={one.node.id} of={one} chosen={one.node.id === chosen} choose={() => keys.choose(one.node.id)} />
          ))}
        </svg>
      </div>
      {!still && (
        <Text size="xs" c="dimmed">
          {t('analysis.keys')}
        </Text>
      )}
    </>
  );
}

const did = {
  Enter: (keys: CanvasKeys) => keys.edit(),
  c: (keys: CanvasKeys) => keys.below(),
  s: (keys: CanvasKeys) => keys.beside(),
  r: (keys: CanvasKeys) => keys.mark('root'),
  k: (keys: CanvasKeys) => keys.mark('contributing'),
  Delete: (keys: CanvasKeys) => keys.remove(),
};

/** From a node to all that it explains; the further ones are drawn in dashes. */
function edgesOf({ node, x, y }: Placed, placed: readonly Placed[], way: 'down' | 'left'): ReactElement[] {
  return node.parents.flatMap((parent, index) => {
    const above = placed.find((one) => one.node.id === parent);
    if (above === undefined) return [];
    const [from, to] =
      way === 'down'
        ? [
            [x + box.width / 2, y],
            [above.x + box.width / 2, above.y + box.height],
          ]
        : [
            [x + box.width, y + box.height / 2],
            [above.x, above.y + box.height / 2],
          ];
    return [
      <path
        key={`${node.id}-${parent}`}
        d={`M ${from?.join(' ') ?? ''} L ${to?.join(' ') ?? ''}`}
        fill="none"
        stroke="var(--mantine-color-dimmed)"
        strokeDasharray={index === 0 ? undefined : '4 4'}
      />,
    ];
  });
}

/** A long code leaves room for what is so; whole it stands in the list below. */
const oneLine = { whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' } as const;

const inks = { root: 'var(--mantine-color-red-text)', contributing: 'var(--mantine-color-orange-text)' };

function Box({
  of: { node, x, y },
  chosen,
  choose,
}: {
  of: Placed;
  chosen: boolean;
  choose: () => void;
}): ReactElement {
  const t = useTexts();
  const ink = node.role === null ? 'var(--mantine-color-default-border)' : inks[node.role];
  const kind = node.kind === 'gate' ? (node.gate ?? 'or').toUpperCase() : t(`analysis.kindIs.${node.kind}`);
  const role = node.role === null ? null : t(node.role === 'root' ? 'analysis.rootCause' : 'analysis.contributing');
  return (
    <g transform={`translate(${x} ${y})`} onClick={choose} style={{ cursor: 'pointer' }}>
      <rect
        {...{ width: box.width, height: box.height, rx: node.kind === 'gate' ? 28 : 6 }}
        fill="var(--mantine-color-body)"
        stroke={chosen ? 'var(--mantine-primary-color-filled)' : ink}
        strokeWidth={chosen ? 3 : node.role === null ? 1 : 2}
      />
      <foreignObject width={box.width} height={box.height}>
        <div style={{ padding: '4px 10px', fontSize: 12, lineHeight: 1.25, overflow: 'hidden', height: '100%' }}>
          <div style={{ ...oneLine, color: node.role === null ? 'var(--mantine-color-dimmed)' : ink, fontSize: 11 }}>
            {role === null ? kind : `${role} · ${node.code ?? ''}`}
          </div>
          <div style={{ display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}>
            {node.text}
          </div>
        </div>
      </foreignObject>
    </g>
  );
}
