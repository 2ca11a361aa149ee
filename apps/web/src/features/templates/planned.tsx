import { Table, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Spoken } from '../../components/spoken.js';

type Preview = Pick<Schemas['PreviewedTemplate'], 'phases' | 'items'>;

/** Each date and what it was counted from, each owner, phase by phase. */
export function Planned({ preview: { phases, items } }: { preview: Preview }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <>
      {phases.map((phase) => (
        <div key={phase.name}>
          <Title order={3}>
            {phase.targetDate === null
              ? phase.name
              : t('template.phaseBy', { name: phase.name, day: clock.day(phase.targetDate) })}
          </Title>
          {phase.warning !== null && (
            <Text size="xs" className="soon">
              <Spoken>{phase.warning}</Spoken>
            </Text>
          )}
          <Table.ScrollContainer minWidth={480} type="native" tabIndex={0}>
            <Table aria-label={phase.name}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('template.item')}</Table.Th>
                  <Table.Th>{t('template.owner')}</Table.Th>
                  <Table.Th>{t('template.due')}</Table.Th>
                  <Table.Th>{t('template.counted')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items
                  .filter((item) => item.phase === phase.name)
                  .map(({ key, title, owner, due, because, warning }) => (
                    <Table.Tr key={key}>
                      <Table.Td>
                        <span className="key">{key}</span> {title}
                      </Table.Td>
                      <Table.Td>{owner.name}</Table.Td>
                      <Table.Td>
                        <time dateTime={due.at}>{clock.at(due.at, due.zone)}</time>
                      </Table.Td>
                      <Table.Td>
                        <Text size="xs">
                          <Spoken>{because}</Spoken>
                        </Text>
                        {warning !== null && (
                          <Text size="xs" className="soon">
                            <Spoken>{warning}</Spoken>
                          </Text>
                        )}
                      </Table.Td>
                    </Table.Tr>
                  ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </div>
      ))}
    </>
  );
}
