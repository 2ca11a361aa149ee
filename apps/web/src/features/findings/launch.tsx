import { Button, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { CommandForm, typed } from '../../components/form/command-form.js';
import { Part } from '../../components/part.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import type { Detail } from './words.js';

type Previewed = Schemas['FindingLaunchPreviewed'];

/** From an agreed finding, the program that remediates it: what it would make is shown before it is made. */
export function Launch({ of: one, made }: { of: Detail; made: (programId: string) => void }): ReactElement | null {
  const t = useTexts();
  const [open, set] = useState(false);
  const may = one.status === 'agreed' ? one.allowed.includes('remediate') : one.status === 'remediating';
  if (!may) return null;
  if (!open)
    return (
      <Group>
        <Button variant="default" onClick={() => set(true)}>
          {t('finding.launch')}
        </Button>
      </Group>
    );
  return (
    <Part title={t('finding.launch')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('finding.launchHint')}
      </Text>
      <Preview of={one} />
      <CommandForm
        name={`launch-finding/${one.id}`}
        title={t('finding.launchNow')}
        fields={[
          { name: 'name', label: t('finding.programName'), kind: 'line' },
          { name: 'managerId', label: t('finding.manager'), kind: 'person' },
        ]}
        send={async (values, headers) =>
          (
            await http.POST('/findings/{id}/launch', {
              ...{ params: { path: { id: one.id } }, headers, body: typed(values, 'name', 'managerId') },
            })
          ).data
        }
        done={(program) => {
          if (program) made(program.id);
        }}
        close={() => set(false)}
      />
    </Part>
  );
}

function Preview({ of: { id, version } }: { of: Detail }): ReactElement {
  const t = useTexts();
  const shown = useQuery({
    queryKey: ['finding-launch-preview', id, version],
    queryFn: async ({ signal }): Promise<Previewed | null> =>
      (await http.POST('/findings/{id}/launch-preview', { params: { path: { id } }, body: {}, signal })).data ?? null,
    meta: { still: true },
  });
  return (
    <Came of={shown} rows={2}>
      {(preview) =>
        preview && (
          <>
            {preview.problems.map(({ path, message }) => (
              <Text key={path} size="sm" c="red" role="alert">
                {t('finding.inTheWay', { what: `${path} ${message}` })}
              </Text>
            ))}
            <Table mb="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('finding.item')}</Table.Th>
                  <Table.Th>{t('finding.ownerIs')}</Table.Th>
                  <Table.Th>{t('finding.dueIs')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {preview.items.map(({ title, owner, due }, index) => (
                  <Table.Tr key={`${index}/${title}`}>
                    <Table.Td>{title}</Table.Td>
                    <Table.Td>{owner.name}</Table.Td>
                    <Table.Td>{due.date}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </>
        )
      }
    </Came>
  );
}
