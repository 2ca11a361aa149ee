import { Alert, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { CommandForm } from '../../components/form/command-form.js';
import { http } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { dayIn } from '../../lib/time.js';
import { performanceOf } from './runs.js';
import type { RunDetail } from './words.js';

/** A run is performed: one form, in which a sentence is enough. That it is late is said before it is sent. */
export function Perform({ of: one }: { of: RunDetail }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { at, zone } = one.due;
  const today = dayIn(zone, Date.now());
  return (
    <CommandForm
      name={`perform/${one.id}`}
      title={t('run.perform')}
      fields={[
        { name: 'note', label: t('run.note'), hint: t('run.noteHint'), kind: 'text' },
        { name: 'population', label: t('run.population'), kind: 'number' },
        { name: 'exceptions', label: t('run.exceptions'), kind: 'number' },
        { name: 'links', label: t('run.links'), hint: t('run.linksHint'), kind: 'text' },
        { name: 'doneOn', label: t('run.doneOn'), hint: t('run.doneOnHint'), kind: 'date' },
      ]}
      initial={{ doneOn: today }}
      send={(values, headers) =>
        http.POST('/occurrences/{id}/perform', {
          params: { path: { id: one.id } },
          headers,
          body: performanceOf(values, today),
        })
      }
      done={() => undefined}
    >
      {one.status === 'missed' || clock.passed(at) ? (
        <Alert color="red" variant="light" role="note">
          {t('run.late', { when: clock.at(at) })}
        </Alert>
      ) : (
        <Text size="sm" c="dimmed">
          {t('run.inTime', { when: clock.at(at), away: clock.away(at) })}
        </Text>
      )}
    </CommandForm>
  );
}
