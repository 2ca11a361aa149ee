import './texts.js';
import { Alert, Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { NotShown } from '../../components/record/not-shown.js';
import { fileUrl } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { Changes } from './changes.js';
import { Counts } from './counts.js';
import { MoreOptions } from './more-options.js';
import { cancelImport, oneImport, rejectedRows, sendAgain, type Import } from './queries.js';
import { Questions } from './questions.js';
import { RejectedRows } from './rejected-rows.js';
import { saidTogether, type Said } from './said.js';
import { StatusWords } from './status-words.js';
import { TakeBack } from './take-back.js';
import { Spoken } from '../../components/spoken.js';

const here = getRouteApi('/imports/$id');

/** What an import did, or a trial of one would do; what could not come in is mended here, and sent once more. */
export function ImportPage(): ReactElement {
  const { id }: { id: string } = here.useParams();
  const t = useTexts();
  const found = useQuery(oneImport(id));
  const it = found.data;
  if (!it) return <NotShown found={found} />;
  return (
    <>
      <PageHead title={t(it.dryRun ? 'imports.trialOf' : 'imports.importOf', { file: it.fileName })}>
        <Text c="dimmed">{it.program.name}</Text>
      </PageHead>
      <Stack gap="lg">{it.finishedAt === null ? <Running it={it} /> : <Ended key={it.id} it={it} />}</Stack>
    </>
  );
}

function Running({ it }: { it: Import }): ReactElement {
  const t = useTexts();
  const stop = useCommand<{ id: string }, Import>(`stop-import/${it.id}`, cancelImport);
  return (
    <>
      <div role="status">
        <Text mb={4}>
          {t(`imports.state.${it.state}`)}
          {it.rows > 0 && <> · {t('imports.progress', { done: it.rowsDone, rows: it.rows })}</>}
        </Text>
        <Progress
          value={it.rows === 0 ? 0 : (100 * it.rowsDone) / it.rows}
          aria-label={t(`imports.state.${it.state}`)}
        />
      </div>
      <Problem error={stop.error} />
      <Group gap="sm">
        <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate({ id: it.id })}>
          {t('imports.stop')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('imports.stopMore')}
        </Text>
      </Group>
    </>
  );
}

function Ended({ it }: { it: Import }): ReactElement {
  const t = useTexts();
  const navigate = useNavigate();
  const [said, setSaid] = useState<Said>({});
  const say = (now: Said): void => setSaid((before) => saidTogether(before, now));
  const rejected = useQuery({ ...rejectedRows(it.id), enabled: it.rejectedCount > 0 });
  const again = useCommand<Parameters<typeof sendAgain>[0], Import>(`import-again/${it.id}`, sendAgain, ({ id }) => {
    void navigate({ to: '/imports/$id', params: { id } });
  });
  const send = (dryRun: boolean): void => again.mutate({ id: it.id, said, dryRun });
  const mended = Object.keys(said).length > 0;
  const possible = it.options?.again === true;
  const asked = it.statusWords.filter(({ word, means }) => means === null && said.statusWords?.[word] === undefined);
  return (
    <>
      {it.state !== 'done' && (
        <Alert color="red" variant="light" title={t(`imports.state.${it.state}`)}>
          {it.error}
        </Alert>
      )}
      {it.dryRun && it.state === 'done' && <Text>{t('imports.nothingWritten')}</Text>}
      <Counts it={it} />
      <RejectedRows
        rows={rejected.data?.items ?? []}
        count={it.rejectedCount}
        columns={rejected.data?.columns ?? []}
        corrections={said.corrections ?? {}}
        correct={(corrections) => say({ corrections })}
        file={fileUrl(`/imports/${it.id}/rejected`)}
      />
      {asked.length > 0 || said.statusWords ? (
        <StatusWords words={it.statusWords} statuses={it.statuses ?? []} said={said.statusWords} say={say} />
      ) : null}
      {possible && it.options && (
        <MoreOptions
          said={saidTogether(optionsOf(it.options), said)}
          say={say}
          open={it.rejectedCount > 0 && it.dryRun}
        />
      )}
      <Changes it={it} />
      {it.notes.length > 0 && (
        <Alert variant="light" title={t('file.notes')}>
          <List size="sm">
            {it.notes.map((note) => (
              <List.Item key={note}>
                <Spoken>{note}</Spoken>
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Questions error={again.error} program={it.program.name} say={say} name={() => undefined} />
      <Group gap="sm">
        {possible && (it.dryRun || mended) && (
          <Button size="sm" loading={again.isPending} disabled={asked.length > 0} onClick={() => send(false)}>
            {t(it.dryRun ? 'imports.bringIn' : 'imports.sendAgain')}
          </Button>
        )}
        {possible && mended && (
          <Button size="sm" variant="default" loading={again.isPending} onClick={() => send(true)}>
            {t('imports.tryAgain')}
          </Button>
        )}
        {!it.dryRun && it.program.id !== null && (
          <Button size="sm" variant={mended ? 'default' : 'filled'} component={Link} to={`/programs/${it.program.id}`}>
            {t('imports.seeProgram')}
          </Button>
        )}
        <Button size="sm" variant="subtle" component={Link} to="/imports/new">
          {t('imports.changeFile')}
        </Button>
        {asked.length > 0 && possible && it.dryRun && (
          <Text size="sm" c="dimmed">
            {t('imports.nobodyReady')}
          </Text>
        )}
        {!possible && it.rejectedCount > 0 && (
          <Text size="sm" c="dimmed">
            {t('imports.old')}
          </Text>
        )}
      </Group>
      {!it.dryRun && it.created > 0 && <TakeBack it={it} />}
    </>
  );
}

/** What was said of the file before, as far as it can be said otherwise here. */
function optionsOf({
  owners,
  severalOwners,
  onMissing,
  onConflict,
  late,
  dueRule,
  defaultOwner,
}: NonNullable<Import['options']>): Said {
  return {
    owners,
    severalOwners,
    onMissing,
    onConflict,
    late,
    dueRule: dueRule ?? '',
    defaultOwner: defaultOwner ?? '',
  };
}
