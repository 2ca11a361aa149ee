import { Injectable, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { Linked } from '../../../../domain/record-link/link.js';
import { recordKinds } from '../../../../database/engine/kinds.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { Asked } from '../commands/asked.js';
import { captured, type CapturedCommand } from '../commands/capture.js';
import { proposable } from '../commands/proposable.js';
import { invalidRequest, Problem, type FieldError } from '../problems/problem.js';
import { RequestPipe } from '../problems/validation.pipe.js';

type Handler = (...given: unknown[]) => Promise<unknown>;

/** A route by which people send a command, with the class of its body. */
interface Route {
  instance: object;
  handler: Handler;
  /** What each of its parameters is given. */
  takes: ('ref' | 'body' | 'asked')[];
  body: Type | undefined;
}

/**
 * The commands that may be proposed: the routes by which people send them, so that their bodies are described, checked and looked up in
 * one place, whether somebody sends one or proposes it.
 */
@Injectable()
export class Proposables {
  private found: Map<string, Map<string, Route>> | undefined;
  private readonly pipe = new RequestPipe();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** What may be proposed of records of a kind, in the order of the alphabet. */
  commandsOf(kind: Linked['kind']): string[] {
    return [...(this.routes.get(recordKinds[kind].path)?.keys() ?? [])].sort();
  }

  /**
   * The command as it would be sent to the record. The route itself reads what is said; whether whoever approves may send it is asked of
   * them, and not of whoever proposes.
   *
   * @throws Problem `invalid-request` for what the body does not take, Refusal `invalid-command` for what may not be proposed
   */
  async commandOf(
    on: Linked,
    name: string,
    said: Record<string, unknown>,
    asked: Asked,
  ): Promise<CapturedCommand['command'] & Record<string, unknown>> {
    const route = this.routes.get(recordKinds[on.kind].path)?.get(name);
    if (!route) throw this.notProposable(on, name);
    const body = await this.bodyOf(route, said);
    // Read as whoever may do anything would: only what they see is looked up, and nothing is sent.
    const { within: _, ...actor } = asked.actor;
    const anybody: Asked = { ...asked, actor: { ...actor, access: 'administrator' }, shown: {}, ifMatch: '*' };
    const given = { ref: on.id, body, asked: anybody };
    const sent = await captured(() =>
      route.handler.apply(
        route.instance,
        route.takes.map((one) => given[one]),
      ),
    );
    if (sent?.id !== on.id || sent.kind !== on.kind) throw new Error(`${name} of ${on.kind} sends no command to it`);
    return { ...sent.command };
  }

  /** What the body of a command does not take; nothing of what stands at these places, which is worked out later. */
  async wrongIn(
    kind: Linked['kind'],
    name: string,
    said: Record<string, unknown>,
    later: readonly string[],
  ): Promise<FieldError[]> {
    const route = this.routes.get(recordKinds[kind].path)?.get(name);
    if (!route) return [];
    try {
      await this.bodyOf(route, said);
      return [];
    } catch (error) {
      const { errors } = ((error as Problem).more.extra ?? {}) as { errors?: FieldError[] };
      if (!errors) throw error;
      const within = (path: string): boolean =>
        later.some((one) => path === `arguments.${one}` || path.startsWith(`arguments.${one}.`));
      return errors.filter(({ path }) => !within(path));
    }
  }

  private async bodyOf({ body }: Route, said: Record<string, unknown>): Promise<unknown> {
    if (body === undefined) return undefined;
    try {
      return await this.pipe.transform(said, { type: 'body', metatype: body });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { errors } = (error.more.extra ?? {}) as { errors?: FieldError[] };
      if (!errors) throw error;
      throw invalidRequest(
        errors.map(({ path, message }) => ({ path: path === '' ? 'arguments' : `arguments.${path}`, message })),
      );
    }
  }

  private notProposable({ kind }: Linked, name: string): Refusal {
    const noun = kind.replaceAll('_', ' ');
    const may = this.commandsOf(kind);
    const list = may.length === 0 ? 'Nothing may.' : `These may: ${may.join(', ')}.`;
    return new Refusal(
      'invalid-command',
      `"${name}" of a ${noun} cannot be proposed: there is none such, or it says what only whoever does it can say themself. ${list}`,
      { path: 'command', commands: may },
    );
  }

  /** By what paths call the kind, and by the command. */
  private get routes(): Map<string, Map<string, Route>> {
    this.found ??= this.read();
    return this.found;
  }

  private read(): Map<string, Map<string, Route>> {
    const all = new Map<string, Map<string, Route>>();
    for (const { instance, metatype } of this.discovery.getControllers()) {
      if (typeof metatype !== 'function' || typeof instance !== 'object' || instance === null) continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const handler = prototype[method];
        if (handler && Reflect.getMetadata(proposable, handler) === true)
          add(all, metatype as Type, { instance: instance as object, method, handler });
      }
    }
    return all;
  }
}

function add(
  all: Map<string, Map<string, Route>>,
  controller: Type,
  { instance, method, handler }: { instance: object; method: string; handler: Handler },
): void {
  const parts = [controller, handler].map((of) => String(Reflect.getMetadata(PATH_METADATA, of)));
  const [path = '', ...rest] = parts
    .join('/')
    .split('/')
    .filter((word) => word !== '');
  const edits = Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.PATCH;
  const name = edits ? 'edit' : (rest.at(-1) ?? '');
  const ofKind = all.get(path) ?? new Map<string, Route>();
  all.set(path, ofKind.set(name, { instance, handler, ...parametersOf(controller, method) }));
}

/** By the number with which the note of a parameter begins; what has none is a decorator of ours, of which such a route has one. */
const given: ReadonlyMap<string, 'ref' | 'body'> = new Map([
  [String(RouteParamtypes.PARAM), 'ref'],
  [String(RouteParamtypes.BODY), 'body'],
]);

/** What Nest would give each parameter of a route, by its own notes. */
function parametersOf(controller: Type, method: string): Pick<Route, 'takes' | 'body'> {
  const notes = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) as Record<string, { index: number }>;
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype as object, method) as Type[];
  const takes: Route['takes'] = [];
  let body: Type | undefined;
  for (const [note, { index }] of Object.entries(notes)) {
    const [type = ''] = note.split(':');
    takes[index] = given.get(type) ?? 'asked';
    if (takes[index] === 'body') body = types[index];
  }
  return { takes, body };
}
