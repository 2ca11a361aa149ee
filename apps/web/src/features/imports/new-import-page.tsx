import './texts.js';
import { Autocomplete, Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { PersonPicker } from '../../components/person-picker.js';
import { Problem } from '../../components/problem.js';
import { NotShown } from '../../components/record/not-shown.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { FileDrop } from '../../components/file-drop.js';
import { FileNotes, ReadingHead } from '../../components/file-reading.js';
import { MoreOptions } from './more-options.js';
import { preview, program, programsNamed, sendImport, type Import, type Preview } from './queries.js';
import { Questions } from './questions.js';
import { ReadRows } from './read-rows.js';
import { RejectedRows } from './rejected-rows.js';
import { saidTogether, type Said } from './said.js';
import { StatusWords } from './status-words.js';

const here = getRouteApi('/programs/$id/import');

/** Into a program that is there already. */
export function ProgramImportPage(): ReactElement {
  const { id }: { id: string } = here.useParams();
  const t = useTexts();
  const found = useQuery(program(id));
  const { data } = found;
  if (!data) return <NotShown found={found} />;
  return <NewImport title={t('imports.into', { program: data.name })} into={data.id} />;
}

/** Into a program that is named here, whether it is there or not. */
export function NewImportPage(): ReactElement {
  const t = useTexts();
  return <NewImport title={t('imports.new')} into={null} />;
}

/**
 * A file is dropped, read, asked about and mended, all in one place; then it is tried. The trial has a page of its own, from
 * which it is brought in.
 */
function NewImport({ title, into }: { title: string; into: string | null }): ReactElement {
  const t = useTexts();
  const navigate = useNavigate();
  const [named, name] = useState('');
  const [file, take] = useState<File | null>(null);
  const [said, setSaid] = useState<Said>({});
  const say = (now: Said): void => setSaid((before) => saidTogether(before, now));
  const [target] = useDebouncedValue(into ?? named.trim(), 400);
  const read = useQuery(preview(file, target, said));
  const command = useCommand<Parameters<typeof sendImport>[0], Import>(`import/${target}`, sendImport, ({ id }) => {
    void navigate({ to: '/imports/$id', params: { id } });
  });
  const choose = (next: File | null): void => {
    take(next);
    // What was said of another file is no answer about this one.
    setSaid({});
  };
  // Another sheet has other columns, words and rows.
  const turnTo = (sheet: string): void =>
    setSaid(({ mapping: _mapping, statusWords: _words, corrections: _corrections, ...others }) => ({
      ...others,
      sheet,
    }));
  const ready = file !== null && target !== '' && read.data !== undefined && read.error === null;
  return (
    <>
      <PageHead title={title} />
      <Stack gap="lg">
        {into === null && <ProgramName value={named} write={name} />}
        {file === null ? (
          <FileDrop take={choose} />
        ) : (
          <Group gap="sm">
            <Text>{file.name}</Text>
            <Button variant="default" onClick={() => choose(null)}>
              {t('imports.another')}
            </Button>
            {read.isFetching && (
              <Text size="sm" c="dimmed" role="status">
                {t('imports.readAnew')}
              </Text>
            )}
          </Group>
        )}
        {file !== null && <Questions error={read.error} program={target} say={say} name={name} />}
        {file !== null && read.isLoading && <Loading />}
        {ready && read.data.program.isNew && <NewProgram said={said} say={say} />}
        {ready && <Reading preview={read.data} said={said} say={say} turnTo={turnTo} />}
        {ready && (
          <>
            <MoreOptions said={said} say={say} />
            <Problem error={command.error} />
            <Group gap="sm">
              <Button
                size="sm"
                loading={command.isPending}
                disabled={read.isFetching}
                onClick={() => command.mutate({ file, program: target, said, dryRun: true })}
              >
                {t('imports.tryIt')}
              </Button>
              <Text size="sm" c="dimmed">
                {t('imports.tryMore')}
              </Text>
            </Group>
          </>
        )}
      </Stack>
    </>
  );
}

interface ReadingProps {
  preview: Preview;
  said: Said;
  say: (said: Said) => void;
  turnTo: (sheet: string) => void;
}

function Reading({ preview: read, said, say, turnTo }: ReadingProps): ReactElement {
  const t = useTexts();
  return (
    <>
      <StatusWords words={read.statusWords} statuses={read.statuses} said={said.statusWords} say={say} />
      <section aria-label={t('file.reading')}>
        <ReadingHead read={read} turnTo={turnTo} />
        <ReadRows preview={read} say={say} />
      </section>
      <RejectedRows
        rows={read.rejected}
        count={read.rejectedCount}
        columns={read.mapping.map(({ column }) => column)}
        corrections={said.corrections ?? {}}
        // The rows are those of this sheet.
        correct={(corrections) => say({ corrections, ...(read.sheet === null ? {} : { sheet: read.sheet }) })}
      />
      <FileNotes notes={read.notes} />
    </>
  );
}

function ProgramName({ value, write }: { value: string; write: (name: string) => void }): ReactElement {
  const t = useTexts();
  const [q] = useDebouncedValue(value.trim(), 150);
  const { data } = useQuery({ ...programsNamed(q), placeholderData: (before) => before });
  const names = [...new Set((data?.items ?? []).map(({ name }) => name))];
  return (
    <Autocomplete
      label={t('imports.program')}
      description={t('imports.programHint')}
      data={names}
      // The API has searched already, in ways of its own.
      filter={({ options }) => options}
      value={value}
      onChange={write}
      maw="28rem"
      required
      data-autofocus
    />
  );
}

function NewProgram({ said, say }: { said: Said; say: (said: Said) => void }): ReactElement {
  const t = useTexts();
  return (
    <Stack gap="xs">
      <Text size="sm">{t('imports.newProgram')}</Text>
      <Group align="end" gap="lg">
        <PersonPicker
          label={t('imports.lead')}
          value={said.lead ?? null}
          onChange={(lead) => say({ lead: lead ?? '' })}
        />
        <Switch
          label={t('imports.draft')}
          checked={said.draft ?? false}
          onChange={(event) => say({ draft: event.currentTarget.checked })}
        />
      </Group>
    </Stack>
  );
}
