import './texts.js';
import { Anchor, Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { CommandForm, typed } from '../../components/form/command-form.js';
import { PageHead } from '../../components/page-head.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';

type Template = Schemas['Template'];

const route = getRouteApi('/templates');

/** Templates, with what is in force of each and how many programs were launched from it. */
export function TemplatesPage(): ReactElement {
  const t = useTexts();
  const search: { q?: string } = route.useSearch();
  const navigate = route.useNavigate();
  const { may, because, known } = useMay('keep_templates');
  const [making, make] = useState(false);
  const found = useInfiniteQuery(pages('/templates', { q: search.q }));
  return (
    <>
      <PageHead title={t('template.title')}>
        {may && !making && (
          <Group gap="xs">
            <Button variant="default" onClick={() => make(true)}>
              {t('template.fromProgram')}
            </Button>
            <Button component={Link} to="/templates/new">
              {t('template.edit.new')}
            </Button>
          </Group>
        )}
      </PageHead>
      <Text size="sm" c="dimmed" mb="sm">
        {t('template.hint')} {known && !may && t('template.keepers', { because: because ?? '' })}
      </Text>
      {making && (
        <FromProgram close={() => make(false)} made={(id) => void navigate({ to: '/templates/$id', params: { id } })} />
      )}
      <ListFilters
        find={t('template.find')}
        said={{ ...search }}
        choices={[]}
        change={(said) => void navigate({ to: '/templates', search: said, replace: true })}
      />
      <ListOf
        label={t('template.title')}
        found={found}
        columns={columnsOf(t)}
        keyOf={({ id }) => id}
        empty={t(search.q === undefined ? 'template.none' : 'template.noneSo')}
      />
    </>
  );
}

/** A draft out of a program that was run. */
function FromProgram({ made, close }: { made: (id: string) => void; close: () => void }): ReactElement {
  const t = useTexts();
  return (
    <CommandForm
      name="template-from-program"
      title={t('template.fromProgram')}
      fields={[
        { name: 'programId', label: t('template.program'), kind: 'program', required: true },
        { name: 'name', label: t('template.newName'), kind: 'line', required: true },
        { name: 'description', label: t('template.about'), kind: 'text' },
      ]}
      send={async ({ programId = '', name = '', ...values }, headers) =>
        (
          await http.POST('/programs/{id}/template', {
            params: { path: { id: programId } },
            body: { name, ...typed(values, 'description') },
            headers,
          })
        ).data
      }
      done={(template) => {
        close();
        if (template) made(template.id);
      }}
      close={close}
    >
      <Text size="xs" c="dimmed">
        {t('template.fromProgramHint')}
      </Text>
    </CommandForm>
  );
}

function columnsOf(t: ReturnType<typeof useTexts>): Column<Template>[] {
  return [
    {
      id: 'name',
      title: t('template.name'),
      cell: ({ id, name, description }) => (
        <>
          <Anchor component={Link} to="/templates/$id" params={{ id } as never} preload="intent" inherit>
            {name}
          </Anchor>
          {description !== '' && (
            <Text size="xs" c="dimmed">
              {description}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'published',
      title: t('template.published'),
      width: 150,
      cell: ({ published }) =>
        published === null ? t('template.noVersion') : t('template.version', { version: published }),
    },
    {
      id: 'draft',
      title: t('template.draft'),
      width: 120,
      cell: ({ draft }) => draft !== null && t('template.version', { version: draft }),
    },
    {
      id: 'launched',
      title: t('template.launched'),
      width: 130,
      numeric: true,
      cell: ({ versions }) =>
        t('template.programs', { count: versions.reduce((sum, { programs }) => sum + programs, 0) }),
    },
  ];
}
