import { Anchor, Badge, Group, Mark, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { piecesOf, wayTo, type Hit } from '../../lib/found.js';
import { useTexts } from '../../lib/texts.js';

interface Props {
  kind: Hit['kind'];
  hits: readonly Hit[];
  q: string;
  market: string | undefined;
  /** Whether only this kind is asked for. */
  narrowed: boolean;
  /** How many there are; not known where counting took too long. */
  count: number | undefined;
}

/** What was found of one kind, with how much there is of it. */
export function HitsOfKind({ kind, hits, q, market, narrowed, count }: Props): ReactElement {
  const t = useTexts();
  const left = count !== undefined && count > hits.length;
  return (
    <section aria-label={t(`found.kind.${kind}`)}>
      <Group gap="sm" mt="md" mb={4} align="baseline">
        <Title order={2}>{t(`found.kind.${kind}`)}</Title>
        <Text size="sm" c="dimmed">
          {count === undefined
            ? t('search.ofMoreThan', { count: hits.length - 1 })
            : t('search.of', { shown: hits.length, count })}
        </Text>
        {left && !narrowed && (
          <Anchor
            component={Link}
            to="/search"
            search={{ q, kind, ...(market === undefined ? {} : { market }) } as never}
            size="sm"
          >
            {t('search.all')}
          </Anchor>
        )}
      </Group>
      <ul className="rows">
        {hits.map((hit) => (
          <OneHit key={hit.id} hit={hit} />
        ))}
      </ul>
    </section>
  );
}

function OneHit({ hit }: { hit: Hit }): ReactElement {
  const t = useTexts();
  const way = wayTo(hit);
  const { field, excerpt, marks } = hit.matched;
  const inName = (field === 'title' || field === 'name') && excerpt === hit.title;
  const name = (
    <>
      {hit.key !== null && <span className="key">{hit.key} </span>}
      {inName ? <Marked text={excerpt} marks={marks} /> : hit.title}
    </>
  );
  const state = useStateOf(hit);
  return (
    <li>
      <Group gap="sm" wrap="nowrap" align="baseline">
        <Text size="sm">
          {way === null ? (
            name
          ) : (
            <Anchor component={Link} {...(way as { to: never })} preload="intent" inherit>
              {name}
            </Anchor>
          )}
        </Text>
        {state !== null && (
          <Badge variant="default" tt="none">
            {state}
          </Badge>
        )}
      </Group>
      {!inName && field !== 'key' && (
        <Text size="xs" className="said">
          <Text component="span" inherit c="dimmed">
            {t(`search.in.${field}`)}
          </Text>{' '}
          <Marked text={excerpt} marks={marks} />
        </Text>
      )}
      {hit.about !== null && (hit.about.key !== null || hit.about.title !== hit.title) && (
        <Text size="xs" c="dimmed">
          {t('search.on')} {hit.about.key} {hit.about.title}
        </Text>
      )}
    </li>
  );
}

function Marked({ text, marks }: { text: string; marks: Hit['matched']['marks'] }): ReactElement {
  return (
    <>
      {piecesOf(text, marks).map((piece, index) =>
        piece.marked ? <Mark key={index}>{piece.text}</Mark> : <span key={index}>{piece.text}</span>,
      )}
    </>
  );
}

/** In which state it is, in the words of its own pages; of others nothing. */
function useStateOf({ kind, state }: Hit): string | null {
  const t = useTexts();
  if (state === null) return null;
  switch (kind) {
    case 'item':
      return t(`status.${state as Schemas['ActionItem']['status']}`);
    case 'program':
      return t(`programs.is.${state as Schemas['Program']['status']}`);
    case 'exception':
      return t(`exception.is.${state as Schemas['Exception']['status']}`);
    case 'risk':
      return t(`risk.is.${state as Schemas['Risk']['status']}`);
    case 'case':
      return t(`case.is.${state as Schemas['Case']['status']}`);
    case 'review_round':
      return t(`review.is.${state as Schemas['ReviewRound']['status']}`);
    case 'analysis':
      return t(`analysis.is.${state as Schemas['Analysis']['status']}`);
    case 'finding':
      return t(`finding.is.${state as Schemas['Finding']['status']}`);
    case 'alignment':
      return t(`alignment.is.${state as Schemas['Alignment']['status']}`);
    case 'control':
      return t(`control.is.${state as Schemas['Control']['status']}`);
    default:
      return null;
  }
}
