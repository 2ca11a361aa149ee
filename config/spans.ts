import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';

/** Parts of a trace that are ours: Temporal's come from its interceptors. Where no trace is on, all of this is next to nothing. */
const tracer = trace.getTracer('tollgate');

/**
 * The statement as a part of what is traced now; null where nothing is. Loops that look for work every second are no part
 * of anything, and stay out.
 *
 * @param text without its values: they are people's
 */
export function statementSpan(text: string): Span | null {
  if (trace.getActiveSpan() === undefined) return null;
  const verb = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'statement';
  const attributes = { 'db.system': 'postgresql', 'db.operation': verb, 'db.statement': text.slice(0, longestText) };
  return tracer.startSpan(verb, { kind: SpanKind.CLIENT, attributes });
}

const longestText = 2_000;

export function endSpan(span: Span, error?: unknown): void {
  if (error !== undefined && error !== null)
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : 'failed' });
  span.end();
}

/** What names the present trace to whoever goes on with it later (`traceparent` of W3C); null where there is none. */
export function presentTrace(): string | null {
  if (trace.getActiveSpan() === undefined) return null;
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
}

export interface PartOfTrace {
  name: string;
  attributes: Record<string, string | number>;
  /** As `presentTrace` gave them. The first is the one it belongs to, the others are linked. */
  traces: readonly (string | null | undefined)[];
}

/** Does something as part of traces that were begun elsewhere; as it is where there are none. */
export async function goingOnWith<T>(part: PartOfTrace, work: () => Promise<T>): Promise<T> {
  const [first, ...others] = [...new Set(part.traces.flatMap((traceparent) => traceparent ?? []))];
  if (first === undefined) return work();
  const links = others.flatMap((traceparent) => trace.getSpanContext(contextOf(traceparent)) ?? []);
  const { name, attributes } = part;
  return tracer.startActiveSpan(
    name,
    { kind: SpanKind.PRODUCER, attributes, links: links.map((linked) => ({ context: linked })) },
    contextOf(first),
    async (span) => {
      try {
        const done = await work();
        endSpan(span);
        return done;
      } catch (error) {
        endSpan(span, error);
        throw error;
      }
    },
  );
}

/** What has a life of its own, and is part of nothing that is traced now: loops that somebody's request begins. */
export function apart<T>(work: () => Promise<T>): Promise<T> {
  return context.with(ROOT_CONTEXT, work);
}

function contextOf(traceparent: string): ReturnType<typeof propagation.extract> {
  return propagation.extract(ROOT_CONTEXT, { traceparent });
}
