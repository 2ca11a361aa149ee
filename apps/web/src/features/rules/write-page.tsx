import './texts.js';
import { Button, Grid, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement, type SyntheticEvent } from 'react';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { NotShown } from '../../components/record/not-shown.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useDraft } from '../../lib/draft.js';
import { fieldProblem } from '../../lib/problem.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand, type CommandHeaders } from '../../lib/use-command.js';
import { MayAsk } from './may-ask.js';

type Detail = Schemas['RuleDetail'];
type Kind = Schemas['RuleFacts']['kind'];

const next = getRouteApi('/rules/$ref/edit');

/** A rule that is written: out of the example, checked while one writes. */
export function NewRulePage(): ReactElement {
  const t = useTexts();
  const example = useQuery(facts('finding'));
  const said = useDraft('rule/new/name');
  if (example.data === undefined) return <NotShown found={example} />;
  return (
    <>
      <PageHead title={t('rules.write')} />
      <Writing
        name="rule/new"
        begin={example.data.items[0]?.example ?? ''}
        send={async (text, headers) =>
          (await http.POST('/rules', { headers, body: { name: said.text.trim(), text } })).data
        }
        saved={said.sent}
        wrong={(error) => (
          <TextInput
            label={t('rules.name')}
            required
            value={said.text}
            error={fieldProblem(error, 'name')}
            onChange={({ currentTarget }) => said.write(currentTarget.value)}
          />
        )}
      />
    </>
  );
}

/** A new version of a rule, out of its newest one. Which one listens stays as it is. */
export function NextVersionPage(): ReactElement {
  const { ref }: { ref: string } = next.useParams();
  const t = useTexts();
  const found = useQuery(api.queryOptions('get', '/rules/{id}', { params: { path: { id: ref } } }));
  const one = found.data;
  if (one === undefined) return <NotShown found={found} />;
  const path = { id: one.id };
  return (
    <>
      <PageHead title={t('rules.edit.next', { key: one.key })} />
      <Writing
        name={`rule/${one.id}`}
        begin={one.versions[0]?.text ?? ''}
        send={async (text, headers) =>
          (await http.POST('/rules/{id}/versions', { params: { path }, headers, body: { text } })).data
        }
      />
    </>
  );
}

function facts(kind: Kind) {
  return api.queryOptions('get', '/rules/facts', { params: { query: { kind } } });
}

interface Props {
  /** Its draft and its key go by it. */
  name: string;
  begin: string;
  send: (text: string, headers: CommandHeaders) => Promise<Detail | undefined>;
  saved?: () => void;
  /** What is asked besides, with what was wrong with it. */
  wrong?: (error: Error | null) => ReactElement;
}

function Writing({ name, begin, send, saved, wrong }: Props): ReactElement {
  const t = useTexts();
  const navigate = useNavigate();
  const keeping = useMay('keep_policies');
  const { may, because, known } = keeping;
  const draft = useDraft(name);
  const text = draft.text === '' ? begin : draft.text;
  const [paused] = useDebouncedValue(text, 300);
  const checked = useQuery({ ...check(paused), enabled: may && paused.trim() !== '' });
  const [kind, choose] = useState<Kind>('finding');
  const command = useCommand<string, Detail | undefined>(name, send, (rule) => {
    draft.sent();
    saved?.();
    if (rule) void navigate({ to: '/rules/$ref', params: { ref: rule.key } });
  });
  const keep = (event: SyntheticEvent): void => {
    event.preventDefault();
    command.mutate(text);
  };
  if (!known) return keeping.isPending ? <Loading /> : <Problem error={keeping.error} />;
  if (!may) return <Text>{t('rules.onlyKeepers', { because: because ?? '' })}</Text>;
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <form onSubmit={keep} aria-label={t('rules.edit.title')}>
          <Stack gap="sm">
            {wrong?.(command.error)}
            <Textarea
              label={t('rules.edit.text')}
              description={t('rules.edit.how')}
              autosize
              minRows={18}
              spellCheck={false}
              styles={{ input: { fontFamily: 'monospace' } }}
              value={text}
              onChange={({ currentTarget }) => draft.write(currentTarget.value)}
            />
            <Checked found={checked} />
            <Problem error={command.error} />
            <Group>
              <Button type="submit" loading={command.isPending}>
                {t('rules.edit.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Part title={t('rules.edit.kind')}>
          <MayAsk kind={kind} choose={choose} />
        </Part>
      </Grid.Col>
    </Grid>
  );
}

type Check = {
  valid: boolean;
  problems: { path: string; message: string; line: number | null; column: number | null }[];
};

/** What is wrong with a text, as the API reads it. Nothing is kept. */
function check(text: string) {
  return queryOptions({
    queryKey: ['rule-check', text],
    queryFn: async ({ signal }): Promise<Check | null> =>
      (await http.POST('/rules/check', { body: { text }, signal })).data ?? null,
    placeholderData: keepPreviousData,
    meta: { still: true },
  });
}

function Checked({ found: { data, error } }: { found: UseQueryResult<Check | null> }): ReactElement {
  const t = useTexts();
  return (
    <div role="status">
      <Problem error={error} />
      {data?.valid === true && <Text size="sm">{t('rules.edit.valid')}</Text>}
      {data?.valid === false && (
        <>
          <Text size="sm">{t('rules.edit.wrong', { count: data.problems.length })}</Text>
          <ul>
            {data.problems.map(({ path, message, line, column }) => (
              <li key={`${path}/${line ?? ''}/${column ?? ''}/${message}`}>
                <Text size="sm">
                  {[path, ...(line === null ? [] : [t('rules.edit.place', { line, column: column ?? 1 })])]
                    .filter((part) => part !== '')
                    .join(', ')}
                  : {message}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
