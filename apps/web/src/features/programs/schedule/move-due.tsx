import { Button, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { ActForm } from '../../../components/acts/act-form.js';
import { dueMove } from '../../../components/acts/due-preview.js';
import { Loading } from '../../../components/loading.js';
import { Problem } from '../../../components/problem.js';
import { api } from '../../../lib/api.js';
import { useTexts } from '../../../lib/texts.js';

/** Another due date that somebody wishes an item had. */
export interface Wish {
  id: string;
  key: string;
  title: string;
  /** `2026-12-03` */
  date: string;
}

/**
 * What a wish for another due date comes to: whoever may set it sets it, whoever may ask for it asks, and each sees first what
 * it would mean and who must agree. Whoever may neither is told who may.
 */
export function MoveDue({ wish, close }: { wish: Wish; close: () => void }): ReactElement {
  const t = useTexts();
  const item = useQuery(api.queryOptions('get', '/action-items/{id}', { params: { path: { id: wish.id } } }));
  const move = useQuery(dueMove(wish.id, wish.date, ''));
  const [asks, askInstead] = useState(false);
  const found = move.data;
  const may = {
    changeDue: found?.change.refused === null || (item.data?.allowed.includes('change_due') ?? false),
    askForTime: found?.extension.refused === null || (item.data?.allowed.includes('request_extension') ?? false),
  };
  const act = may.changeDue && !asks ? 'changeDue' : may.askForTime ? 'askForTime' : null;
  return (
    <Modal
      opened
      onClose={close}
      title={`${wish.key} ${wish.title}`}
      size="lg"
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      {(item.isPending || move.isPending) && <Loading rows={4} />}
      <Problem error={item.error ?? move.error} />
      {item.data !== undefined && found !== undefined && (
        <Stack gap="sm">
          {act === null ? (
            <>
              <Text size="sm">{t('schedule.mayNot')}</Text>
              <Text size="sm">{found.change.refused}</Text>
              {found.extension.refused !== found.change.refused && <Text size="sm">{found.extension.refused}</Text>}
            </>
          ) : (
            <ActForm
              key={act}
              item={item.data}
              name={act}
              initial={{ 'due.date': wish.date }}
              done={close}
              cancel={close}
            />
          )}
          {act === 'changeDue' && may.askForTime && (
            <Button variant="subtle" size="compact-xs" onClick={() => askInstead(true)}>
              {t('schedule.askInstead')}
            </Button>
          )}
        </Stack>
      )}
    </Modal>
  );
}
