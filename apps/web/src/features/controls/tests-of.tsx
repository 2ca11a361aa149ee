import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { CommandForm } from '../../components/form/command-form.js';
import { Due } from '../../components/due.js';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { http } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useMe } from '../../lib/session.js';
import { useTexts } from '../../lib/texts.js';
import type { Detail } from './words.js';
import type { ControlTest } from './judging.js';
import { TestStatus } from './test-status.js';

/** So many are read at once. */
const shown = 10;

/** The tests of a control, the newest first, and the way to another one. */
export function TestsOf({ of: control }: { of: Detail }): ReactElement {
  const t = useTexts();
  const found = useInfiniteQuery(pages('/control-tests', { control: control.id, sort: '-number' }, {}, shown));
  const tests = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Part title={t('controlTest.title')}>
      <Problem error={found.error} />
      {found.isPending && <Loading rows={2} />}
      {found.data !== undefined && tests.length === 0 && <Empty>{t('controlTest.none')}</Empty>}
      <ul className="rows">
        {tests.map((one) => (
          <OneTest key={one.id} of={one} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('showMore')}
        </Button>
      )}
      <Plan of={control} />
    </Part>
  );
}

function OneTest({ of: one }: { of: ControlTest }): ReactElement {
  const t = useTexts();
  return (
    <li>
      <Group gap="xs" justify="space-between">
        <Text size="sm">
          <RegisterLink of="control-tests" record={{ key: one.key, title: t(`controlTest.aboutIs.${one.about}`) }} /> ·{' '}
          <PersonLink person={one.tester} />
        </Text>
        <TestStatus of={one} />
      </Group>
      {one.due && one.concludedAt === null && <Due at={one.due.at} zone={one.due.zone} />}
    </li>
  );
}

/** Another test is planned; not by whoever owns or performs the control, and not of what nobody performs any more. */
function Plan({ of: control }: { of: Detail }): ReactElement | null {
  const t = useTexts();
  const { id } = useMe();
  const navigate = useNavigate();
  const [open, set] = useState(false);
  if (control.status === 'retired' || [control.owner.id, control.operator.id].includes(id)) return null;
  if (!open)
    return (
      <Button variant="default" size="compact-sm" mt="xs" onClick={() => set(true)}>
        {t('controlTest.plan')}
      </Button>
    );
  return (
    <CommandForm
      name={`plan-test/${control.id}`}
      title={t('controlTest.plan')}
      fields={[
        {
          ...{ name: 'about', label: t('controlTest.about'), kind: 'choice', required: true },
          options: (['operating', 'design'] as const).map((value) => ({
            value,
            label: t(`controlTest.aboutIs.${value}`),
          })),
        },
        { name: 'testerId', label: t('controlTest.testerNamed'), kind: 'person', required: true },
        { name: 'due', label: t('controlTest.dueIs'), kind: 'date', required: true },
      ]}
      initial={{ about: 'operating' }}
      send={async ({ about, testerId = '', due = '' }, headers) =>
        (
          await http.POST('/control-tests', {
            headers,
            body: { control: control.id, about: about as ControlTest['about'], testerId, due: { date: due } },
          })
        ).data
      }
      done={(test) => {
        set(false);
        if (test) void navigate({ to: '/control-tests/$ref', params: { ref: test.key } });
      }}
      close={() => set(false)}
    />
  );
}
