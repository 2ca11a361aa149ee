import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CommandEnvelope, CommandResult } from '../domain/record/command.js';

/** A command of whichever kind of record: its type; what it says is kept in the database. */
export type RecordEnvelope = CommandEnvelope<{ type: string }>;

/** A command of a person; answers when its facts are recorded, or with the reason why not. */
export const recordCommand = defineUpdate<CommandResult, [RecordEnvelope]>('command');

/** Facts were recorded by somebody else: read them, and arm the timer anew. */
export const poke = defineSignal('poke');
