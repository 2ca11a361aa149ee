import './texts.js';
import { Alert, Button, Grid, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { NotShown } from '../../components/record/not-shown.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useDraft } from '../../lib/draft.js';
import { fieldProblem, ProblemError } from '../../lib/problem.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand, type CommandHeaders } from '../../lib/use-command.js';
import { allowed } from './allowed.js';
import { ParameterFields } from './parameter-fields.js';
import { PhaseFields } from './phase-fields.js';
import { ofProgram, PolicyFields } from './policy-fields.js';
import { useWouldMake, WouldMake } from './would-make.js';
import { beginning, keptIn, type Written } from './written.js';
import { spokenText } from '../../lib/spoken.js';

type Template = Schemas['Template'];

const route = getRouteApi('/templates/$id/edit');

/** A template that is written. */
export function NewTemplatePage(): ReactElement {
  const t = useTexts();
  const keeping = useMay('keep_templates');
  const { may, because, known } = keeping;
  if (!known) return <NotShown found={keeping} />;
  if (!may)
    return (
      <>
        <PageHead title={t('template.edit.new')} />
        <Text>{t('template.keepers', { because: because ?? '' })}</Text>
      </>
    );
  return (
    <Editor
      title={t('template.edit.new')}
      name="template/new"
      begin={{ on: 'new', name: '', description: '', body: beginning(t('template.edit.phaseNumber', { number: 1 })) }}
      saves={t('template.edit.saveNew')}
      send={async ({ name, description, body }, headers) =>
        (await http.POST('/templates', { body: { name: name.trim(), description: description.trim(), body }, headers }))
          .data
      }
    />
  );
}

/** The draft of a template; where there is none, one out of the newest version. */
export function EditTemplatePage(): ReactElement {
  const t = useTexts();
  const { id }: { id: string } = route.useParams();
  const found = useQuery(api.queryOptions('get', '/templates/{id}', { params: { path: { id } } }));
  const template = found.data;
  const newest = template?.versions.reduce((most, { version }) => Math.max(most, version), 0) ?? 0;
  const read = useQuery({
    ...api.queryOptions('get', '/templates/{id}/versions/{version}', {
      params: { path: { id, version: String(newest) } },
    }),
    enabled: newest > 0,
  });
  const keeping = useMay('keep_templates');
  const { may, because, known } = keeping;
  if (template === undefined) return <NotShown found={found} />;
  if (read.data === undefined) return <NotShown found={read} />;
  if (!known) return <NotShown found={keeping} />;
  if (!may)
    return (
      <>
        <PageHead title={template.name} />
        <Text>{t('template.keepers', { because: because ?? '' })}</Text>
      </>
    );
  const { name, description, version } = template;
  const { id: on, body, status } = read.data;
  const said = { name, version: status === 'draft' ? newest : newest + 1 };
  return (
    <Editor
      key={id}
      title={t(status === 'draft' ? 'template.edit.draft' : 'template.edit.next', said)}
      name={`template/${id}`}
      // Whoever else saved a draft meanwhile has made another version of the template.
      begin={{ on: `${on}/${version}`, name, description, body }}
      saves={t('template.edit.save', { version: said.version })}
      send={async (written, headers) =>
        (
          await http.PUT('/templates/{id}/draft', {
            params: { path: { id } },
            body: { name: written.name.trim(), description: written.description.trim(), body: written.body },
            headers: { ...headers, 'if-match': `"${version}"` },
          })
        ).data
      }
    />
  );
}

interface Props {
  title: string;
  /** Its draft and its key go by it. */
  name: string;
  begin: Written;
  saves: string;
  send: (written: Written, headers: CommandHeaders) => Promise<Template | undefined>;
}

function Editor({ title, name, begin, saves, send }: Props): ReactElement {
  const t = useTexts();
  const navigate = useNavigate();
  const draft = useDraft(name);
  const kept = keptIn(draft.text);
  const written = kept ?? begin;
  const { body } = written;
  const preview = useWouldMake(body, written.name);
  const known = useQuery(allowed);
  const save = useCommand<Written, Template | undefined>(name, send, (saved) => {
    draft.sent();
    if (saved)
      void navigate({
        to: '/templates/$id',
        params: { id: saved.id },
        search: saved.draft === null ? {} : { version: String(saved.draft) },
      });
  });
  const write = (next: Partial<Written>): void => {
    save.reset();
    draft.write(JSON.stringify({ ...written, on: kept?.on ?? begin.on, ...next } satisfies Written));
  };
  const error = save.error ?? (preview.found.isPlaceholderData ? null : preview.found.error);
  const wrong = (path: string, below = false): string | null => wrongAt(error, `body.${path}`, below);
  return (
    <>
      <PageHead title={title} />
      {kept !== null && kept.on !== begin.on && (
        <Alert color="yellow" variant="light" mb="md">
          <Group gap="xs">
            {t('template.edit.meanwhile')}
            <Button variant="subtle" size="compact-xs" onClick={draft.sent}>
              {t('form.take')}
            </Button>
          </Group>
        </Alert>
      )}
      <Grid>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="md">
            <TextInput
              label={t('template.newName')}
              required
              value={written.name}
              error={fieldProblem(save.error, 'name')}
              onChange={({ currentTarget }) => write({ name: currentTarget.value })}
            />
            <Textarea
              label={t('template.about')}
              autosize
              value={written.description}
              error={fieldProblem(save.error, 'description')}
              onChange={({ currentTarget }) => write({ description: currentTarget.value })}
            />
            <Problem error={known.error} />
            {known.data && (
              <>
                <Part title={t('template.parameters')}>
                  <ParameterFields
                    parameters={body.parameters}
                    allowed={known.data}
                    wrong={wrong}
                    write={(parameters) => write({ body: { ...body, parameters } })}
                  />
                </Part>
                <Part title={t('template.phases')}>
                  <PhaseFields body={body} allowed={known.data} wrong={wrong} write={(next) => write({ body: next })} />
                </Part>
              </>
            )}
            <Part title={t('template.edit.about')}>
              <Stack gap="sm">
                <Textarea
                  label={t('template.edit.programDescription')}
                  description={t('template.edit.textHint', { example: '{{market}}' })}
                  autosize
                  value={body.description ?? ''}
                  error={wrong('description')}
                  onChange={({ currentTarget }) => {
                    const { description: _before, ...rest } = body;
                    write({
                      body: currentTarget.value === '' ? rest : { ...rest, description: currentTarget.value },
                    });
                  }}
                />
                <PolicyFields
                  uses={ofProgram}
                  policies={body.policies}
                  wrong={(use) => wrong(`policies.${use}`)}
                  write={(policies) => {
                    const { policies: _before, ...rest } = body;
                    write({ body: policies === undefined ? rest : { ...rest, policies } });
                  }}
                />
              </Stack>
            </Part>
            <Problem error={save.error} />
            <Group gap="xs">
              <Button loading={save.isPending} onClick={() => save.mutate(written)}>
                {saves}
              </Button>
              {kept !== null && (
                <Button variant="subtle" color="gray" onClick={draft.sent}>
                  {t('template.edit.drop')}
                </Button>
              )}
              <Text size="xs" c="dimmed">
                {t('template.edit.saveMeans')}
              </Text>
            </Group>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <WouldMake {...preview} parameters={body.parameters} />
        </Grid.Col>
      </Grid>
    </>
  );
}

/** What the API says is wrong at a place of the document. */
function wrongAt(error: Error | null, path: string, below: boolean): string | null {
  if (!(error instanceof ProblemError)) return null;
  const found = error.errors.filter((each) => each.path === path || (below && each.path.startsWith(`${path}.`)));
  return found.length === 0 ? null : found.map(({ message }) => spokenText(message)).join(' ');
}
