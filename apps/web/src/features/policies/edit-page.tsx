import './texts.js';
import { Alert, Button, Grid, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { NotShown } from '../../components/record/not-shown.js';
import { ProofAsked } from '../../components/proof-asked.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useDraft } from '../../lib/draft.js';
import { ProblemError } from '../../lib/problem.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { allowed } from './allowed.js';
import { formTitles, KindForm } from './kind-form.js';
import { Readable } from './rules.js';
import { isMeant, Meant, useMeaning } from './meant.js';
import { useItems } from './tried-on.js';
import { usePreview, WouldMean } from './would-mean.js';
import { drawnKind, keptIn, writtenOn, type Body, type Written } from './written.js';

type Policy = Schemas['Policy'];
type Version = Schemas['PolicyVersion'];

const route = getRouteApi('/policies/$id/edit');

/** A policy written by hand: what fires by itself on a line of time, with what it would mean for an item beside it. */
export function EditPolicyPage(): ReactElement {
  const { id }: { id: string } = route.useParams();
  const policy = useQuery(api.queryOptions('get', '/policies/{id}', { params: { path: { id } } }));
  if (policy.data === undefined) return <NotShown found={policy} />;
  const on = writtenOn(policy.data);
  if (on === undefined) return <PageHead title={policy.data.name} />;
  return <Editor key={id} policy={policy.data} on={on} />;
}

interface Props {
  policy: Policy;
  on: Version;
}

function Editor({ policy, on }: Props): ReactElement {
  const t = useTexts();
  const router = useRouter();
  const draft = useDraft(`policy/${policy.id}`);
  const { kind } = policy;
  const drawn = drawnKind(kind);
  const kept = keptIn(draft.text, kind);
  const body = kept?.body ?? on.body;
  const { item, choose } = useItem();
  const found = usePreview(item, drawn, body);
  const meant = useMeaning(item, isMeant(kind) ? kind : null, body);
  const replaces = on.status === 'draft';
  const save = useCommand<Body, Policy | undefined>(
    `policy/${policy.id}/${on.id}`,
    async (sent, headers) => {
      const path = { id: policy.id };
      const asked = { body: { body: sent }, headers };
      if (!replaces) return (await http.POST('/policies/{id}/versions', { params: { path }, ...asked })).data;
      const at = { ...path, version: String(on.version) };
      return (await http.PUT('/policies/{id}/versions/{version}', { params: { path: at }, ...asked })).data;
    },
    (saved) => {
      draft.sent();
      const version = saved ? writtenOn(saved)?.version : undefined;
      void router.navigate({
        to: '/policies/$id',
        params: { id: policy.id },
        search: version === undefined ? {} : { version: String(version) },
      });
    },
  );
  const write = (next: Body): void => {
    save.reset();
    draft.write(JSON.stringify({ on: kept?.on ?? on.id, body: next } satisfies Written));
  };
  const asked = drawn === null ? meant : found;
  const error = save.error ?? (asked.isPlaceholderData ? null : asked.error);
  const wrong = (path: string, below = false): string | null => wrongAt(error, path, below);
  const known = useQuery(allowed);
  const title = replaces
    ? t('policy.edit.draft', { name: policy.name, version: on.version })
    : t('policy.edit.title', { name: policy.name, version: on.version });
  return (
    <>
      <PageHead title={title} />
      {kept !== null && kept.on !== on.id && (
        <Alert color="yellow" variant="light" mb="md">
          <Group gap="xs">
            {t('policy.edit.meanwhile', { version: on.version })}
            <Button variant="subtle" size="compact-xs" onClick={draft.sent}>
              {t('form.take')}
            </Button>
          </Group>
        </Alert>
      )}
      <Grid>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Part title={t(formTitles[kind])}>
            <Stack gap="md">
              {drawn !== null && (
                <Text size="sm" c="dimmed">
                  {t('policy.edit.how')}
                </Text>
              )}
              <Problem error={known.error} />
              {known.data === undefined ? (
                known.isPending && <Loading rows={6} />
              ) : (
                <KindForm kind={kind} allowed={known.data} body={body} wrong={wrong} write={write} />
              )}
              <Problem error={save.error} />
              <Save pending={save.isPending} changed={kept !== null} save={() => save.mutate(body)} drop={draft.sent}>
                {replaces ? t('policy.edit.replace', { version: on.version }) : t('policy.edit.save')}
              </Save>
            </Stack>
          </Part>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <div className="would-mean">
            {drawn !== null ? (
              <WouldMean item={item} choose={choose} found={found} />
            ) : (
              <>
                <Meant item={item} choose={choose} found={meant} exceptions={kind === 'exception'} />
                <Part title={t('policyForm.says')}>
                  <Stack gap="sm">
                    <Readable kind={kind} body={body} />
                    {'proof' in body && <ProofAsked proof={body.proof} />}
                  </Stack>
                </Part>
              </>
            )}
          </div>
        </Grid.Col>
      </Grid>
    </>
  );
}

/** The item for which it is said what it would mean: as the address has it; else the one that is due next. */
function useItem(): { item: string; choose: (key: string) => void } {
  const { id }: { id: string } = route.useParams();
  const search: { item?: string } = route.useSearch();
  const navigate = route.useNavigate();
  const first = useItems('').data?.pages[0]?.items[0]?.key ?? '';
  return {
    item: search.item ?? first,
    choose: (key) =>
      void navigate({
        to: '/policies/$id/edit',
        params: { id },
        search: { item: key },
        replace: true,
        resetScroll: false,
      }),
  };
}

interface SaveProps {
  pending: boolean;
  changed: boolean;
  save: () => void;
  drop: () => void;
  children: string;
}

function Save({ pending, changed, save, drop, children }: SaveProps): ReactElement {
  const t = useTexts();
  const { may, because, known } = useMay('keep_policies');
  if (known && !may)
    return (
      <Text size="sm" c="dimmed">
        {t('policy.onlyKeepers', { because: because ?? '' })}
      </Text>
    );
  return (
    <Group gap="xs">
      <Button loading={pending} onClick={save}>
        {children}
      </Button>
      {changed && (
        <Button variant="subtle" color="gray" onClick={drop}>
          {t('policy.edit.drop')}
        </Button>
      )}
      <Text size="xs" c="dimmed">
        {t('policy.edit.saveMeans')}
      </Text>
    </Group>
  );
}

/** What the API says is wrong at a place of the document. */
function wrongAt(error: Error | null, path: string, below: boolean): string | null {
  if (!(error instanceof ProblemError)) return null;
  const found = error.errors.filter((each) => each.path === path || (below && each.path.startsWith(`${path}.`)));
  return found.length === 0 ? null : found.map(({ message }) => message).join(' ');
}
