import { Button, Checkbox, Group, Stack, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { Due } from '../../components/due.js';
import { CommandForm } from '../../components/form/command-form.js';
import { Part } from '../../components/part.js';
import { Spoken } from '../../components/spoken.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { joins } from './words.js';

type Detail = Schemas['CaseDetail'];
type Previewed = Schemas['CaseMergePreview'];

/** Keys that were chosen, and those that are typed or pasted out of a list: `CA-12, CA-15`. What is none, the API says. */
function keysIn(text: string, chosen: readonly string[]): string[] {
  return [...new Set([...chosen, ...text.split(/[\s,，、;；]+/).filter((key) => key !== '')])];
}

/** Other cases go on in this one: what would come of it is shown before it is done. */
export function MergeOthers({ of: one }: { of: Detail }): ReactElement | null {
  const t = useTexts();
  const queries = useQueryClient();
  const [open, set] = useState(false);
  const [chosen, choose] = useState<string[]>([]);
  const digest = useRef<string>(undefined);
  if (!one.allowed.includes('merge')) return null;
  if (!open)
    return (
      <Group>
        <Button variant="default" onClick={() => set(true)}>
          {t('case.mergeOthers')}
        </Button>
      </Group>
    );
  return (
    <Part title={t('case.mergeOthers')}>
      <CommandForm
        name={`merge-cases/${one.id}`}
        title={t('case.mergeNow')}
        fields={[
          { name: 'cases', label: t('case.mergeWhich'), kind: 'line', required: chosen.length === 0 },
          { name: 'reason', label: t('field.reasonNeeded'), kind: 'text', required: true },
        ]}
        send={async ({ cases = '', reason = '' }, headers) =>
          (
            await http.POST('/cases/{id}/merges', {
              ...{ params: { path: { id: one.id } }, headers },
              body: {
                cases: keysIn(cases, chosen),
                reason,
                ...(digest.current === undefined ? {} : { digest: digest.current }),
              },
            })
          ).data
        }
        done={() => {
          set(false);
          choose([]);
          void queries.invalidateQueries();
        }}
        close={() => set(false)}
      >
        {({ cases = '' }) => (
          <>
            <Alike to={one} chosen={chosen} choose={choose} />
            <Preview
              into={one}
              cases={keysIn(cases, chosen)}
              seen={(now) => {
                digest.current = now;
              }}
            />
          </>
        )}
      </CommandForm>
    </Part>
  );
}

/** Open cases that look like this one: they are chosen by a click. */
function Alike({
  to: { key: own, title, text, version },
  chosen,
  choose,
}: {
  to: Detail;
  chosen: string[];
  choose: (keys: string[]) => void;
}): ReactElement | null {
  const t = useTexts();
  const { data } = useQuery({
    queryKey: ['similar-to', own, version],
    queryFn: async ({ signal }) =>
      (await http.POST('/cases/similar', { body: { title: title.slice(0, 200), text: text.slice(0, 600) }, signal }))
        .data?.items ?? [],
    retry: false,
    meta: { still: true },
  });
  const open = (data ?? []).flatMap(({ kind, key, title: named, status }) =>
    kind === 'case' && key !== null && key !== own && joins(status) ? [{ key, named }] : [],
  );
  if (open.length === 0) return null;
  return (
    <Checkbox.Group label={t('case.alike')} value={chosen} onChange={choose}>
      <Stack gap={4} mt={4}>
        {open.map(({ key, named }) => (
          <Checkbox key={key} value={key} label={`${key} ${named}`} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

interface Props {
  into: Detail;
  cases: readonly string[];
  /** Told the digest of what is shown. */
  seen: (digest: string | undefined) => void;
}

function Preview({ into: { id, version }, cases: typed, seen }: Props): ReactElement | null {
  const t = useTexts();
  const [asked] = useDebouncedValue(typed.join(' '), 300);
  const cases = asked.split(' ').filter((key) => key !== '');
  const shown = useQuery({
    queryKey: ['case-merge-preview', id, version, asked],
    queryFn: async ({ signal }): Promise<Previewed | null> =>
      (await http.POST('/cases/{id}/merges/preview', { params: { path: { id } }, body: { cases }, signal })).data ??
      null,
    enabled: cases.length > 0,
    meta: { still: true },
  });
  const digest = shown.data?.digest;
  useEffect(() => {
    seen(digest);
  }, [digest, seen]);
  if (cases.length === 0) return null;
  return (
    <Came of={shown} rows={2}>
      {(preview) =>
        preview && (
          <Table aria-label={t('case.mergeShown')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('case.one')}</Table.Th>
                <Table.Th>{t('case.lead')}</Table.Th>
                <Table.Th>{t('case.clockEnds')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {preview.cases.map(({ key, title, lead, due, because }) => (
                <Table.Tr key={key}>
                  <Table.Td>
                    {key} {title}
                  </Table.Td>
                  <Table.Td>{lead.name}</Table.Td>
                  <Table.Td>
                    {because === null ? (
                      <Due at={due.at} zone={due.zone} over={false} />
                    ) : (
                      <Text size="sm" c="red">
                        <Spoken>{because}</Spoken>
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )
      }
    </Came>
  );
}
