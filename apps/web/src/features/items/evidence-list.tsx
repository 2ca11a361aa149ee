import { Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { Problem } from '../../components/problem.js';
import { fileUrl, http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { AddEvidence } from './add-evidence.js';
import { Preview, shownAs } from './preview.js';
import { evidence } from './queries.js';
import { sizeText } from './size.js';

/** What shows that it was done: looked at here, added to by a drop, taken back. */
export function EvidenceList({ item }: { item: Schemas['ActionItemDetail'] }): ReactElement {
  const t = useTexts();
  const files = useQuery(evidence(item.id));
  const given = files.data?.items ?? [];
  return (
    <>
      {files.isPending && <Loading rows={2} />}
      <Problem error={files.error} />
      {files.data !== undefined && given.length === 0 && <Empty>{t('items.noEvidence')}</Empty>}
      <ul className="rows">
        {given.map((file) => (
          <li key={file.id}>
            <One item={item} file={file} />
          </li>
        ))}
      </ul>
      {item.allowed.includes('add_evidence') && <AddEvidence item={item} />}
    </>
  );
}

function One({ item, file }: { item: Schemas['ActionItemDetail']; file: Schemas['Evidence'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [open, show] = useState(false);
  const remove = useCommand<null, unknown>(`remove_evidence/${file.id}`, (_, headers) =>
    http.DELETE('/action-items/{id}/evidence/{evidenceId}', {
      params: { path: { id: item.id, evidenceId: file.id } },
      headers,
    }),
  );
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="start">
        <div>
          <Anchor
            size="sm"
            href={file.url ?? fileUrl(`/action-items/${item.id}/evidence/${file.id}/content`)}
            {...(file.url === null ? { download: file.fileName ?? true } : { target: '_blank', rel: 'noreferrer' })}
          >
            {file.title}
          </Anchor>
          <Text size="xs" c="dimmed">
            {t('items.addedBy', { who: file.addedBy.name, when: clock.at(file.addedAt) })}
            {file.size !== null && ` · ${sizeText(file.size, document.documentElement.lang)}`}
            {file.cycle < item.cycle && ` · ${t('items.ofCycle', { cycle: file.cycle })}`}
          </Text>
          {file.sha256 !== null && (
            <Text size="xs" c="dimmed" className="hash">
              {t('items.hash', { hash: file.sha256 })}
            </Text>
          )}
        </div>
        <Group gap={4} wrap="nowrap">
          {shownAs(file) !== null && (
            <Button variant="subtle" size="compact-xs" aria-expanded={open} onClick={() => show(!open)}>
              {t(open ? 'items.hide' : 'items.look', { title: file.title })}
            </Button>
          )}
          {item.allowed.includes('remove_evidence') && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              loading={remove.isPending}
              aria-label={t('items.removeThis', { title: file.title })}
              onClick={() => remove.mutate(null)}
            >
              {t('items.remove')}
            </Button>
          )}
        </Group>
      </Group>
      <Problem error={remove.error} />
      {open && <Preview itemId={item.id} file={file} />}
    </>
  );
}
