import { Button, Group, Paper, Stack, Textarea } from '@mantine/core';
import { useMemo, useState, type SubmitEvent, type ReactElement, type ReactNode } from 'react';
import type { Values } from '../../components/acts/acts.js';
import { Conditions } from '../../components/acts/conditions.js';
import { Problem } from '../../components/problem.js';
import { Prove } from '../../components/prove.js';
import { Refused } from '../../components/refused.js';
import type { Schemas } from '../../lib/api.js';
import { useDraft } from '../../lib/draft.js';
import { fieldProblem, ProblemError } from '../../lib/problem.js';
import { useCommands } from '../../lib/shortcuts.js';
import { graveColour } from '../../lib/theme.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { phaseActs, programActs, type Act, type PhaseActName, type ProgramActName } from './acts.js';

type Program = Schemas['Program'];

/** Launch, hold, resume, cancel: what may be done to the whole program comes with it. @param children what else one goes on with */
export function ProgramActs({ program, children }: { program: Program; children?: ReactNode }): ReactElement {
  const t = useTexts();
  const names = (Object.keys(programActs) as ProgramActName[]).filter((name) =>
    program.allowed.includes(programActs[name].event),
  );
  return (
    <>
      <Acts
        of={program.id}
        group={program.name}
        acts={names.map((name) => [name, programActs[name]])}
        send={(act, text, headers, typed) => act.send({ program, phaseId: '', hash: undefined }, text, headers, typed)}
        beside={children}
      />
      <Refused
        refused={program.refused}
        called={(command) => t(`programs.command.${command}`, { defaultValue: command.replaceAll('_', ' ') })}
      />
    </>
  );
}

/** At its tollgate: approve, send back, ask; of a phase without items, open it. */
export function PhaseActs({
  program,
  phase,
  decided,
}: {
  program: Program;
  phase: Schemas['Phase'];
  decided: () => void;
}): ReactElement {
  const names = (Object.keys(phaseActs) as PhaseActName[]).filter((name) =>
    program.allowed.includes(phaseActs[name].event),
  );
  return (
    <Acts
      of={phase.id}
      group={phase.name}
      acts={names.map((name) => [name, phaseActs[name]])}
      send={(act, text, headers, typed) =>
        act.send({ program, phaseId: phase.id, hash: phase.signOff?.contentHash }, text, headers, typed)
      }
      decided={decided}
    />
  );
}

type Name = ProgramActName | PhaseActName;

interface ActsProps {
  of: string;
  group: string;
  acts: readonly (readonly [Name, Act])[];
  send: (act: Act, text: string, headers: { 'idempotency-key': string }, typed: Values) => Promise<unknown>;
  beside?: ReactNode;
  /** After a decision on a tollgate. */
  decided?: () => void;
}

function Acts({ of, group, acts, send, beside, decided }: ActsProps): ReactElement | null {
  const t = useTexts();
  const [chosen, choose] = useState<Name | null>(null);
  const names = acts.map(([name]) => name).join(' ');
  useCommands(
    useMemo(
      () =>
        (names === '' ? [] : (names.split(' ') as Name[])).map((name) => ({
          id: `${of}/${name}`,
          label: t(`programs.act.${name}`),
          group,
          run: () => choose(name),
        })),
      [names, of, group, t],
    ),
  );
  const found = acts.find(([name]) => name === chosen);
  if (acts.length === 0 && !beside) return null;
  if (found !== undefined)
    return (
      <Form
        key={found[0]}
        of={of}
        name={found[0]}
        act={found[1]}
        send={send}
        close={() => choose(null)}
        done={() => {
          choose(null);
          if (found[1].event === 'sign_tollgate') decided?.();
        }}
      />
    );
  return (
    <Group gap="xs">
      {acts.map(([name, act], index) => (
        <Button key={name} variant={index === 0 && act.primary ? 'filled' : 'default'} onClick={() => choose(name)}>
          {t(`programs.act.${name}`)}
        </Button>
      ))}
      {beside}
    </Group>
  );
}

interface FormProps {
  of: string;
  name: Name;
  act: Act;
  send: ActsProps['send'];
  close: () => void;
  done: () => void;
}

function Form({ of, name, act, send, close, done }: FormProps): ReactElement {
  const t = useTexts();
  const draft = useDraft(`${name}/${of}`);
  const values = act.conditions ? valuesIn(draft.text) : {};
  const said = act.conditions ? (values[reasonField] ?? '') : draft.text;
  const write = (field: string, value: string): void => draft.write(JSON.stringify({ ...values, [field]: value }));
  const command = useCommand<{ text: string; typed: Values }, unknown>(
    `${name}/${of}`,
    ({ text, typed }, headers) => send(act, text, headers, typed),
    () => {
      draft.sent();
      done();
    },
  );
  const proofAsked = command.error instanceof ProblemError && command.error.code === 'proof-required';
  const again = (): void => command.mutate({ text: said.trim(), typed: values });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    again();
  };
  return (
    <Paper withBorder p="sm">
      <form onSubmit={submit} aria-label={t(`programs.act.${name}`)}>
        <Stack gap="sm">
          {act.text !== null && (
            <Textarea
              autoFocus={!act.conditions}
              label={t(`field.${act.text.label}`)}
              required={act.text.required}
              value={said}
              onChange={({ currentTarget: { value } }) =>
                act.conditions ? write(reasonField, value) : draft.write(value)
              }
              error={fieldProblem(command.error, act.text.name)}
            />
          )}
          {act.conditions && <Conditions values={values} error={command.error} write={write} />}
          {proofAsked ? <Prove again={again} /> : <Problem error={command.error} />}
          <Group gap="xs">
            <Button
              type="submit"
              color={act.grave ? graveColour : undefined}
              loading={command.isPending}
              autoFocus={act.text === null}
            >
              {t(`programs.act.${name}`)}
            </Button>
            <Button variant="subtle" color="gray" onClick={close}>
              {t('act.close')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

const reasonField = 'reason';

/** What was typed where conditions are asked for, field by field. */
function valuesIn(text: string): Values {
  try {
    return JSON.parse(text) as Values;
  } catch {
    return {};
  }
}
