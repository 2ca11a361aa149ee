import './guide-texts.js';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement, type ReactNode } from 'react';
import { CommandForm } from '../../components/form/command-form.js';
import { Problem } from '../../components/problem.js';
import { ProgramLink } from '../../components/record-link.js';
import { Rehearse } from '../../components/rehearse.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useMay } from '../../lib/rights.js';
import { useMe } from '../../lib/session.js';
import { useTexts } from '../../lib/texts.js';
import { ownZone } from '../../lib/time.js';
import { useCommand } from '../../lib/use-command.js';
import { makeSample } from './sample.js';

type Draft = Pick<Schemas['ProgramSummary'], 'id' | 'name'>;

interface Props {
  /** The program that was made and is not launched; null while there is none. */
  draft: Draft | null;
  hide: () => void;
}

/** Four steps from an empty installation to a program that runs: each is done here, or one click from here. */
export function Guide({ draft, hide }: Props): ReactElement {
  const t = useTexts();
  const me = useMe();
  const found = useInfiniteQuery(pages('/people', { active: true }));
  const people = (found.data?.pages[0]?.items ?? []).filter(({ service }) => !service);
  const others = people.filter(({ id, access }) => id !== me.id && access !== 'auditor');
  return (
    <Paper withBorder p="md" mb="lg" component="section" aria-label={t('first.title')}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t('first.title')}</Title>
        <Button variant="subtle" color="gray" size="compact-xs" onClick={hide}>
          {t('first.hide')}
        </Button>
      </Group>
      <ol className="steps">
        <Step title={t('first.peopleStep')} hint={t('first.peopleHint')} done={others.length > 0}>
          <Text size="sm">
            {t('first.peopleHere', {
              count: people.length,
              names: people
                .slice(0, 8)
                .map(({ name }) => name)
                .join(', '),
            })}
          </Text>
          <AddPerson />
        </Step>
        <Step title={t('first.programStep')} hint={t('first.programHint')} done={draft !== null}>
          {draft ? (
            <Text size="sm">
              {t('first.programIs')} <ProgramLink program={draft} />
            </Text>
          ) : (
            <Sample me={me.id} others={others.map(({ id }) => id)} />
          )}
        </Step>
        <Step title={t('first.rehearseStep')} hint={t('first.rehearseHint')}>
          {draft ? <Rehearse programId={draft.id} /> : <NotYet />}
        </Step>
        <Step title={t('first.launchStep')} hint={t('first.launchHint')}>
          {draft ? (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/programs/$id" params={{ id: draft.id } as never} {...props} />}
            >
              {t('first.openProgram', { name: draft.name })}
            </Button>
          ) : (
            <NotYet />
          )}
        </Step>
      </ol>
    </Paper>
  );
}

function NotYet(): ReactElement {
  const t = useTexts();
  return (
    <Text size="sm" c="dimmed">
      {t('first.needsProgram')}
    </Text>
  );
}

interface StepProps {
  title: string;
  hint: string;
  done?: boolean;
  children: ReactNode;
}

function Step({ title, hint, done = false, children }: StepProps): ReactElement {
  const t = useTexts();
  return (
    <li data-done={done || undefined}>
      <Stack gap={6} align="start">
        <div>
          <Text fw={600} size="sm">
            {title}
            {done && (
              <Text component="span" size="xs" c="dimmed">
                {' '}
                · ✓ {t('first.done')}
              </Text>
            )}
          </Text>
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        </div>
        {children}
      </Stack>
    </li>
  );
}

function AddPerson(): ReactElement {
  const t = useTexts();
  const { may, because, known } = useMay('administer');
  const [open, show] = useState(false);
  if (known && !may)
    return (
      <Text size="sm" c="dimmed">
        {because}
      </Text>
    );
  if (!open)
    return (
      <Button variant="default" onClick={() => show(true)}>
        {t('first.addPerson')}
      </Button>
    );
  return (
    <CommandForm
      name="guide/add-person"
      title={t('first.addPerson')}
      fields={[
        { name: 'name', label: t('first.name'), kind: 'line', required: true },
        { name: 'email', label: t('first.email'), kind: 'line' },
      ]}
      send={({ name = '', email }, headers) =>
        http.POST('/people', {
          body: { name, timeZone: ownZone, access: 'member', email: email ? email : null },
          headers,
        })
      }
      done={() => undefined}
      close={() => show(false)}
    />
  );
}

function Sample({ me, others }: { me: string; others: readonly string[] }): ReactElement {
  const t = useTexts();
  const make = useCommand<{ owners: readonly string[] }, unknown>('sample-program', ({ owners }, headers) =>
    makeSample(t, me, owners, headers),
  );
  return (
    <>
      <Group gap="xs">
        <Button loading={make.isPending} onClick={() => make.mutate({ owners: others })}>
          {t('first.sample')}
        </Button>
        <Button variant="default" renderRoot={(props) => <Link to="/imports/new" {...props} />}>
          {t('first.import')}
        </Button>
      </Group>
      <Problem error={make.error} />
    </>
  );
}
