import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { AccessChanges } from '../../../../database/people/access-changes.js';
import { holderById } from '../../../../database/people/load-actor.js';
import { withSight, type Seeing } from '../../../../database/people/load-sight.js';
import type { Actor } from '../../../../domain/access/actor.js';
import type { Limits } from '../../../../domain/access/limits.js';
import type { Sight } from '../../../../domain/access/sight.js';

/** How far people see, remembered with whatever else is known of them until something of it changes. */
@Injectable()
export class Sights {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly changes: AccessChanges,
  ) {}

  /**
   * Whoever comes with something, with how far they see: as remembered, or as read; null is never remembered.
   *
   * @param key what they come with: its hash
   */
  remembered<T extends { actor: Actor; msLeft: number | null }>(
    key: string,
    read: (manager: EntityManager) => Promise<T | null>,
  ): Promise<(T & { actor: Seeing }) | null> {
    const { manager } = this.dataSource;
    return this.changes.holder(key, async () => {
      const holder = await read(manager);
      return holder && withSight(manager, holder, this.settings.reading);
    });
  }

  /** A person as they are now, who comes with nothing of ours: null where there is none such, or they have left. */
  async person(id: string, within?: Limits): Promise<Seeing | null> {
    const key = `person/${id}/${within === undefined ? '' : JSON.stringify([within.level, within.programId, within.issuer])}`;
    const holder = await this.remembered(key, async (manager) => {
      const found = await holderById(manager, id);
      return found && { ...found, actor: { ...found.actor, ...(within === undefined ? {} : { within }) } };
    });
    return holder?.actor ?? null;
  }

  /** How far somebody sees who is let in already: known with what they came with, or looked for; null where they have left. */
  async sightOf({ id, within, sight }: Actor): Promise<Sight | null> {
    return sight ?? (await this.person(id, within))?.sight ?? null;
  }
}
