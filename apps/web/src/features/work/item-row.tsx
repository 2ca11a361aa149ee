import { ActionIcon, Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactElement } from 'react';
import { ItemActs } from '../../components/acts/item-acts.js';
import { Due } from '../../components/due.js';
import { Loading } from '../../components/loading.js';
import { Problem } from '../../components/problem.js';
import { ItemLink, ProgramLink } from '../../components/record-link.js';
import { ItemStatus } from '../../components/status.js';
import { fileUrl, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { evidence, item as itemQuery } from './queries.js';

interface Props {
  item: Schemas['ActionItem'];
  open: boolean;
  toggle: () => void;
  done: () => void;
}

/** One action item of my work; opened, it shows what one decides on, and what one may do. */
export function ItemRow({ item, open, toggle, done }: Props): ReactElement {
  const t = useTexts();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <li ref={row} data-chosen={open || undefined}>
      <Group justify="space-between" wrap="nowrap" gap="sm" px={6}>
        <div>
          <Text size="sm">
            <ItemLink item={item} />
          </Text>
          <Group gap="sm">
            <ItemStatus item={item} />
            <Due at={item.due.at} zone={item.due.zone} over={item.status === 'submitted'} />
            <Text size="xs" component="span">
              <ProgramLink program={item.program} />
            </Text>
          </Group>
        </div>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-expanded={open}
          aria-label={t(open ? 'work.close' : 'work.open', { key: item.key })}
          onClick={toggle}
        >
          <span aria-hidden>{open ? '▾' : '▸'}</span>
        </ActionIcon>
      </Group>
      {open && <Opened id={item.id} done={done} />}
    </li>
  );
}

function Opened({ id, done }: { id: string; done: () => void }): ReactElement {
  const t = useTexts();
  const detail = useQuery(itemQuery(id));
  const files = useQuery(evidence(id));
  const item = detail.data;
  if (item === undefined) return detail.isPending ? <Loading rows={3} /> : <Problem error={detail.error} />;
  return (
    <Stack gap="xs" p="sm">
      {item.description !== '' && (
        <Text size="sm" className="said">
          {item.description}
        </Text>
      )}
      {item.statement !== null && item.statement !== '' && (
        <Text size="sm" className="said">
          <strong>{t('item.statement', { who: item.submittedBy?.name ?? item.owner.name })}</strong> {item.statement}
        </Text>
      )}
      {item.pendingExtension && (
        <Text size="sm">
          <strong>{t('item.asksFor', { who: item.pendingExtension.requestedBy.name })}</strong>{' '}
          <Due at={item.pendingExtension.due.at} zone={item.pendingExtension.due.zone} over /> ·{' '}
          {item.pendingExtension.reason}
        </Text>
      )}
      {(files.data?.items ?? []).length > 0 && (
        <ul className="rows">
          {(files.data?.items ?? []).map((each) => (
            <li key={each.id}>
              <Anchor
                size="sm"
                target="_blank"
                rel="noreferrer"
                href={each.url ?? fileUrl(`/action-items/${id}/evidence/${each.id}/content`)}
              >
                {each.title}
              </Anchor>{' '}
              <Text component="span" size="xs" c="dimmed">
                {each.addedBy.name}
              </Text>
            </li>
          ))}
        </ul>
      )}
      <ItemActs item={item} done={done} />
    </Stack>
  );
}
