import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { CommandForm, type Values } from '../../components/form/command-form.js';
import { RowsOf } from '../../components/record/rows-of.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { languages, useClock, useTexts } from '../../lib/texts.js';
import type { CommandHeaders } from '../../lib/use-command.js';
import { aboutReport } from './about.js';

type Subscription = Schemas['ReportSubscription'];
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Reports that come every week: to whom, about what, when the next one is made; a form for another. */
export function Coming(): ReactElement {
  const t = useTexts();
  const [adding, add] = useState(false);
  const found = useInfiniteQuery(pages('/governance-reports/subscriptions', {}));
  return (
    <>
      <RowsOf found={found} empty={adding ? null : t('report.comingNone')}>
        {(one) => <Line one={one} />}
      </RowsOf>
      {adding ? (
        <Subscribe done={() => add(false)} />
      ) : (
        <Button variant="default" mt="sm" onClick={() => add(true)}>
          {t('report.subscribe')}
        </Button>
      )}
    </>
  );
}

function Line({ one }: { one: Subscription }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [ending, end] = useState(false);
  const what = aboutReport(one.scope, t);
  const day = t(`report.weekdayIs.${weekdays[one.weekday - 1] ?? 'monday'}`);
  return (
    <>
      <Group justify="space-between" align="start" wrap="nowrap">
        <div>
          <Text size="sm">
            <strong>{what}</strong> · {t('report.forWhom', { who: one.person.name })}
          </Text>
          <Text size="xs" c="dimmed">
            {t('report.when', { day, at: one.at, zone: one.zone, next: clock.at(one.nextAt) })}
          </Text>
          {one.problem !== null && <Text size="xs">{one.problem}</Text>}
        </div>
        {!ending && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label={t('report.endThis', { what })}
            onClick={() => end(true)}
          >
            {t('report.end')}
          </Button>
        )}
      </Group>
      {ending && (
        <CommandForm
          name={`end-report/${one.id}`}
          title={t('report.endThis', { what })}
          grave
          fields={[]}
          send={(_values, headers) =>
            http.DELETE('/governance-reports/subscriptions/{subscriptionId}', {
              params: { path: { subscriptionId: one.id } },
              headers,
            })
          }
          done={() => end(false)}
          close={() => end(false)}
        />
      )}
    </>
  );
}

function Subscribe({ done }: { done: () => void }): ReactElement {
  const t = useTexts();
  return (
    <CommandForm
      name="subscribe-report"
      title={t('report.subscribe')}
      fields={[
        {
          ...{ name: 'weekday', label: t('report.weekday'), kind: 'choice', required: true },
          options: weekdays.map((day, place) => ({ value: String(place + 1), label: t(`report.weekdayIs.${day}`) })),
        },
        { name: 'at', label: t('report.at'), kind: 'line', required: true },
        {
          ...{ name: 'language', label: t('report.language'), kind: 'choice', required: true },
          options: Object.entries(languages).map(([value, label]) => ({ value, label })),
        },
        { name: 'program', label: t('report.program'), kind: 'program' },
        { name: 'domain', label: t('report.domain'), kind: 'line' },
        { name: 'market', label: t('report.market'), kind: 'line' },
        { name: 'person', label: t('report.person'), kind: 'person' },
      ]}
      initial={{ weekday: '1', at: '09:00', language: 'en' }}
      send={subscribe}
      done={done}
      close={done}
    />
  );
}

async function subscribe(values: Values, headers: CommandHeaders): Promise<unknown> {
  const { weekday, at, language, ...about } = values;
  const named = Object.fromEntries(Object.entries(about).filter(([, value]) => value.trim() !== ''));
  const spoken = language === 'zh-CN' ? 'zh-CN' : 'en';
  return http.POST('/governance-reports/subscriptions', {
    body: { weekday: Number(weekday), at: at ?? '', language: spoken, ...named },
    headers,
  });
}
