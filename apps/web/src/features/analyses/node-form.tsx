import { Button, Group, MultiSelect, Select, Stack, TextInput, Textarea } from '@mantine/core';
import type { ReactElement, RefObject } from 'react';
import { useTexts } from '../../lib/texts.js';
import { belowOf } from './graph.js';
import { kindsOf, type Analysis, type Node, type Taxonomy } from './words.js';
import { useSpokenText } from '../../lib/spoken.js';

interface Props {
  node: Node;
  nodes: readonly Node[];
  method: Analysis['method'];
  taxonomy: Pick<Taxonomy, 'categories' | 'codes'>;
  change: (node: Node) => void;
  first: RefObject<HTMLTextAreaElement | null>;
}

/** What the node that is chosen says. */
export function NodeForm({ node, nodes, method, taxonomy, change, first }: Props): ReactElement {
  const t = useTexts();
  const write = (more: Partial<Node>): void => change({ ...node, ...more });
  const cause = node.kind === 'why' || node.kind === 'event';
  return (
    <Stack gap="xs">
      <Textarea
        ref={first}
        label={t('analysis.text')}
        value={node.text}
        maxLength={1000}
        autosize
        minRows={2}
        onChange={({ currentTarget }) => write({ text: currentTarget.value })}
      />
      {node.kind !== 'effect' && <Place node={node} nodes={nodes} method={method} write={write} />}
      {cause && <CauseFields node={node} taxonomy={taxonomy} write={write} />}
      {node.kind !== 'effect' && node.kind !== 'gate' && <EvidenceFields node={node} write={write} />}
    </Stack>
  );
}

interface Fields {
  node: Node;
  write: (more: Partial<Node>) => void;
}

function Place({ node, nodes, method, write }: Fields & Pick<Props, 'nodes' | 'method'>): ReactElement {
  const t = useTexts();
  const below = belowOf(nodes, node.id);
  const kinds = kindsOf[method];
  const bare = { role: null, code: null, confidence: null };
  return (
    <>
      {kinds.length > 1 && (
        <Select
          label={t('analysis.kind')}
          data={kinds.map((value) => ({ value, label: t(`analysis.kindIs.${value}`) }))}
          value={node.kind}
          allowDeselect={false}
          onChange={(kind) =>
            write({
              kind: kind ?? node.kind,
              gate: kind === 'gate' ? 'and' : null,
              ...(kind === 'gate' || kind === 'category' ? bare : {}),
            })
          }
        />
      )}
      {node.kind === 'gate' && (
        <Select
          label={t('analysis.gate')}
          data={(['and', 'or'] as const).map((value) => ({ value, label: t(`analysis.gateIs.${value}`) }))}
          value={node.gate}
          allowDeselect={false}
          onChange={(gate) => write({ gate: gate })}
        />
      )}
      <MultiSelect
        label={t('analysis.parents')}
        data={nodes.filter(({ id }) => !below.has(id)).map(({ id, text }) => ({ value: id, label: `${id}: ${text}` }))}
        value={node.parents}
        maxValues={10}
        // What explains nothing would hang nowhere.
        onChange={(parents) => parents.length > 0 && write({ parents })}
      />
    </>
  );
}

function CauseFields({ node, taxonomy, write }: Fields & Pick<Props, 'taxonomy'>): ReactElement {
  const t = useTexts();
  const spoken = useSpokenText();
  return (
    <>
      <Select
        label={t('analysis.role')}
        placeholder={t('analysis.noRole')}
        data={(['root', 'contributing'] as const).map((value) => ({ value, label: t(`analysis.roleIs.${value}`) }))}
        value={node.role}
        clearable
        onChange={(role) =>
          write(
            role === null ? { role: null, code: null, confidence: null } : { role: role, code: node.code ?? 'unknown' },
          )
        }
      />
      {node.role !== null && (
        <Select
          label={t('analysis.code')}
          data={[
            { value: 'unknown', label: t('analysis.unknown') },
            ...taxonomy.categories.map(({ key, name }) => ({
              group: spoken(name),
              items: taxonomy.codes
                .filter(({ category }) => category === key)
                .map(({ code, name: label }) => ({ value: code, label: spoken(label) })),
            })),
          ]}
          value={node.code}
          searchable
          allowDeselect={false}
          onChange={(code) => write({ code, confidence: code === 'unknown' ? null : (node.confidence ?? 'medium') })}
        />
      )}
      {node.role !== null && node.code !== 'unknown' && (
        <Select
          label={t('analysis.confidence')}
          data={(['low', 'medium', 'high'] as const).map((value) => ({
            value,
            label: t(`analysis.confidenceIs.${value}`),
          }))}
          value={node.confidence}
          allowDeselect={false}
          onChange={(confidence) => write({ confidence: confidence })}
        />
      )}
    </>
  );
}

const most = 5;

function EvidenceFields({ node: { evidence }, write }: Fields): ReactElement {
  const t = useTexts();
  const at = (index: number, more: Partial<Node['evidence'][number]>): void =>
    write({ evidence: evidence.map((one, other) => (other === index ? { ...one, ...more } : one)) });
  return (
    <>
      {evidence.map(({ text, link, sha256 }, index) => (
        <Stack key={index} gap={4}>
          <TextInput
            label={t('analysis.evidenceText')}
            value={text}
            maxLength={1000}
            onChange={({ currentTarget }) => at(index, { text: currentTarget.value })}
          />
          <TextInput
            label={t('analysis.evidenceLink')}
            value={link ?? ''}
            maxLength={2000}
            onChange={({ currentTarget }) => at(index, { link: currentTarget.value || null })}
          />
          <TextInput
            label={t('analysis.evidenceHash')}
            value={sha256 ?? ''}
            maxLength={64}
            onChange={({ currentTarget }) => at(index, { sha256: currentTarget.value || null })}
          />
          <Group>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => write({ evidence: evidence.filter((_, other) => other !== index) })}
            >
              {t('analysis.removeEvidence')}
            </Button>
          </Group>
        </Stack>
      ))}
      {evidence.length < most && (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => write({ evidence: [...evidence, { text: '', link: null, sha256: null }] })}
          >
            {t('analysis.addEvidence')}
          </Button>
        </Group>
      )}
    </>
  );
}
