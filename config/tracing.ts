import type { ClientOptions } from '@temporalio/client';
import type { WorkerOptions } from '@temporalio/worker';
import type { Settings } from './settings.js';

/** Tracing that is on: what clients and workers of Temporal are given for it. */
export interface Tracing {
  clientInterceptors: NonNullable<ClientOptions['interceptors']>;
  activityInterceptor: NonNullable<NonNullable<WorkerOptions['interceptors']>['activity']>[number];
  sinks: NonNullable<WorkerOptions['sinks']>;
  /** Sends what has not been sent, and ends. */
  stop: () => Promise<void>;
}

/**
 * Switches tracing on, where a collector is named: traces go there by OTLP over HTTP. Else nothing of it is even loaded;
 * null.
 *
 * @param service how the process is called in traces
 */
export async function startTracing(settings: Settings, service: string): Promise<Tracing | null> {
  const { otlpEndpoint } = settings;
  if (otlpEndpoint === null) return null;
  const [hooks, exporters, resources, base, temporal] = await Promise.all([
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace-base'),
    import('@temporalio/interceptors-opentelemetry'),
  ]);
  const resource = new resources.Resource({ 'service.name': service });
  const exporter = new exporters.OTLPTraceExporter({ url: `${otlpEndpoint.replace(/\/+$/, '')}/v1/traces` });
  // Parts that come out of workflows take the same way as all others.
  const processor = new base.BatchSpanProcessor(exporter, { scheduledDelayMillis: 1_000 });
  const provider = new base.BasicTracerProvider({ resource, spanProcessors: [processor] });
  provider.register({ contextManager: new hooks.AsyncLocalStorageContextManager().enable() });
  return {
    clientInterceptors: { workflow: [new temporal.OpenTelemetryWorkflowClientInterceptor()] },
    activityInterceptor: (ctx) => ({ inbound: new temporal.OpenTelemetryActivityInboundInterceptor(ctx) }),
    sinks: { exporter: temporal.makeWorkflowExporter(processor, resource) },
    stop: () => provider.shutdown(),
  };
}
