import { Badge, Button, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Part } from '../../components/part.js';
import { useTexts } from '../../lib/texts.js';
import type { Item, TestDetail } from './judging.js';
import { UnitLink } from './unit-link.js';

interface Props {
  of: TestDetail;
  /** Judges one of them another time. */
  judge?: (place: number) => void;
}

/** Each of the sample, in the order of the draw, with what it came to. */
export function SampleTable({ of: { items, tally }, judge }: Props): ReactElement {
  const t = useTexts();
  const { judged, exceptions, notApplicable } = tally;
  return (
    <Part title={t('controlTest.sample')}>
      <Text size="sm" mb="xs">
        {t('controlTest.tally', { judged, items: items.length, exceptions, notApplicable })}
      </Text>
      <Table.ScrollContainer minWidth={480}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="right">{t('controlTest.place')}</Table.Th>
              <Table.Th>{t('controlTest.unit')}</Table.Th>
              <Table.Th>{t('controlTest.result')}</Table.Th>
              {judge && <Table.Td />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={item.place}>
                <Table.Td ta="right">{item.place}</Table.Td>
                <Table.Td>
                  <UnitLink of={item} />
                </Table.Td>
                <Table.Td>
                  <ResultOf item={item} />
                </Table.Td>
                {judge && (
                  <Table.Td>
                    {item.result !== null && (
                      <Button
                        variant="subtle"
                        size="compact-xs"
                        aria-label={t('controlTest.againThis', { key: item.key })}
                        onClick={() => judge(item.place)}
                      >
                        {t('controlTest.again')}
                      </Button>
                    )}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Part>
  );
}

function ResultOf({ item: { result, note } }: { item: Item }): ReactElement | null {
  const t = useTexts();
  if (result === null) return null;
  return (
    <>
      <Badge {...(result === 'exception' ? { color: 'red', variant: 'light' } : { variant: 'default' })} tt="none">
        {t(`controlTest.resultIs.${result}`)}
      </Badge>
      {note !== null && (
        <Text size="xs" className="said" mt={2}>
          {note}
        </Text>
      )}
    </>
  );
}
