import './texts.js';
import { Anchor, Button, Code, Group, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { DataTable, type Column } from '../../components/data-table.js';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { PersonPicker } from '../../components/person-picker.js';
import { Problem } from '../../components/problem.js';
import { PersonLink } from '../../components/record-link.js';
import { SavedViews } from '../../components/views/saved-views.js';
import { alike, type Field, type Tabled } from '../../components/views/state.js';
import type { Schemas } from '../../lib/api.js';
import { wayToSubject } from '../../lib/found.js';
import { pages } from '../../lib/pages.js';
import { useMay } from '../../lib/rights.js';
import { useClock, useTexts } from '../../lib/texts.js';

type Event = Schemas['AuditEvent'];

/** What the address says of the trail; days are those of whoever looks. */
interface Search extends Tabled {
  type?: string;
  actor?: string;
  subject?: string;
  after?: string;
  before?: string;
}

const route = getRouteApi('/audit');

/**
 * A day of whoever looks, as the instant at which it begins; of what is neither a day nor an instant, nothing. A view of
 * somebody else keeps an instant, which may be within a day of whoever looks.
 */
function beginOf(said: string | undefined): string | undefined {
  const at = said === undefined ? NaN : new Date(said.includes('T') ? said : `${said}T00:00:00`).getTime();
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** As a field of a day shows it: the day here on which it is. */
function dayOf(said: string | undefined): string {
  const begin = beginOf(said);
  if (begin === undefined) return '';
  const at = new Date(begin);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
}

const viewFields: Field[] = [
  ...alike('type', 'actor'),
  ...alike('subject').map((field) => ({ ...field, query: 'subjectId' })),
  ...(['after', 'before'] as const).map((name): Field => ({
    ...{ address: name, query: name },
    asked: (said) => beginOf(String(said)),
    said: (asked) => asked,
  })),
];

/** What happened, by whom and to what, the newest first. */
export function AuditPage(): ReactElement {
  const t = useTexts();
  const search: Search = route.useSearch();
  const navigate = route.useNavigate();
  const { may, because, known, error } = useMay('read_trail');
  const found = useInfiniteQuery({
    ...pages('/audit-events', {
      type: search.type,
      actor: search.actor,
      subjectId: search.subject,
      after: beginOf(search.after),
      before: beginOf(search.before),
      sort: '-seq',
    }),
    retry: false,
    enabled: may,
  });
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const set = (name: keyof Search, value: string): void => {
    const next = Object.fromEntries(Object.entries({ ...search, [name]: value }).filter(([, each]) => each));
    void navigate({ to: '/audit', search: next, replace: true });
  };
  return (
    <>
      <PageHead title={t('audit.title')} />
      {known && !may && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('audit.notYours', { because: because ?? '' })}
        </Text>
      )}
      {may && <SavedViews list="audit-events" fields={viewFields} columns={columnsOf(t)} />}
      <Group align="end" mb="sm">
        <TypeField key={search.type ?? ''} value={search.type ?? ''} set={(type) => set('type', type)} />
        <PersonPicker
          label={t('audit.actor')}
          value={search.actor ?? null}
          onChange={(actor) => set('actor', actor ?? '')}
        />
        {(['after', 'before'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            label={t(`audit.${name}`)}
            value={dayOf(search[name])}
            onChange={(event) => set(name, event.currentTarget.value)}
          />
        ))}
      </Group>
      <Problem error={error ?? found.error} />
      {may && found.isPending && <Loading rows={10} />}
      {found.data !== undefined && rows.length === 0 && <Empty>{t('audit.none')}</Empty>}
      {rows.length > 0 && (
        <DataTable
          label={t('audit.title')}
          columns={columnsOf(t)}
          rows={rows}
          keyOf={({ seq }) => String(seq)}
          more={found.hasNextPage && !found.isFetchingNextPage ? () => void found.fetchNextPage() : undefined}
        />
      )}
    </>
  );
}

/** Sent when one leaves it, or presses Enter: half of a type is none. */
function TypeField({ value, set }: { value: string; set: (type: string) => void }): ReactElement {
  const t = useTexts();
  const [typed, type] = useState(value);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        set(typed.trim());
      }}
    >
      <TextInput
        label={t('audit.type')}
        placeholder={t('audit.typeHint')}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => {
          if (typed.trim() !== value) set(typed.trim());
        }}
      />
    </form>
  );
}

function columnsOf(t: ReturnType<typeof useTexts>): Column<Event>[] {
  return [
    { id: 'seq', title: t('audit.seq'), width: 80, numeric: true, cell: ({ seq }) => seq },
    { id: 'at', title: t('audit.when'), width: 220, cell: ({ at }) => <When at={at} /> },
    { id: 'type', title: t('audit.type'), width: 220, cell: ({ type }) => <Code>{type}</Code> },
    {
      id: 'actor',
      title: t('audit.actor'),
      width: 170,
      cell: ({ actor }) => (actor ? <PersonLink person={actor} /> : t('audit.engine')),
    },
    { id: 'subject', title: t('audit.subject'), cell: ({ subject }) => <Subject subject={subject} /> },
    { id: 'more', title: t('audit.more'), cell: (event) => <More event={event} /> },
  ];
}

/** What it happened to: what it is called now, and where it is. */
function Subject({ subject }: { subject: Event['subject'] }): ReactElement {
  const t = useTexts();
  const { kind, key, title, gone } = subject;
  const way = wayToSubject(subject);
  const name = (
    <>
      {key !== null && <span className="key">{key} </span>}
      {title}
    </>
  );
  const said = t(`audit.kinds.${kind}` as 'audit.kinds.person', kind.replaceAll('_', ' '));
  if (title === null) return <>{gone ? t('audit.gone', { kind: said }) : said}</>;
  return (
    <>
      {way === null ? (
        name
      ) : (
        <Anchor component={Link} {...(way as { to: never })} preload="intent" inherit>
          {name}
        </Anchor>
      )}
      <Text size="xs" c="dimmed">
        {said}
      </Text>
    </>
  );
}

function When({ at }: { at: string }): ReactElement {
  const clock = useClock();
  return <time dateTime={at}>{clock.at(at)}</time>;
}

function More({ event }: { event: Event }): ReactElement {
  const t = useTexts();
  const [open, show] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        aria-expanded={open}
        aria-label={t('audit.moreOf', { seq: event.seq })}
        onClick={() => show(!open)}
      >
        {open ? '▾' : '▸'}
      </Button>
      {open && (
        <Code block className="hash">
          {JSON.stringify({ subject: event.subject.id, ...event.data }, null, 1)}
        </Code>
      )}
    </>
  );
}
