import './texts.js';
import { Badge, Button, Grid, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { NotShown } from '../../components/record/not-shown.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useMay } from '../../lib/rights.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { Body } from './body.js';
import { Launch } from './launch.js';

type Template = Schemas['Template'];

const route = getRouteApi('/templates/$id');

/** A template: what a version of it says, launching a program from what is in force, and its versions. */
export function TemplatePage(): ReactElement {
  const t = useTexts();
  const { id }: { id: string } = route.useParams();
  const search: { version?: string } = route.useSearch();
  const found = useQuery(api.queryOptions('get', '/templates/{id}', { params: { path: { id } } }));
  const template = found.data;
  const version = search.version ?? String(template?.published ?? template?.draft ?? '');
  const read = useQuery({
    ...api.queryOptions('get', '/templates/{id}/versions/{version}', { params: { path: { id, version } } }),
    enabled: version !== '',
  });
  if (template === undefined) return <NotShown found={found} />;
  return (
    <>
      <PageHead title={template.name}>
        <Badge variant="default" tt="none">
          {t('template.version', { version })}
        </Badge>
      </PageHead>
      {template.description !== '' && (
        <Text size="sm" mb="md" className="said">
          {template.description}
        </Text>
      )}
      <Stack gap="md">
        <Launching template={template} />
        <Grid>
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Problem error={read.error} />
            {read.isPending && <Loading />}
            {read.data && <Body body={read.data.body} />}
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <Versions template={template} shown={version} />
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

/** What is in force is launched; who may not is told who may. */
function Launching({ template: { id, name, published } }: { template: Template }): ReactElement | null {
  const t = useTexts();
  const navigate = route.useNavigate();
  const { may, because, known } = useMay('launch');
  const [open, show] = useState(false);
  const version = String(published ?? '');
  const { data } = useQuery({
    ...api.queryOptions('get', '/templates/{id}/versions/{version}', { params: { path: { id, version } } }),
    enabled: published !== null,
  });
  if (published === null) return null;
  if (!may)
    return known ? (
      <Text size="sm" c="dimmed">
        {t('template.launchers', { because: because ?? '' })}
      </Text>
    ) : null;
  if (open && data)
    return (
      <Launch
        id={id}
        name={name}
        version={published}
        parameters={data.body.parameters}
        made={(programId) => void navigate({ to: '/programs/$id', params: { id: programId } })}
        close={() => show(false)}
      />
    );
  return (
    <Group gap="xs">
      <Button onClick={() => show(true)}>{t('template.launch')}</Button>
      <Button component={Link} to="/recurrences" search={{ from: id } as never} variant="default">
        {t('template.recur')}
      </Button>
    </Group>
  );
}

function Versions({ template, shown }: { template: Template; shown: string }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { may, because, known } = useMay('keep_templates');
  const { id, draft } = template;
  const publish = useCommand<number, unknown>(`publish-template/${id}`, (_, headers) =>
    http.POST('/templates/{id}/publish', {
      params: { path: { id } },
      body: {} as never,
      headers: { ...headers, 'if-match': `"${template.version}"` },
    }),
  );
  return (
    <Part title={t('template.versions')}>
      <ul className="rows">
        {template.versions.map(({ id: versionId, version, status, publishedAt, programs }) => (
          <li key={versionId}>
            <Link
              to="/templates/$id"
              params={{ id }}
              search={{ version: String(version) }}
              aria-current={String(version) === shown ? 'true' : undefined}
            >
              {t('template.version', { version })}
            </Link>
            <Text size="xs" c="dimmed">
              {status === 'draft' || publishedAt === null
                ? t('template.isDraft')
                : t('template.publishedAt', { when: clock.at(publishedAt) })}
              {programs > 0 && ` · ${t('template.programs', { count: programs })}`}
            </Text>
          </li>
        ))}
      </ul>
      {may && (
        <Button component={Link} to="/templates/$id/edit" params={{ id } as never} variant="default" mt="sm">
          {t(draft === null ? 'template.edit.newVersion' : 'template.edit.editDraft')}
        </Button>
      )}
      {draft !== null && may && (
        <Stack gap={4} mt="sm" align="start">
          <Button variant="default" loading={publish.isPending} onClick={() => publish.mutate(template.version)}>
            {t('template.publish', { version: draft })}
          </Button>
          <Text size="xs" c="dimmed">
            {t('template.publishMeans')}
          </Text>
        </Stack>
      )}
      {known && !may && (
        <Text size="xs" c="dimmed" mt="sm">
          {t('template.keepers', { because: because ?? '' })}
        </Text>
      )}
      <Problem error={publish.error} />
    </Part>
  );
}
