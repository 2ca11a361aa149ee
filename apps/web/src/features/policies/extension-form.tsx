import { Button, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { Allowed } from './allowed.js';
import { WhoFields, WholeField, type Wrong } from './common-fields.js';
import type { FormProps } from './escalation-form.js';
import { LateFields } from './late-fields.js';
import { ProofFields, Said } from './signing-fields.js';
import { RowHead } from './stages-fields.js';
import { movedBy, withField, type Extension } from './written.js';

type Rule = Extension['rules'][number];

/** Who must agree to more time: the first rule that fits decides, and the last has no bounds. */
export function ExtensionForm(props: FormProps<Extension>): ReactElement {
  const { body, allowed, wrong, write } = props;
  const t = useTexts();
  const { rules } = body;
  const set = (next: Rule[]): void => write({ ...body, rules: next });
  const add = (): void => {
    const { roles = allowed.extension.roles.slice(0, 1) } = rules.at(-1) ?? {};
    // Before the last, which holds for all the rest.
    const rule: Rule = { upToDays: 14, required: 1, roles: roles as Rule['roles'], people: [] };
    set(rules.toSpliced(Math.max(0, rules.length - 1), 0, rule));
  };
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('policyForm.rulesHow')}
      </Text>
      {rules.map((rule, index) => (
        <RuleFields
          key={index}
          rule={rule}
          name={t('policyForm.rule', { number: index + 1 })}
          allowed={allowed}
          wrong={(at) => (at === '' ? wrong(`body.rules.${index}`) : wrong(`body.rules.${index}.${at}`, true))}
          write={(next) => set(rules.with(index, next))}
          move={(by) => set(movedBy(rules, index, by))}
          place={{ first: index === 0, last: index === rules.length - 1 }}
          remove={() => set(rules.toSpliced(index, 1))}
        />
      ))}
      <Said error={wrong('body.rules')} />
      {rules.length < allowed.extension.mostRules && (
        <Button variant="default" size="compact-sm" style={{ alignSelf: 'start' }} onClick={add}>
          {t('policyForm.addRule')}
        </Button>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
        <WholeField
          label={t('policyForm.mostExtensions')}
          value={body.mostExtensions}
          bounds={allowed.extension.extensions}
          error={wrong('body.mostExtensions')}
          write={(most) => write({ ...body, mostExtensions: most ?? 0 })}
        />
        <WholeField
          label={t('policyForm.longestTotal')}
          open={t('policyForm.noLimit')}
          value={body.longestTotalDays}
          bounds={allowed.extension.longestTotal}
          error={wrong('body.longestTotalDays')}
          write={(days) => write(withField(body, 'longestTotalDays', days))}
        />
      </SimpleGrid>
      <LateFields
        {...props}
        limit={{ name: 'answerWithin', label: t('policyForm.answerWithin') }}
        escalateTo={allowed.extension.escalateTo}
        counted
      />
      <ProofFields
        proof={body.proof}
        bounds={allowed.proof}
        wrong={wrong}
        write={(proof) => write(withField(body, 'proof', proof))}
      />
    </Stack>
  );
}

interface RuleProps {
  rule: Rule;
  name: string;
  allowed: Allowed;
  wrong: Wrong;
  write: (rule: Rule) => void;
  move: (by: number) => void;
  place: { first: boolean; last: boolean };
  remove: () => void;
}

function RuleFields({ rule, name, allowed, wrong, write, move, place, remove }: RuleProps): ReactElement {
  const t = useTexts();
  const bounds = [
    ['upToDays', allowed.extension.days],
    ['upToNumber', allowed.extension.number],
    ['upToTotalDays', allowed.extension.totalDays],
  ] as const;
  return (
    <Paper withBorder p="sm" component="fieldset" aria-label={name} m={0}>
      <RowHead name={name} move={move} place={place} remove={place.first && place.last ? null : remove} />
      <Stack gap="xs">
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" verticalSpacing="xs">
          {bounds.map(([bound, within]) => (
            <WholeField
              key={bound}
              label={t(`policyForm.${bound}`)}
              open={t('policyForm.noBound')}
              value={rule[bound]}
              bounds={within}
              error={wrong(bound)}
              write={(value) => write(withField(rule, bound, value))}
            />
          ))}
        </SimpleGrid>
        <WhoFields
          value={rule}
          known={allowed.extension.roles}
          labels={{ roles: t('policyForm.agree'), people: t('policyForm.agreeByName') }}
          wrong={wrong}
          write={({ roles, people }) => write({ ...rule, roles: roles, people })}
        />
        <WholeField
          label={t('policyForm.requiredAgree')}
          value={rule.required}
          bounds={allowed.extension.required}
          error={wrong('required')}
          write={(required) => write({ ...rule, required: required ?? 0 })}
        />
        <Said error={wrong('')} />
      </Stack>
    </Paper>
  );
}
