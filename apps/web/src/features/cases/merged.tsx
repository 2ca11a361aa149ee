import { Alert, Anchor, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Part } from '../../components/part.js';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';

type Detail = Schemas['CaseDetail'];

/** Where one that was merged goes on. */
export function GoesOnIn({ of: { status, mergedInto } }: { of: Detail }): ReactElement | null {
  const t = useTexts();
  if (status !== 'merged') return null;
  return (
    <Alert variant="light" title={t('case.goesOn')}>
      {mergedInto === null ? (
        t('case.goesOnUnseen')
      ) : (
        <Anchor component={Link} to="/cases/$ref" params={{ ref: mergedInto.key } as never} inherit>
          {mergedInto.key} {mergedInto.title}
        </Anchor>
      )}
    </Alert>
  );
}

/** What goes on in a case, each with what belongs to it, which is read there. */
export function Merged({ of: { merged } }: { of: Detail }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  if (merged.length === 0) return null;
  return (
    <Part title={t('case.mergedHere')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('case.one')}</Table.Th>
            <Table.Th>{t('case.mergedAt')}</Table.Th>
            <Table.Th>{t('case.cameWith')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {merged.map(({ id, key, title, mergedAt, comments, samples, links }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Anchor component={Link} to="/cases/$ref" params={{ ref: key } as never} inherit>
                  {key} {title}
                </Anchor>
              </Table.Td>
              <Table.Td>{clock.at(mergedAt)}</Table.Td>
              <Table.Td>{t('case.cameWithIs', { comments, samples: samples.length, links })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  );
}
