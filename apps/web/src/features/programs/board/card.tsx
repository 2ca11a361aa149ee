import { Badge, Button, Group, Menu, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Due } from '../../../components/due.js';
import { ItemLink } from '../../../components/record-link.js';
import type { Schemas } from '../../../lib/api.js';
import { useTexts } from '../../../lib/texts.js';
import type { Move, Status } from './moves.js';

interface Props {
  item: Schemas['ActionItem'];
  targets: readonly Status[];
  wish: (move: Move) => void;
}

/** An item on the board: whose it is, when it is due, by how much it is late, how far it was escalated, and where it can go. */
export function Card({ item, targets, wish }: Props): ReactElement {
  const t = useTexts();
  const { id, key, title, status } = item;
  return (
    <div className="card" data-overdue={item.overdue || undefined}>
      <Text size="sm" className="card-title">
        <ItemLink item={item} />
      </Text>
      <Due at={item.due.at} over={['done', 'cancelled', 'submitted'].includes(status)} />
      <Group gap={6} justify="space-between" wrap="nowrap">
        <Text size="xs" c="dimmed" truncate>
          {item.owner.name}
        </Text>
        {item.ladderLevel > 0 && (
          <Badge size="sm" color={item.overdue ? 'red' : 'gray'} variant="light" tt="none">
            {t('board.level', { level: item.ladderLevel })}
          </Badge>
        )}
        {targets.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="subtle" size="compact-xs" aria-label={t('board.moveOf', { item: key })}>
                {t('board.move')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {targets.map((to) => (
                <Menu.Item key={to} onClick={() => wish({ id, key, title, to })}>
                  {t(`status.${to}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
    </div>
  );
}
