import './texts.js';
import { Badge, Button, Grid, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { NotShown } from '../../components/record/not-shown.js';
import { ProofAsked } from '../../components/proof-asked.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useMay } from '../../lib/rights.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { publishedNewest } from './newest.js';
import { OnOlder } from './older.js';
import { WouldChange } from './publication.js';
import { Rules } from './rules.js';
import { writtenOn } from './written.js';
import { Spoken } from '../../components/spoken.js';

type Policy = Schemas['Policy'];
type Version = Schemas['PolicyVersion'];

const route = getRouteApi('/policies/$id');

/** A policy: what a version of it says, on a line of time where it has one; and what publishing would change. */
export function PolicyPage(): ReactElement {
  const { id }: { id: string } = route.useParams();
  const found = useQuery(api.queryOptions('get', '/policies/{id}', { params: { path: { id } } }));
  if (found.data === undefined) return <NotShown found={found} />;
  return <Shown policy={found.data} />;
}

function Shown({ policy }: { policy: Policy }): ReactElement {
  const t = useTexts();
  const newest = publishedNewest(policy.versions);
  const search: { version?: string } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (version: number): void =>
    void navigate({
      to: '/policies/$id',
      params: { id: policy.id },
      search: { version: String(version) },
      replace: true,
      resetScroll: false,
    });
  const chosen = policy.versions.find(({ version }) => String(version) === search.version);
  const shown = chosen ?? newest ?? policy.versions.at(-1);
  return (
    <>
      <PageHead title={policy.name}>
        <Group gap="xs">
          <Badge variant="default" tt="none">
            {t(`policy.kindIs.${policy.kind}`)}
          </Badge>
          {policy.isDefault && (
            <Badge variant="light" tt="none">
              {t('policy.default')}
            </Badge>
          )}
          <Write policy={policy} />
        </Group>
      </PageHead>
      {policy.description !== '' && (
        <Text size="sm" mb="md" className="said">
          <Spoken>{policy.description}</Spoken>
        </Text>
      )}
      <Grid>
        <Grid.Col span={{ base: 12, md: 8 }}>
          {shown && (
            <Part title={t('policy.version', { version: shown.version })}>
              <Rules kind={policy.kind} body={shown.body} />
              <ProofAsked proof={shown.proof} />
            </Part>
          )}
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Versions policy={policy} shown={shown} newest={newest} choose={choose} />
        </Grid.Col>
      </Grid>
    </>
  );
}

/** A version of it is written by hand. */
function Write({ policy }: { policy: Policy }): ReactElement | null {
  const t = useTexts();
  const on = writtenOn(policy);
  if (on === undefined) return null;
  return (
    <Button component={Link} to="/policies/$id/edit" params={{ id: policy.id } as never} variant="default">
      {on.status === 'draft' ? t('policy.edit.goOn', { version: on.version }) : t('policy.edit.new')}
    </Button>
  );
}

interface VersionsProps {
  policy: Policy;
  shown: Version | undefined;
  newest: Version | undefined;
  choose: (version: number) => void;
}

function Versions({ policy, shown, newest, choose }: VersionsProps): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <Part title={t('policy.versions')}>
      <ul className="rows">
        {policy.versions
          .toSorted((one, other) => other.version - one.version)
          .map((each) => (
            <li key={each.id}>
              <Stack gap={4} align="start">
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-pressed={each.id === shown?.id}
                  onClick={() => choose(each.version)}
                >
                  {t('policy.version', { version: each.version })}
                </Button>
                <Text size="xs" c="dimmed">
                  {each.publishedAt === null
                    ? t('policy.draft')
                    : t('policy.published', { when: clock.at(each.publishedAt) })}
                  {each.id === newest?.id && ` · ${t('policy.newest')}`}
                </Text>
                {each.changes !== null && (
                  <Text size="xs">{t(`policy.proof.${each.changes.proof}`, { version: each.changes.since })}</Text>
                )}
                {each.id === newest?.id && each.version > 1 && <OnOlder policy={policy} newest={each} />}
                {each.status === 'draft' && <Publish policy={policy} version={each.version} />}
              </Stack>
            </li>
          ))}
      </ul>
    </Part>
  );
}

function Publish({ policy: { id }, version }: { policy: Policy; version: number }): ReactElement {
  const t = useTexts();
  const { may, because, known } = useMay('keep_policies');
  const publish = useCommand<number, unknown>(`publish-policy/${id}`, (number, headers) =>
    http.POST('/policies/{id}/versions/{version}/publish', {
      params: { path: { id, version: String(number) } },
      body: {},
      headers,
    }),
  );
  return (
    <>
      <Text size="xs">{t('policy.publishMeans')}</Text>
      {known && !may ? (
        <Text size="xs" c="dimmed">
          {t('policy.onlyKeepers', { because: because ?? '' })}
        </Text>
      ) : (
        <>
          {may && <WouldChange id={id} version={version} asks={!publish.isPending && !publish.isSuccess} />}
          <Button variant="default" loading={publish.isPending} onClick={() => publish.mutate(version)}>
            {t('policy.publish', { version })}
          </Button>
        </>
      )}
      <Problem error={publish.error} />
    </>
  );
}
