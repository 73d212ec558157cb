import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import { simpleTag } from '../spec/tags';
import { toManifest } from '../spec/to-manifest';

const DURATION = simpleTag('duration');
const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Options of a metric. */
export interface MetricOptions {
  /** What the metric means. Sets `help`. */
  readonly help: string;

  /**
   * Labels of the metric; values may hold references to the template's inputs.
   *
   * @default - no labels
   */
  readonly labels?: { [key: string]: string };
}

/** Options of a gauge. */
export interface GaugeOptions extends MetricOptions {
  /** The value: a number as text, or Argo's variables of metrics, for example `{{outputs.parameters.rows}}`. */
  readonly value: string;

  /**
   * Whether the value changes while the task runs. Only the duration can.
   *
   * @default false
   */
  readonly realtime?: boolean;
}

/** A Prometheus metric that Argo's controller emits for a template. Sets `metrics.prometheus`. */
export class Metric {
  /** How long the task takes, in seconds, updated while it runs. */
  public static duration(name: string, options: MetricOptions): Metric {
    return Metric.gauge(name, { ...options, value: DURATION, realtime: true });
  }

  /** A value that goes up and down. */
  public static gauge(name: string, options: GaugeOptions): Metric {
    return Metric.named(name, options, { gauge: { realtime: options.realtime ?? false, value: options.value } });
  }

  /** A count, by default of the runs of the task. */
  public static counter(name: string, options: MetricOptions): Metric {
    return Metric.named(name, options, { counter: { value: '1' } });
  }

  /**
   * Any metric in Argo's form: with a condition (`when`), a histogram, a counter of something else.
   *
   * @param metric one of `metrics.prometheus`
   */
  public static prometheus(metric: l1.Prometheus): Metric {
    return new Metric(() => toManifest('Prometheus', metric)!);
  }

  private static named(name: string, options: MetricOptions, body: object): Metric {
    if (!NAME.test(name)) {
      throw errors.badName(
        'Metric',
        'metric name',
        name,
        "names of metrics have letters, digits and '_', and do not begin with a digit",
      );
    }
    const labels = Object.entries(options.labels ?? {}).map(([key, value]) => ({ key, value }));
    return new Metric(() => ({ name, help: options.help, ...(labels.length > 0 ? { labels } : {}), ...body }));
  }

  private constructor(private readonly manifest: () => Record<string, any>) {}

  /** @internal */
  public get _manifest(): Record<string, any> {
    return this.manifest();
  }
}
