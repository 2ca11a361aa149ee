import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { ItemCommand } from '../domain/action-item/commands.js';
import type { CommandEnvelope, CommandResult } from '../domain/record/command.js';
import type { ProgramCommand } from '../domain/program/commands.js';

/** A command of a person; answers when its facts are recorded, or with the reason why not. */
export const itemCommand = defineUpdate<CommandResult, [CommandEnvelope<ItemCommand>]>('command');
export const programCommand = defineUpdate<CommandResult, [CommandEnvelope<ProgramCommand>]>('command');
/** The same for whichever kind of living record: all of them listen to it. */
export const recordCommand = defineUpdate<CommandResult, [CommandEnvelope<{ type: string }>]>('command');

/** Facts were recorded by somebody else: read them, and arm the timer anew. */
export const poke = defineSignal('poke');
