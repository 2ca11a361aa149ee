import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { api, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

type Stratum = Schemas['ActingLicenceReport']['strata'][number];

/** What a licence comes to, by stratum; each share with the interval in which it surely lies. */
export function LicenceReport({ of: { id, key } }: { of: Schemas['ActingLicence'] }): ReactElement {
  const t = useTexts();
  const found = useQuery(api.queryOptions('get', '/acting-licences/{id}/report', { params: { path: { id } } }));
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const between = (of: Stratum['precision'], say = percent): string =>
    of === null
      ? t('rules.licence.unknown')
      : t('rules.licence.between', { value: say(of.value), low: say(of.low), high: say(of.high) });
  const heads = ['stratum', 'precision', 'recall', 'agreement', 'automation', 'people', 'saved'] as const;
  return (
    <Came of={found}>
      {({ strata }) => (
        <div style={{ overflowX: 'auto' }} tabIndex={0}>
          <Table aria-label={t('rules.licence.report', { key })}>
            <Table.Thead>
              <Table.Tr>
                {heads.map((name) => (
                  <Table.Th key={name}>{t(`rules.licence.${name}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {strata.map((one) => (
                <Table.Tr key={one.name}>
                  <Table.Th scope="row">{one.name}</Table.Th>
                  <Table.Td>{between(one.precision)}</Table.Td>
                  <Table.Td>{between(one.recall)}</Table.Td>
                  <Table.Td>
                    {one.agreement === null || one.baseRate === null
                      ? t('rules.licence.unknown')
                      : `${percent(one.agreement)} (${percent(one.baseRate)})`}
                  </Table.Td>
                  <Table.Td>{between(one.automation)}</Table.Td>
                  <Table.Td>{between(one.agreedOnHeld)}</Table.Td>
                  <Table.Td>{between(one.minutesSaved, (minutes) => minutes.toFixed(1))}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Came>
  );
}
