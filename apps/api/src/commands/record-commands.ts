import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RecordKind } from '../../../../database/engine/kinds.js';
import type { Actor } from '../access/actor.js';
import type { Asked } from './asked.js';
import { Engine } from './engine.js';

/** What of a kind its commands must know. */
interface Commanded<R extends { facts: { id: string; version: number } }> {
  kind: RecordKind;
  /** @throws Refusal `not-found` */
  find: (ref: string) => Promise<R>;
  /** What is answered when it is done. */
  answer: (row: R, actor: Actor) => Promise<object>;
}

/** Sends what people do to a record to its workflow, which asks whether they may, and answers when it is recorded. */
@Injectable()
export class RecordCommands {
  constructor(
    readonly dataSource: DataSource,
    private readonly engine: Engine,
  ) {}

  /** @param made the command, or what makes it of the record as it stands, who may not at all being refused there */
  async send<R extends { facts: { id: string; version: number } }, C extends { type: string }>(
    { kind, find, answer }: Commanded<R>,
    ref: string,
    made: (row: R) => C | Promise<C>,
    asked: Asked,
  ): Promise<object> {
    const row = await find(ref);
    const { id, version } = row.facts;
    const command = await made(row);
    await this.engine.record(kind, id, command, asked, { version });
    return answer(await find(id), asked.actor);
  }
}
