import { Anchor, Badge, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import { childrenOf } from './graph.js';
import type { Node } from './words.js';

interface Props {
  nodes: readonly Node[];
  chosen: string;
  choose: (id: string) => void;
}

/** The graph as a list within lists: the same that the picture shows. */
export function TreeList({ nodes, chosen, choose }: Props): ReactElement {
  const roots = nodes.filter(({ parents }) => parents.length === 0);
  return <Branch of={roots} nodes={nodes} chosen={chosen} choose={choose} />;
}

function Branch({ of, nodes, chosen, choose }: Props & { of: readonly Node[] }): ReactElement {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {of.map((node) => {
        const below = childrenOf(nodes, node.id);
        return (
          <li key={node.id}>
            <One node={node} nodes={nodes} chosen={node.id === chosen} choose={() => choose(node.id)} />
            {below.length > 0 && <Branch of={below} nodes={nodes} chosen={chosen} choose={choose} />}
          </li>
        );
      })}
    </ul>
  );
}

interface OneProps {
  node: Node;
  nodes: readonly Node[];
  chosen: boolean;
  choose: () => void;
}

function One({ node, nodes, chosen, choose }: OneProps): ReactElement {
  const t = useTexts();
  const also = node.parents.slice(1).map((id) => nodes.find((one) => one.id === id)?.text ?? id);
  return (
    <>
      <Text size="sm" component="span">
        <Anchor component="button" type="button" aria-pressed={chosen} onClick={choose} inherit ta="start" mih={26}>
          {node.kind === 'gate' && `${(node.gate ?? 'or').toUpperCase()}: `}
          {node.text}
        </Anchor>{' '}
        {node.role !== null && (
          <Badge
            size="sm"
            {...(node.role === 'root' ? { color: 'red', variant: 'light' } : { variant: 'default' })}
            tt="none"
          >
            {t(node.role === 'root' ? 'analysis.rootCause' : 'analysis.contributing')}: {node.code}
          </Badge>
        )}
        {also.length > 0 && (
          <Text span size="xs" c="dimmed">
            {' '}
            {t('analysis.also', { what: also.join(', ') })}
          </Text>
        )}
      </Text>
      {node.evidence.map(({ text, link }) => (
        <Text key={text + (link ?? '')} size="xs" c="dimmed">
          {t('analysis.evidenceText')}:{' '}
          {link === null ? (
            text
          ) : (
            <Anchor href={link} target="_blank" rel="noreferrer noopener" inherit>
              {text}
            </Anchor>
          )}
        </Text>
      ))}
    </>
  );
}
