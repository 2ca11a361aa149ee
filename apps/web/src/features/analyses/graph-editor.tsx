import { Alert, Button, Grid, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactElement } from 'react';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { api, http } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { Canvas } from './canvas.js';
import { freeId, without } from './graph.js';
import { NodeForm } from './node-form.js';
import { TreeList } from './tree-list.js';
import { contentOf, kindsOf, type Detail, type Node } from './words.js';

const none = { categories: [], codes: [] };

/** Why it happened: the picture, the same as a list, and what the node that is chosen says. A sitting is saved as one version. */
export function GraphEditor({ of }: { of: Detail }): ReactElement {
  const t = useTexts();
  const [drawn, draw] = useState<readonly Node[] | null>(null);
  const [chosen, choose] = useState('');
  const [note, setNote] = useState('');
  const first = useRef<HTMLTextAreaElement>(null);
  const taxonomy = useQuery(api.queryOptions('get', '/cause-taxonomy')).data ?? none;
  const writes = of.allowed.includes('write');
  const nodes = drawn ?? of.nodes;
  const here = nodes.find(({ id }) => id === chosen) ?? nodes[0];
  const save = useCommand<readonly Node[], unknown>(
    `content/${of.id}`,
    (sent, headers) =>
      http.PUT('/analyses/{id}/content', {
        params: { path: { id: of.id } },
        headers: { ...headers, 'if-match': `"${of.version}"` },
        body: { ...contentOf(of), nodes: [...sent], ...(note === '' ? {} : { note }) },
      }),
    () => {
      draw(null);
      setNote('');
    },
  );
  const add = (under: string | undefined): void => {
    if (under === undefined) return;
    const [kind = 'why'] = kindsOf[of.method];
    const id = freeId(nodes);
    const bare = { gate: null, role: null, code: null, confidence: null, evidence: [] };
    draw([...nodes, { id, kind, text: t('analysis.newNode'), parents: [under], ...bare }]);
    choose(id);
    requestAnimationFrame(() => first.current?.select());
  };
  const change = (node: Node): void => draw(nodes.map((one) => (one.id === node.id ? node : one)));
  const remove = (): void => {
    if (here === undefined || here.kind === 'effect') return;
    draw(without(nodes, here.id));
    choose(here.parents[0] ?? '');
  };
  const mark = (role: 'root' | 'contributing'): void => {
    if (here === undefined || (here.kind !== 'why' && here.kind !== 'event')) return;
    change(
      here.role === role
        ? { ...here, role: null, code: null, confidence: null }
        : { ...here, role, code: here.code ?? 'unknown' },
    );
  };
  const below = (): void => add(here?.id);
  const beside = (): void => add(here?.parents[0] ?? here?.id);
  return (
    <Part title={t('analysis.graph')}>
      <Stack gap="sm">
        <Canvas
          of={of}
          nodes={nodes}
          chosen={here?.id ?? ''}
          still={!writes}
          keys={{ choose, edit: () => first.current?.focus(), below, beside, mark, remove }}
        />
        {drawn !== null && (
          <Alert color="yellow" title={t('analysis.unsaved')} role="status">
            <Group align="end">
              <TextInput
                label={t('analysis.note')}
                value={note}
                maxLength={2000}
                onChange={({ currentTarget }) => setNote(currentTarget.value)}
              />
              <Button loading={save.isPending} onClick={() => save.mutate(nodes)}>
                {t('analysis.save')}
              </Button>
              <Button variant="default" onClick={() => draw(null)}>
                {t('analysis.discard')}
              </Button>
            </Group>
          </Alert>
        )}
        <Problem error={save.error} />
        <Grid>
          <Grid.Col span={{ base: 12, lg: writes ? 6 : 12 }}>
            <Text size="sm" fw={600}>
              {t('analysis.asList')}
            </Text>
            <TreeList nodes={nodes} chosen={here?.id ?? ''} choose={choose} />
          </Grid.Col>
          {writes && here !== undefined && (
            <Grid.Col span={{ base: 12, lg: 6 }}>
              <NodeForm {...{ node: here, nodes, method: of.method, taxonomy, change, first }} />
              <Group mt="xs" gap="xs">
                <Button size="compact-sm" variant="default" onClick={below}>
                  {t('analysis.below')}
                </Button>
                <Button size="compact-sm" variant="default" onClick={beside}>
                  {t('analysis.beside')}
                </Button>
                {here.kind !== 'effect' && (
                  <Button size="compact-sm" variant="subtle" color="gray" onClick={remove}>
                    {t('analysis.remove')}
                  </Button>
                )}
              </Group>
            </Grid.Col>
          )}
        </Grid>
        <CutSets of={of} nodes={nodes} />
      </Stack>
    </Part>
  );
}

/** As of what is saved: what is drawn meanwhile may have others. */
function CutSets({ of: { cutSets }, nodes }: { of: Detail; nodes: readonly Node[] }): ReactElement | null {
  const t = useTexts();
  if (cutSets === null) return null;
  const { sets, complete, upTo } = cutSets;
  const called = (id: string): string => nodes.find((node) => node.id === id)?.text ?? id;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t(sets.length === 0 && complete ? 'analysis.cutSetsNone' : 'analysis.cutSets')}
      </Text>
      <List size="sm">
        {sets.map((set) => (
          <List.Item key={set.join()}>{set.map(called).join(' + ')}</List.Item>
        ))}
      </List>
      {!complete && (
        <Text size="sm" c="dimmed">
          {t('analysis.cutSetsMore', { upTo: upTo ?? 0 })}
        </Text>
      )}
    </div>
  );
}
