import { Anchor, Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Empty } from '../empty.js';
import { useHappened } from '../../lib/happened.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { folded, type Entry } from './folded.js';

/** What happened, the newest first, with why; what the engine did by itself is folded. */
export function Timeline({ entries, zone }: { entries: readonly Entry[]; zone: string }): ReactElement {
  const t = useTexts();
  if (entries.length === 0) return <Empty>{t('items.nothingYet')}</Empty>;
  return (
    <ol className="rows" aria-label={t('items.timeline')}>
      {folded(entries)
        .toReversed()
        .map((line) =>
          line.kind === 'entry' ? (
            <li key={line.entry.seq}>
              <One entry={line.entry} zone={zone} />
            </li>
          ) : (
            <li key={line.entries[0].seq}>
              <Engine entries={line.entries} zone={zone} />
            </li>
          ),
        )}
    </ol>
  );
}

function Engine({ entries, zone }: { entries: readonly Entry[]; zone: string }): ReactElement {
  const t = useTexts();
  const [open, show] = useState(false);
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-xs" aria-expanded={open} onClick={() => show(!open)}>
        {t('items.engineDid', { count: entries.length })}
      </Button>
      {open && entries.toReversed().map((entry) => <One key={entry.seq} entry={entry} zone={zone} />)}
    </>
  );
}

function One({ entry, zone }: { entry: Entry; zone: string }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const there = clock.elsewhere(entry.at, zone);
  const said = useHappened()(entry, zone);
  return (
    <>
      <Text size="sm" className={isLoud(entry) ? 'said late' : 'said'} fw={isLoud(entry) ? 700 : 400}>
        <span lang={said.lang}>{said.text}</span>
      </Text>
      <Text size="xs" c="dimmed">
        {entry.actor === null ? t('items.engine') : entry.actor.name}
        {entry.onBehalfOf !== null && ` ${t('items.for', { who: entry.onBehalfOf.name })}`}
        {entry.onProposal && <OnProposal of={entry.onProposal} />} ·{' '}
        <time dateTime={entry.at}>{clock.at(entry.at)}</time>
        {there !== null && ` (${there})`}
      </Text>
      {entry.told.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('items.told', { who: entry.told.map(({ person }) => person.name).join(', ') })}
        </Text>
      )}
    </>
  );
}

/** Its actor approved what somebody else had proposed, as it was or with changes of their own. */
function OnProposal({ of: { key, author, changed } }: { of: NonNullable<Entry['onProposal']> }): ReactElement {
  const t = useTexts();
  return (
    <>
      {' '}
      <Anchor component={Link} to="/proposals/$ref" params={{ ref: key } as never} inherit>
        {t(changed === true ? 'items.onProposalChanged' : 'items.onProposal', { key, who: author.name })}
      </Anchor>
    </>
  );
}

/** What was decided past those who were asked, or is to be: nobody who reads on misses it. */
function isLoud({ type }: Entry): boolean {
  return /\.glass_(?:asked|broken)$/.test(type);
}
