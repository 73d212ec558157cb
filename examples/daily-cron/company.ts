import { Duration } from 'cdk8s';
import {
  ContainerTask,
  ContainerTaskProps,
  EnvSource,
  IPolicy,
  LastRetry,
  Metric,
  PolicySubject,
  Retry,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

const REGISTRY = 'registry.company.example/';

/** Settings of a task of the company: what a container may use and how long it may take has to be said. */
export interface CompanyTaskProps extends ContainerTaskProps {
  readonly cpu: string;
  readonly memory: string;
  readonly timeout: Duration;
}

/** A container as the company runs them: bounded, with the common settings in its environment, and measured. */
export class CompanyTask extends ContainerTask {
  constructor(scope: Construct, id: string, props: CompanyTaskProps) {
    const { cpu, memory, envFrom = [], metrics = [] } = props;
    super(scope, id, {
      ...props,
      resources: { requests: { cpu, memory }, limits: { cpu, memory } },
      envFrom: [
        EnvSource.configMap('company-settings'),
        EnvSource.secret('warehouse-credentials', 'WAREHOUSE_'),
        ...envFrom,
      ],
      metrics: [
        Metric.duration('company_task_duration_seconds', { help: 'How long a task takes', labels: { task: id } }),
        ...metrics,
      ],
    });
  }
}

/** Retries of the company: three attempts, except for a mistake in the arguments, which stays one. */
export const COMPANY_RETRY = Retry.attempts(3, { backoff: Duration.seconds(30), while: LastRetry.exitCode().neq(2) });

/** A rule of the company: images come from its registry and say their version. */
export class PinnedImages implements IPolicy {
  public readonly name = 'pinned-images';

  public check({ manifest }: PolicySubject): string[] {
    const image: string | undefined = manifest.container?.image ?? manifest.script?.image;
    if (image === undefined) return [];
    return [
      ...(image.startsWith(REGISTRY) ? [] : [`image '${image}' is not from ${REGISTRY}. Have it copied there.`]),
      ...(/:\d/.test(image) ? [] : [`image '${image}' has no version. Add one, such as ':1.4'.`]),
    ];
  }
}
