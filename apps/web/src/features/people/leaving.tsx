import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { Part } from '../../components/part.js';
import { PersonPicker } from '../../components/person-picker.js';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { Spoken } from '../../components/spoken.js';
import { partName } from './part-name.js';

type Plan = Schemas['Leaving'];
type Row = Plan['rows'][number];
type Asked = Schemas['LeavingRequest'];

/** What would become of all that hangs on somebody; nothing is changed by asking. */
function plan(id: string, asked: Asked) {
  return queryOptions({
    queryKey: ['leaving', id, asked],
    queryFn: async ({ signal }) =>
      (await http.POST('/people/{id}/leave/preview', { params: { path: { id } }, body: asked, signal })).data ?? null,
    placeholderData: (before) => before,
    retry: false,
  });
}

/** Somebody leaves: their work goes to those who are there, as is proposed or as one says, in one operation. */
export function Leaving({ person }: { person: Schemas['Person'] }): ReactElement {
  const t = useTexts();
  const [open, show] = useState(false);
  return (
    <Part title={t('leaving.title')}>
      {open ? (
        <Proposal person={person} close={() => show(false)} />
      ) : (
        <Button variant="default" onClick={() => show(true)}>
          {t('leaving.open')}
        </Button>
      )}
    </Part>
  );
}

function Proposal({ person, close }: { person: Schemas['Person']; close: () => void }): ReactElement {
  const t = useTexts();
  const [toId, all] = useState<string | null>(null);
  const [choices, choose] = useState<Schemas['LeavingChoice'][]>([]);
  const asked: Asked = { ...(toId === null ? {} : { toId }), ...(choices.length > 0 ? { choices } : {}) };
  const found = useQuery(plan(person.id, asked));
  const leave = useCommand<Schemas['LeavingRun'], unknown>(
    `leave/${person.id}`,
    (body, headers) => http.POST('/people/{id}/leave', { params: { path: { id: person.id } }, body, headers }),
    close,
  );
  const proposed = found.data;
  const give = ({ kind, id, part }: Row, to: string | null): void =>
    choose([
      ...choices.filter((each) => each.kind !== kind || each.id !== id || each.part !== part),
      { kind, id, part, toId: to },
    ]);
  return (
    <Stack gap="sm">
      <Text size="sm">{t('leaving.what')}</Text>
      <PersonPicker label={t('leaving.toAll')} value={toId} onChange={all} />
      <Problem error={found.error} />
      {found.isPending && <Loading rows={3} />}
      {proposed && (
        <>
          {proposed.rows.length === 0 ? (
            <Empty>{t('leaving.nothing')}</Empty>
          ) : (
            <Rows rows={proposed.rows} give={give} />
          )}
          <WaysIn ends={proposed.ends} />
          <Alert variant="light" color="yellow">
            {t('leaving.sure')}
          </Alert>
          <Problem error={leave.error} />
          <Group gap="xs">
            <Button
              color="red"
              loading={leave.isPending || found.isPlaceholderData}
              onClick={() => leave.mutate({ ...asked, digest: proposed.digest })}
            >
              {t('leaving.run')}
            </Button>
            <Button variant="subtle" color="gray" onClick={close}>
              {t('act.close')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}

function Rows({ rows, give }: { rows: readonly Row[]; give: (row: Row, to: string | null) => void }): ReactElement {
  const t = useTexts();
  const [chosen, choose] = useState<string | null>(null);
  return (
    <div className="table-box" tabIndex={0} role="region" aria-label={t('leaving.title')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('leaving.thing')}</Table.Th>
            <Table.Th>{t('leaving.becomes')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => {
            const key = `${row.kind}/${row.id}/${row.part}`;
            const becomes = t(`leaving.is.${row.becomes}`, { who: row.to?.name ?? '' });
            return (
              <Table.Tr key={key}>
                <Table.Td>
                  <Text size="sm">{row.name}</Text>
                  <Text size="xs" c="dimmed">
                    {t(`person.kind.${row.kind}`)} · {partName(t, row.part)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  {row.becomes === 'end' ? (
                    <Text size="sm">{becomes}</Text>
                  ) : (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      px={0}
                      aria-label={`${becomes}. ${t('leaving.toThis', { name: row.name })}`}
                      onClick={() => choose(chosen === key ? null : key)}
                    >
                      {becomes}
                    </Button>
                  )}
                  <Text size="xs" c="dimmed">
                    <Spoken>{row.why}</Spoken>
                  </Text>
                  {chosen === key && (
                    <PersonPicker
                      label={t('leaving.toThis', { name: row.name })}
                      value={row.to?.id ?? null}
                      onChange={(to) => {
                        give(row, to);
                        choose(null);
                      }}
                    />
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const waysIn = ['sessions', 'tokens', 'links', 'feeds'] as const;

/** How they come in now, and will not any more. */
function WaysIn({ ends }: { ends: Plan['ends'] }): ReactElement | null {
  const t = useTexts();
  const some = waysIn.filter((way) => ends[way] > 0);
  if (some.length === 0) return null;
  return (
    <Text size="sm">
      {t('leaving.waysIn')} {some.map((way) => t(`leaving.${way}`, { count: ends[way] })).join(' · ')}
    </Text>
  );
}
