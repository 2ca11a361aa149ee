import { Badge, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { Empty } from '../../components/empty.js';
import { Part } from '../../components/part.js';
import { RegisterLink } from '../../components/record-link.js';
import { RecordActs, type RecordAct } from '../../components/record/record-acts.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { LicenceReport } from './licence-report.js';

type Licence = Schemas['ActingLicence'];

/** By what a rule acts, or will: the newest licence first. */
export function Licences({ of: rule }: { of: Schemas['RuleDetail'] }): ReactElement {
  const t = useTexts();
  const query = { rule: rule.id, sort: '-number' as const };
  const found = useQuery(api.queryOptions('get', '/acting-licences', { params: { query } }));
  return (
    <Part title={t('rules.licence.title')}>
      <Came of={found}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty>{t('rules.licence.none')}</Empty>}
            <ul className="rows">
              {items.map((one) => (
                <li key={one.id}>
                  <One of={one} rule={rule} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Came>
    </Part>
  );
}

function One({ of: licence, rule }: { of: Licence; rule: Schemas['RuleDetail'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { id, key, version, state, labels, errors, allowed, share, endsAt, because, round, signed } = licence;
  const names = signed.map(({ person }) => person.name).join(', ');
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <strong>{key}</strong>
        <Text size="sm" component="span">
          {t('rules.version', { version })}
        </Text>
        <Badge variant={state === 'in_force' ? 'light' : 'default'} tt="none">
          {t(`rules.licence.is.${state}`)}
        </Badge>
      </Group>
      {because !== null && <Text size="sm">{because}</Text>}
      <Text size="xs" c="dimmed">
        {t('rules.licence.planned', { labels, errors, allowed, share, ends: clock.at(endsAt) })}
      </Text>
      {round && (
        <Text size="sm">
          {t('rules.licence.round')} <RegisterLink of="review-rounds" record={{ key: round.key, title: '' }} />
        </Text>
      )}
      {names !== '' && (
        <Text size="sm">
          {t('rules.licence.signed')} {names}
        </Text>
      )}
      <Strata of={licence} />
      {licence.allowedActs.length > 0 && (
        <RecordActs
          record={{ id, key, title: rule.name, version: 1 }}
          allowed={licence.allowedActs}
          acts={actsOf(t, licence)}
          waitingFor={[]}
        />
      )}
      {licence.strata.some(({ verdict }) => verdict !== null) && <LicenceReport of={licence} />}
    </Stack>
  );
}

/** What is drawn of each stratum; what its labels came to is told once all is labelled. */
function Strata({ of: { key, strata } }: { of: Licence }): ReactElement {
  const t = useTexts();
  const said = ({ drawn, verdict }: Licence['strata'][number]): string => {
    if (drawn === 0) return t('rules.licence.tooFew');
    if (verdict === null) return t('rules.licence.notYet');
    const { errors, bound, licensed } = verdict;
    const came = t('rules.licence.came', { errors, bound: bound.toFixed(2) });
    return `${came}: ${t(licensed ? 'rules.licence.licensed' : 'rules.licence.notLicensed')}`;
  };
  return (
    <div style={{ overflowX: 'auto' }} tabIndex={0}>
      <Table aria-label={`${t('rules.licence.title')} ${key}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('rules.licence.stratum')}</Table.Th>
            <Table.Th ta="right">{t('rules.licence.matched')}</Table.Th>
            <Table.Th ta="right">{t('rules.licence.drawn')}</Table.Th>
            <Table.Th>{t('rules.licence.labels')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {strata.map((one) => (
            <Table.Tr key={one.name}>
              <Table.Th scope="row">{one.name}</Table.Th>
              <Table.Td ta="right">{one.matched}</Table.Td>
              <Table.Td ta="right">{one.drawn + one.drawnUnmatched}</Table.Td>
              <Table.Td>{said(one)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** What may be done to a licence; whether it may comes with it. */
function actsOf(t: ReturnType<typeof useTexts>, { id, digest }: Licence): RecordAct[] {
  const to = { params: { path: { id } } };
  return [
    {
      ...{ id: 'label', event: 'label', title: t('rules.licence.label'), primary: true },
      fields: [
        { name: 'reviewer', label: t('rules.licence.reviewer'), kind: 'person', required: true },
        { name: 'second', label: t('rules.licence.second'), kind: 'person', required: true },
        { name: 'adjudicator', label: t('rules.licence.adjudicator'), kind: 'person', required: true },
        { name: 'due.date', label: t('rules.licence.due'), kind: 'date', required: true },
      ],
      send: ({ reviewer = '', second = '', adjudicator = '', 'due.date': date = '' }, headers) =>
        http.POST('/acting-licences/{id}/label', {
          ...{ ...to, headers },
          body: { reviewerIds: [reviewer, second], adjudicatorIds: [adjudicator], due: { date } },
        }),
    },
    {
      ...{ id: 'sign', event: 'sign', title: t('rules.licence.sign'), primary: true, fields: [] },
      send: (_, headers) => http.POST('/acting-licences/{id}/sign', { ...to, headers, body: { digest } }),
    },
    {
      ...{ id: 'withdraw', event: 'withdraw', title: t('rules.licence.withdraw'), grave: true },
      fields: [{ name: 'reason', label: t('field.reason'), kind: 'text' }],
      send: ({ reason = '' }, headers) =>
        http.POST('/acting-licences/{id}/withdraw', { ...to, headers, body: reason === '' ? {} : { reason } }),
    },
  ];
}
