import type { DataSource } from 'typeorm';
import type { ItemCommand } from '../../../../domain/item/commands.js';
import type { ItemEvent } from '../../../../domain/item/table.js';
import { mayDoToItem } from '../../../../domain/access/item-access.js';
import { withStandIns } from '../../../../database/people/acting-for.js';
import type { Asked } from '../commands/asked.js';
import type { Engine } from '../commands/engine.js';
import { itemDetail } from './item-detail.js';
import { findItem, type ListedItem } from '../../../../database/items/listed-items.js';
import { partsOf } from './item-json.js';

/** What a command of an item goes through, whichever controller it comes from. */
export interface ItemRoute {
  dataSource: DataSource;
  engine: Engine;
}

/** Authorises a command, sends it to the item's workflow, and answers with the item as it is then. */
export async function sendItemCommand(
  { dataSource, engine }: ItemRoute,
  ref: string,
  event: ItemEvent,
  command: (row: ListedItem) => ItemCommand | Promise<ItemCommand>,
  asked: Asked,
): Promise<object> {
  const id = await carryOutOnItem({ dataSource, engine }, ref, event, command, asked);
  const after = await findItem(dataSource.manager, id);
  return itemDetail(dataSource.manager, after, asked.actor);
}

/** The same without an answer; gives the id of the item. */
export async function carryOutOnItem(
  { dataSource, engine }: ItemRoute,
  ref: string,
  event: ItemEvent,
  command: (row: ListedItem) => ItemCommand | Promise<ItemCommand>,
  asked: Asked,
): Promise<string> {
  const row = await findItem(dataSource.manager, ref);
  const onBehalfOf = mayDoToItem(await withStandIns(dataSource.manager, asked.actor), event, partsOf(row));
  await engine.item(row.id, await command(row), asked, { version: row.version, onBehalfOf });
  return row.id;
}
