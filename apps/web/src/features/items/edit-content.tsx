import type { ReactElement } from 'react';
import { CommandForm } from '../../components/form/command-form.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

interface Props {
  item: Schemas['ActionItemDetail'];
  close: () => void;
}

/** Changes what an item is about. Where somebody else does so meanwhile, both texts are seen before one's own is sent. */
export function EditContent({ item, close }: Props): ReactElement {
  const t = useTexts();
  const orNull = (text: string): string | null => (text === '' ? null : text);
  return (
    <CommandForm
      name={`edit/${item.id}`}
      title={t('items.save')}
      fields={[
        { name: 'title', label: t('items.name'), kind: 'line', required: true },
        { name: 'description', label: t('items.description'), kind: 'text' },
        { name: 'severity', label: t('items.severity'), kind: 'line' },
        { name: 'rootCause', label: t('items.rootCause'), kind: 'line' },
      ]}
      initial={{
        title: item.title,
        description: item.description,
        severity: item.severity ?? '',
        rootCause: item.rootCause ?? '',
      }}
      send={({ title = '', description = '', severity = '', rootCause = '' }, headers) =>
        http.PATCH('/action-items/{id}', {
          params: { path: { id: item.id } },
          headers: { ...headers, 'if-match': `"${item.version}"` },
          body: { title, description, severity: orNull(severity), rootCause: orNull(rootCause) },
        })
      }
      done={close}
      close={close}
    />
  );
}
