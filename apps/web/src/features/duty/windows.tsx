import { Badge, Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { CommandForm, instantOf, typed } from '../../components/form/command-form.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { ProgramLink } from '../../components/record-link.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';

type Window = Schemas['MaintenanceWindow'];

/** When escalation waits, where, and who said so. */
export function Windows(): ReactElement {
  const t = useTexts();
  const [adding, add] = useState(false);
  const found = useInfiniteQuery(pages('/maintenance-windows', { sort: '-starts' }));
  const windows = (found.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    ({ state }) => state === 'coming' || state === 'running',
  );
  return (
    <Part title={t('duty.windows')}>
      <Text size="sm" c="dimmed">
        {t('duty.windowsHint')}
      </Text>
      <Problem error={found.error} />
      {found.data && windows.length === 0 && <Empty>{t('duty.noWindows')}</Empty>}
      <ul className="rows">
        {windows.map((each) => (
          <li key={each.id}>
            <One window={each} />
          </li>
        ))}
      </ul>
      {adding ? (
        <NewWindow close={() => add(false)} />
      ) : (
        <Button variant="default" mt="xs" onClick={() => add(true)}>
          {t('duty.add')}
        </Button>
      )}
    </Part>
  );
}

function One({ window }: { window: Window }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const cancel = useCommand<string, unknown>(`cancel-window/${window.id}`, (id, headers) =>
    http.POST('/maintenance-windows/{id}/cancel', { params: { path: { id } }, body: {}, headers }),
  );
  return (
    <>
      <Group justify="space-between" align="start" wrap="nowrap">
        <div>
          <Text size="sm">
            {t('duty.window', { from: clock.at(window.startsAt), to: clock.at(window.endsAt) })} ·{' '}
            {window.program ? <ProgramLink program={window.program} /> : (window.market ?? t('duty.everywhere'))}
          </Text>
          <Text size="xs" c="dimmed">
            {t('duty.setBy', { who: window.createdBy.name, why: window.reason })}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Badge variant={window.state === 'running' ? 'light' : 'default'} tt="none">
            {t(`duty.state.${window.state}`)}
          </Badge>
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label={t('duty.cancelThis', { from: clock.at(window.startsAt) })}
            loading={cancel.isPending}
            onClick={() => cancel.mutate(window.id)}
          >
            {t('duty.cancel')}
          </Button>
        </Group>
      </Group>
      <Problem error={cancel.error} />
    </>
  );
}

function NewWindow({ close }: { close: () => void }): ReactElement {
  const t = useTexts();
  return (
    <CommandForm
      name="set-window"
      title={t('duty.add')}
      fields={[
        { name: 'startsAt', label: t('duty.from'), kind: 'moment', required: true },
        { name: 'endsAt', label: t('duty.to'), kind: 'moment', required: true },
        { name: 'market', label: t('duty.market'), kind: 'line' },
        { name: 'programId', label: t('duty.program'), kind: 'program' },
        { name: 'reason', label: t('duty.reason'), kind: 'text', required: true },
      ]}
      send={({ startsAt, endsAt, reason = '', ...values }, headers) =>
        http.POST('/maintenance-windows', {
          body: {
            startsAt: instantOf(startsAt) ?? '',
            endsAt: instantOf(endsAt) ?? '',
            reason,
            ...typed(values, 'market', 'programId'),
          },
          headers,
        })
      }
      done={close}
      close={close}
    />
  );
}
