import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useCommands } from '../../lib/shortcuts.js';
import { useTexts } from '../../lib/texts.js';
import { EditContent } from './edit-content.js';

type Item = Schemas['ActionItemDetail'];

/** What it is about: what whoever signs reads. Whoever may change it changes it here. */
export function Content({ item }: { item: Item }): ReactElement {
  const t = useTexts();
  const [editing, edit] = useState(false);
  const may = item.allowed.includes('edit');
  const called = `${item.key} ${item.title}`;
  useCommands(
    useMemo(
      () => (may ? [{ id: 'item/edit', label: t('items.edit'), group: called, key: 'e', run: () => edit(true) }] : []),
      [may, called, t],
    ),
  );
  if (may && editing) return <EditContent item={item} close={() => edit(false)} />;
  return (
    <>
      <AsItIs item={item} />
      {may && (
        <Button mt="xs" variant="default" size="compact-sm" onClick={() => edit(true)}>
          {t('items.edit')}
        </Button>
      )}
    </>
  );
}

function AsItIs({ item }: { item: Item }): ReactElement {
  const t = useTexts();
  const facts: [string, string][] = [
    ...(item.severity === null ? [] : [[t('items.severity'), item.severity] as [string, string]]),
    ...(item.rootCause === null ? [] : [[t('items.rootCause'), item.rootCause] as [string, string]]),
    ...(item.externalId === null ? [] : [[t('items.externalId'), item.externalId] as [string, string]]),
    ...Object.entries(item.attributes).map(([name, value]): [string, string] => [name, said(value)]),
  ];
  return (
    <Stack gap="sm">
      {item.description === '' ? (
        <Text size="sm" c="dimmed">
          {t('items.noDescription')}
        </Text>
      ) : (
        <Text size="sm" className="said">
          {item.description}
        </Text>
      )}
      {item.tags.length > 0 && (
        <Group gap={4}>
          {item.tags.map((tag) => (
            <Badge key={tag} variant="default" tt="none">
              {tag}
            </Badge>
          ))}
        </Group>
      )}
      {facts.length > 0 && (
        <Table variant="vertical" withRowBorders={false} layout="fixed">
          <Table.Tbody>
            {facts.map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th w={180} scope="row">
                  {name}
                </Table.Th>
                <Table.Td className="said">{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {item.statement !== null && item.statement !== '' && (
        <Text size="sm" className="said">
          <strong>{t('item.statement', { who: item.submittedBy?.name ?? item.owner.name })}</strong> {item.statement}
        </Text>
      )}
    </Stack>
  );
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
