import { Badge, Button, Group, Select, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState, type ReactElement } from 'react';
import { api, http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { Came } from '../came.js';
import { Empty } from '../empty.js';
import { Part } from '../part.js';
import { Problem } from '../problem.js';
import { LinkedRecord } from '../linked-record.js';

type Link = Schemas['RecordLink'];
type Kind = Link['kind'];

const paths = {
  action_item: '/action-items/{id}/links',
  program: '/programs/{id}/links',
  exception: '/exceptions/{id}/links',
  risk: '/risks/{id}/links',
  case: '/cases/{id}/links',
  review_round: '/review-rounds/{id}/links',
  finding: '/findings/{id}/links',
  breach: '/breaches/{id}/links',
  analysis: '/analyses/{id}/links',
  alignment: '/alignments/{id}/links',
  control: '/controls/{id}/links',
  occurrence: '/occurrences/{id}/links',
  control_test: '/control-tests/{id}/links',
} as const satisfies Record<Kind, string>;

interface Props {
  of: Kind;
  id: string;
  /** Kinds that stand before the others, each under a heading of its own: it is said of them that there is none, too. */
  first?: readonly { kind: Kind; title: string; none: string }[];
}

/** What a record is linked to: of a case, a finding or a control whatever it is tied to, of the others those three. Added by key or by words, and taken away. */
export function Links({ of, id, first = [] }: Props): ReactElement {
  const t = useTexts();
  // What one kind answers, all do.
  const path = paths[of] as (typeof paths)['case'];
  const found = useQuery({
    ...api.queryOptions('get', path, { params: { path: { id } } }),
    meta: {
      kinds: [
        ...(['case', 'finding', 'action_item', 'program', 'exception', 'risk', 'review_round', 'breach'] as const),
        ...(['analysis', 'alignment', 'control', 'occurrence', 'control_test'] as const),
      ],
    },
  });
  /** The case, finding or control of a link, and its other end. */
  const ends = (other: { kind: Kind; id: string }): { at: '/cases/{id}/links'; id: string; recordId: string } => {
    const [one, to] = isLinking(of) ? [{ kind: of, id }, other] : [other, { kind: of, id }];
    return { at: paths[one.kind] as '/cases/{id}/links', id: one.id, recordId: to.id };
  };
  const add = useCommand<{ kind: Kind; id: string }, unknown>(`link/${id}`, (other, headers) => {
    const { at, id: one, recordId: to } = ends(other);
    return http.POST(at, { params: { path: { id: one } }, body: { to }, headers });
  });
  const remove = useCommand<Link, unknown>(`unlink/${id}`, (other, headers) => {
    const { at, ...path } = ends(other);
    return http.DELETE(`${at}/{recordId}` as const, { params: { path }, headers });
  });
  const rows = (links: readonly Link[]): ReactElement | null =>
    links.length === 0 ? null : (
      <ul className="rows">
        {links.map((link) => (
          <li key={link.id}>
            <One
              link={link}
              {...(isLinking(of) || isLinking(link.kind) ? { remove: () => remove.mutate(link) } : {})}
              going={remove.isPending}
            />
          </li>
        ))}
      </ul>
    );
  return (
    <Part title={t('link.title')}>
      <Came of={found} rows={1}>
        {({ items }) => (
          <>
            {first.map(({ kind, title, none }) => (
              <Fragment key={kind}>
                <Title order={3} size="h5" mt="xs">
                  {title}
                </Title>
                {rows(items.filter((link) => link.kind === kind)) ?? <Empty>{none}</Empty>}
              </Fragment>
            ))}
            {rows(items.filter((link) => first.every(({ kind }) => kind !== link.kind))) ??
              (first.length === 0 && <Empty>{t('link.none')}</Empty>)}
            <Add
              linkingOnly={!isLinking(of)}
              taken={[id, ...items.map((link) => link.id)]}
              add={(other) => add.mutate(other)}
            />
          </>
        )}
      </Came>
      <Problem error={add.error ?? remove.error} />
    </Part>
  );
}

/** At one end of what people tie, and take away, stands a case, a finding or a control. */
function isLinking(kind: Kind): boolean {
  return kind === 'case' || kind === 'finding' || kind === 'control';
}

function One({ link, remove, going }: { link: Link; remove?: () => void; going: boolean }): ReactElement {
  const t = useTexts();
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <Text size="sm">
        <LinkedRecord of={link} />
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Badge variant="default" tt="none">
          {t(`link.is.${link.status}`)}
        </Badge>
        {remove && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            loading={going}
            aria-label={t('link.removeThis', { what: link.key ?? link.title })}
            onClick={remove}
          >
            {t('link.remove')}
          </Button>
        )}
      </Group>
    </Group>
  );
}

const kinds: Partial<Record<Schemas['SearchHit']['kind'], Kind>> = {
  ...{ item: 'action_item', program: 'program', exception: 'exception', risk: 'risk', case: 'case' },
  finding: 'finding',
  review_round: 'review_round',
  analysis: 'analysis',
  alignment: 'alignment',
  control: 'control',
};

interface AddProps {
  /** Only cases, findings and controls: at one end of each link stands one of them. */
  linkingOnly: boolean;
  /** Ids that are not offered: itself, and what is linked. */
  taken: readonly string[];
  add: (other: { kind: Kind; id: string }) => void;
}

/** What is found is linked once it is chosen. */
function Add({ linkingOnly, taken, add }: AddProps): ReactElement {
  const t = useTexts();
  const [typed, type] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const asked = q.length > 1;
  const { data } = useQuery({
    ...api.queryOptions('get', '/search', {
      params: { query: { q, kinds: linkingOnly ? 'case,finding,control' : Object.keys(kinds).join(','), limit: 12 } },
    }),
    enabled: asked,
    meta: { still: true },
  });
  const hits = asked ? (data?.items ?? []).filter((hit) => kinds[hit.kind] && !taken.includes(hit.id)) : [];
  return (
    <Select
      mt="xs"
      label={t(linkingOnly ? 'link.addCase' : 'link.add')}
      placeholder={t(linkingOnly ? 'link.addCaseHint' : 'link.addHint')}
      searchable
      value={null}
      searchValue={typed}
      onSearchChange={type}
      // The API has searched already, in ways of its own.
      filter={({ options }) => options}
      nothingFoundMessage={asked && data !== undefined ? t('link.nothing') : undefined}
      data={hits.map(({ id, key, title }) => ({ value: id, label: `${key ?? ''} ${title}`.trim() }))}
      onChange={(id) => {
        const hit = hits.find((one) => one.id === id);
        const kind = hit && kinds[hit.kind];
        if (hit === undefined || kind === undefined) return;
        type('');
        add({ kind, id: hit.id });
      }}
    />
  );
}
