import { Button, Group, Kbd, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import type { ReactElement, SyntheticEvent } from 'react';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { useDraft } from '../../lib/draft.js';
import { useTexts } from '../../lib/texts.js';
import { useChoiceKeys } from '../../lib/use-choice-keys.js';
import { useCommand } from '../../lib/use-command.js';

interface Typed {
  decision?: string;
  policyLine?: string;
  note?: string;
  answers?: Record<string, string>;
}

interface Props {
  round: Schemas['ReviewRoundDetail'];
  item: Schemas['HeldItem'];
  sent: () => void;
}

/** The answer to one item. What was typed is still there after a reload, until it was sent. */
export function AnswerForm({ round, item, sent }: Props): ReactElement {
  const t = useTexts();
  const draft = useDraft(`review/${item.assignmentId}`);
  const typed = parsed(draft.text);
  const write = (more: Typed): void => draft.write(JSON.stringify({ ...typed, ...more }));
  const { labels } = round.decision;
  const chosen = labels.find(({ value }) => value === typed.decision);
  const lined = chosen?.violation === true && round.policyLines.length > 0;
  const send = useCommand<Typed, unknown>(
    `answer/${item.assignmentId}`,
    ({ decision = '', policyLine, note, answers }, headers) =>
      http.POST('/review-rounds/{id}/answers', {
        params: { path: { id: round.id } },
        body: {
          ...{ assignmentId: item.assignmentId, decision, answers: answers ?? {} },
          policyLine: lined ? (policyLine ?? null) : null,
          note: note?.trim() ? note.trim() : null,
        },
        headers,
      }),
    () => {
      draft.sent();
      sent();
    },
  );
  const submit = (event?: SyntheticEvent): void => {
    event?.preventDefault();
    if (typed.decision !== undefined && !send.isPending) send.mutate(typed);
  };
  useChoiceKeys({
    choose: (index) => {
      const label = labels[index];
      if (label) write({ decision: label.value });
    },
    submit,
  });
  return (
    <Paper withBorder p="sm">
      <form onSubmit={submit} aria-label={round.decision.text}>
        <Stack gap="sm">
          <Text fw={500}>{round.decision.text}</Text>
          <Group gap="xs" role="group" aria-label={round.decision.text}>
            {labels.map(({ value }, index) => (
              <Button
                key={value}
                variant={value === typed.decision ? 'filled' : 'default'}
                aria-pressed={value === typed.decision}
                leftSection={index < 9 ? <Kbd size="xs">{index + 1}</Kbd> : undefined}
                onClick={() => write({ decision: value })}
              >
                {value}
              </Button>
            ))}
          </Group>
          {lined && (
            <Select
              label={t('review.screen.line')}
              required
              searchable
              data={round.policyLines}
              value={typed.policyLine ?? null}
              onChange={(line) => write({ policyLine: line ?? '' })}
              maw="28rem"
            />
          )}
          {round.questions.map(({ key, text, required, options }) =>
            options.length > 0 ? (
              <Select
                key={key}
                label={text}
                required={required}
                data={options}
                value={typed.answers?.[key] ?? null}
                onChange={(value) => write({ answers: { ...typed.answers, [key]: value ?? '' } })}
                maw="28rem"
              />
            ) : (
              <TextInput
                key={key}
                label={text}
                required={required}
                maxLength={2000}
                value={typed.answers?.[key] ?? ''}
                onChange={(event) => write({ answers: { ...typed.answers, [key]: event.currentTarget.value } })}
              />
            ),
          )}
          <TextInput
            label={t('review.screen.note')}
            maxLength={2000}
            value={typed.note ?? ''}
            onChange={(event) => write({ note: event.currentTarget.value })}
          />
          <Problem error={send.error} />
          <Group>
            <Button type="submit" disabled={typed.decision === undefined} loading={send.isPending}>
              {t('review.screen.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

function parsed(text: string): Typed {
  try {
    return text === '' ? {} : (JSON.parse(text) as Typed);
  } catch {
    return {};
  }
}
