import type { ReactElement } from 'react';
import { CommandForm, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

/** What is asked of one that is sent events. */
export function webhookFields(t: ReturnType<typeof useTexts>): FormField[] {
  return [
    { name: 'name', label: t('webhook.name'), kind: 'line', required: true },
    { name: 'url', label: t('webhook.url'), hint: t('webhook.urlHint'), kind: 'line', required: true },
    { name: 'events', label: t('webhook.events'), hint: t('webhook.eventsHint'), kind: 'line' },
    { name: 'programId', label: t('webhook.program'), kind: 'program' },
  ];
}

/** What is typed, as the API takes it: nothing said of events is all of them. */
export function bodyOf({ name = '', url = '', events = '', programId }: Values) {
  const named = events.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
  return { name, url, events: named.length === 0 ? ['*'] : named, programId: programId ? programId : null };
}

export function EditWebhook({ webhook, close }: { webhook: Schemas['Webhook']; close: () => void }): ReactElement {
  const t = useTexts();
  return (
    <CommandForm
      name={`edit-webhook/${webhook.id}`}
      title={t('webhook.save')}
      fields={webhookFields(t)}
      initial={{
        name: webhook.name,
        url: webhook.url,
        events: webhook.events.join(', '),
        programId: webhook.program?.id ?? '',
      }}
      send={(values, headers) =>
        http.PATCH('/webhooks/{id}', {
          params: { path: { id: webhook.id } },
          body: bodyOf(values),
          headers: { ...headers, 'if-match': `"${webhook.version}"` },
        })
      }
      done={close}
      close={close}
    />
  );
}
