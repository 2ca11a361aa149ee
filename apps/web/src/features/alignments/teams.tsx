import { Button, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { CommandForm, typed } from '../../components/form/command-form.js';
import { Part } from '../../components/part.js';
import { ItemLink, PersonLink } from '../../components/record-link.js';
import { http } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Stand } from './alignment-status.js';
import type { Detail, Said, Team } from './words.js';

type Condition = Said['conditions'][number];

/** What each team says, on which revision, and what it said before. */
export function Teams({ of: one }: { of: Detail }): ReactElement {
  const t = useTexts();
  return (
    <Part title={t('alignment.teams')}>
      <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
        {one.teams.map((team) => (
          <li key={team.team.id}>
            <TeamSays of={team} round={one} />
          </li>
        ))}
      </Stack>
    </Part>
  );
}

function TeamSays({ of: team, round }: { of: Team; round: Detail }): ReactElement {
  const t = useTexts();
  return (
    <>
      <Group gap="xs">
        <Text fw={600} size="sm">
          {team.team.name}
        </Text>
        <Stand of={team} />
        <Text size="sm" component="span">
          <PersonLink person={team.person} />
        </Text>
      </Group>
      {team.position && <Statement said={team.position} round={round} />}
      {team.earlier.length > 0 && (
        <details>
          <Text component="summary" size="sm">
            {t('alignment.before')}
          </Text>
          {team.earlier.map((said) => (
            <Statement key={said.at} said={said} />
          ))}
        </details>
      )}
    </>
  );
}

/** @param round where its conditions may be settled */
function Statement({ said, round }: { said: Said; round?: Detail }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const by = said.for ? t('alignment.forWhom', { by: said.by.name, absent: said.for.name }) : said.by.name;
  return (
    <Stack gap={4} mt={4} pl="sm">
      <Text size="xs" c="dimmed">
        {`${t(`alignment.positionIs.${said.position}`)}, ${t('alignment.onRevision', { revision: said.revision })} · ${by}, ${clock.at(said.at)}`}
      </Text>
      {said.reason !== null && (
        <Text size="sm" className="said">
          {said.reason}
        </Text>
      )}
      {said.wouldChange !== null && (
        <Text size="sm" className="said">{`${t('alignment.wouldChange')}: ${said.wouldChange}`}</Text>
      )}
      {said.conditions.map((condition) => (
        <OneCondition key={condition.id} of={condition} round={round} />
      ))}
    </Stack>
  );
}

function OneCondition({
  of: { id, text, owner, within, settled },
  round,
}: {
  of: Condition;
  round?: Detail | undefined;
}): ReactElement {
  const t = useTexts();
  const wanted = [owner?.name, within].filter((part) => part !== undefined && part !== null).join(', ');
  const how = settled && t(settled.accepted ? 'alignment.accepted' : 'alignment.declined', { reason: settled.reason });
  return (
    <div>
      <Text size="sm">{`${t('alignment.condition')}: ${text}${wanted === '' ? '' : ` (${wanted})`}`}</Text>
      {settled && (
        <Text size="sm" c="dimmed">
          {how} {settled.item && <ItemLink item={{ key: settled.item.key, title: '' }} />}
        </Text>
      )}
      {!settled && round?.allowed.includes('settle') && <Settle id={id} text={text} round={round} />}
    </div>
  );
}

function Settle({ id, text, round }: { id: string; text: string; round: Detail }): ReactElement {
  const t = useTexts();
  const [chosen, choose] = useState<'accept' | 'decline' | null>(null);
  if (chosen === null)
    return (
      <Group gap="xs">
        {(['accept', 'decline'] as const).map((way) => (
          <Button
            key={way}
            size="compact-sm"
            variant="default"
            aria-label={t(way === 'accept' ? 'alignment.acceptIt' : 'alignment.declineIt', { text })}
            onClick={() => choose(way)}
          >
            {t(`alignment.${way}`)}
          </Button>
        ))}
      </Group>
    );
  const accept = chosen === 'accept';
  return (
    <CommandForm
      name={`${chosen}/${id}`}
      title={t(accept ? 'alignment.acceptIt' : 'alignment.declineIt', { text })}
      fields={[
        { name: 'reason', label: t('field.reasonNeeded'), kind: 'text', required: true },
        ...(accept
          ? [
              { name: 'ownerId', label: t('alignment.worker'), kind: 'person' as const },
              { name: 'within', label: t('alignment.within'), hint: t('alignment.withinHint'), kind: 'span' as const },
              { name: 'programId', label: t('alignment.program'), kind: 'program' as const },
            ]
          : []),
      ]}
      send={({ reason = '', ...values }, headers) =>
        http.POST('/alignments/{id}/settle', {
          ...{ params: { path: { id: round.id } }, headers },
          body: { conditionId: id, accept, reason, ...(accept ? typed(values, 'ownerId', 'within', 'programId') : {}) },
        })
      }
      done={() => choose(null)}
      close={() => choose(null)}
    />
  );
}
