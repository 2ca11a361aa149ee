import { Button, Group, Kbd, Stack, Text, TextInput } from '@mantine/core';
import type { ReactElement, SyntheticEvent } from 'react';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { http } from '../../lib/api.js';
import { useDraft } from '../../lib/draft.js';
import { useTexts } from '../../lib/texts.js';
import { useChoiceKeys } from '../../lib/use-choice-keys.js';
import { useCommand } from '../../lib/use-command.js';
import { UnitLink } from './unit-link.js';
import { results, type Item, type Result, type TestDetail } from './judging.js';

interface Props {
  of: TestDetail;
  item: Item;
  judged: () => void;
}

interface Typed {
  result?: Result;
  note?: string;
}

/** One of the sample is judged, by keyboard alone: a number decides, Enter sends, and the next one opens by itself. */
export function Judge({ of: one, item, judged }: Props): ReactElement {
  const t = useTexts();
  const draft = useDraft(`judge/${one.id}/${item.place}`);
  const typed: Typed = draft.text === '' ? before(item) : (JSON.parse(draft.text) as Typed);
  const write = (more: Typed): void => draft.write(JSON.stringify({ ...typed, ...more }));
  const send = useCommand<Typed, unknown>(
    `judge/${one.id}/${item.place}`,
    ({ result = 'pass', note }, headers) =>
      http.POST('/control-tests/{id}/judge', {
        params: { path: { id: one.id } },
        headers,
        body: { place: item.place, result, ...(note?.trim() ? { note: note.trim() } : {}) },
      }),
    () => {
      draft.sent();
      judged();
    },
  );
  const submit = (event?: SyntheticEvent): void => {
    event?.preventDefault();
    if (typed.result !== undefined && !send.isPending) send.mutate(typed);
  };
  useChoiceKeys({
    choose: (index) => {
      const result = results[index];
      if (result) write({ result });
    },
    submit,
  });
  const needed = typed.result !== undefined && typed.result !== 'pass';
  const title = t('controlTest.itemOf', { place: item.place, items: one.items.length });
  return (
    <Part title={title}>
      <form onSubmit={submit} aria-label={title}>
        <Stack gap="sm">
          <Text fw={500} role="status">
            <UnitLink of={item} />
          </Text>
          <Group gap="xs" role="group" aria-label={t('controlTest.result')}>
            {results.map((result, index) => (
              <Button
                key={result}
                variant={result === typed.result ? 'filled' : 'default'}
                aria-pressed={result === typed.result}
                leftSection={<Kbd size="xs">{index + 1}</Kbd>}
                onClick={() => write({ result })}
              >
                {t(`controlTest.resultIs.${result}`)}
              </Button>
            ))}
          </Group>
          <TextInput
            label={t(needed ? 'controlTest.noteNeeded' : 'controlTest.note')}
            required={needed}
            maxLength={4000}
            value={typed.note ?? ''}
            onChange={(event) => write({ note: event.currentTarget.value })}
          />
          <Problem error={send.error} />
          <Group justify="space-between">
            <Button type="submit" disabled={typed.result === undefined} loading={send.isPending}>
              {t('controlTest.judge')}
            </Button>
            <Text size="xs" c="dimmed">
              {t('controlTest.keys')}
            </Text>
          </Group>
        </Stack>
      </form>
    </Part>
  );
}

/** What was said of it, where it is judged another time. */
function before({ result, note }: Item): Typed {
  return { ...(result === null ? {} : { result }), ...(note === null ? {} : { note }) };
}
