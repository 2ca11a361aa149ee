import './texts.js';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { FileDrop } from '../../components/file-drop.js';
import { FileNotes, ReadingHead } from '../../components/file-reading.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { fileUrl } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { AllRows } from './all-rows.js';
import { Doubt } from './doubt.js';
import { Made } from './made.js';
import { preview, takeIn, type Imported, type Preview, type Register, type Said } from './queries.js';
import { ReadColumns } from './read-columns.js';
import { Alike, Present, Refused } from './told.js';

export function CaseImportPage(): ReactElement {
  return <RegisterImport of="cases" />;
}

export function FindingImportPage(): ReactElement {
  return <RegisterImport of="findings" />;
}

export function ControlImportPage(): ReactElement {
  return <RegisterImport of="controls" />;
}

/** A file is dropped, read and asked about in one place; then its rows become records, all of them or none. */
function RegisterImport({ of }: { of: Register }): ReactElement {
  const t = useTexts();
  const [file, take] = useState<File | null>(null);
  const [said, setSaid] = useState<Said>({});
  const read = useQuery(preview(of, file, said));
  const [imported, done] = useState<Imported | null>(null);
  const command = useCommand(`register-import/${of}`, takeIn, done);
  const choose = (next: File | null): void => {
    take(next);
    // What was said of another file is no answer about this one.
    setSaid({});
    command.reset();
  };
  const say = (now: Said): void => setSaid((before) => ({ ...before, ...now }));
  if (imported) return <Made of={of} imported={imported} />;
  const found = file !== null && read.error === null ? read.data : undefined;
  return (
    <>
      <PageHead title={t(`registerImport.title.${of}`)}>
        <Anchor href={fileUrl(`/${of}/imports/template`)} download>
          {t('registerImport.template')}
        </Anchor>
      </PageHead>
      <Stack gap="lg">
        <Text>{t(`registerImport.about.${of}`)}</Text>
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
        {file !== null && <Doubt error={read.error} say={say} />}
        {file !== null && read.isLoading && <Loading />}
        {found && <Reading preview={found} said={said} setSaid={setSaid} />}
        {found && file !== null && (
          <Stack gap="sm">
            <Problem error={command.error} />
            <Group gap="sm">
              {found.making === 0 && found.whole ? (
                <Text>{t('registerImport.nothing')}</Text>
              ) : (
                <Button
                  loading={command.isPending}
                  disabled={!found.whole || read.isFetching}
                  onClick={() => command.mutate({ of, file, said })}
                >
                  {t(`registerImport.make.${of}`, { count: found.making })}
                </Button>
              )}
              <Anchor component={Link} to={`/${of}`}>
                {t(`registerImport.list.${of}`)}
              </Anchor>
            </Group>
          </Stack>
        )}
      </Stack>
    </>
  );
}

interface ReadingProps {
  preview: Preview;
  said: Said;
  setSaid: (change: (before: Said) => Said) => void;
}

function Reading({ preview: read, said, setSaid }: ReadingProps): ReactElement {
  const t = useTexts();
  return (
    <>
      <section aria-label={t('file.reading')}>
        <ReadingHead
          read={read}
          // Another sheet has other columns.
          turnTo={(sheet) => setSaid(({ columns: _columns, ...others }) => ({ ...others, sheet }))}
        />
        {read.undecided.length > 0 && (
          <Text role="status" mb="xs" className="late">
            {t('registerImport.ask', { count: read.undecided.length })}
          </Text>
        )}
        <ReadColumns
          preview={read}
          say={(column, use) => setSaid((before) => ({ ...before, columns: { ...before.columns, [column]: use } }))}
        />
      </section>
      <AllRows
        preview={read}
        said={said.all ?? {}}
        say={(all) => setSaid((before) => ({ ...before, all: { ...before.all, ...all } }))}
      />
      <Refused preview={read} />
      <Present preview={read} />
      <Alike preview={read} />
      <FileNotes notes={read.notes} />
    </>
  );
}
