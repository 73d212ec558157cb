import { Reference } from './reference';
import { Encoding } from './value-type';
import { call, dotted, literal } from '../ir/build';
import type { ExpressionNode } from '../ir/expression-node';

const made = new Map<string, Reference>();

// Argo quotes the JSON of the failures as Go does, which is not JSON for some characters: a backslash is kept apart while the others are undone (recipe 34).
const FAILURES = (
  [
    ['\\\\', '\u0001'],
    ['\\"', '"'],
    ['\\x7f', '\\u007f'],
    ['\\U', '\\\\U'],
    ['\u0001', '\\'],
  ] as const
).reduce<ExpressionNode>((text, [from, to]) => call('replace', text, literal(from), literal(to)), {
  kind: 'slice',
  of: dotted('workflow.failures'),
  from: literal(1),
  to: literal(-1),
});

function variable(name: string, expr = dotted(name), encoding: Encoding = 'plain', guarded = false): Reference {
  let found = made.get(name);
  if (!found) made.set(name, (found = Reference._of({ kind: 'variable', name, expr, guarded }, encoding)));
  return found;
}

/** What Argo knows of the workflow that runs. */
export class WorkflowVariable {
  /** The name of the Workflow object. Renders `workflow.name`. */
  public static name(): Reference {
    return variable('workflow.name');
  }

  /** The namespace of the Workflow object. Renders `workflow.namespace`. */
  public static namespace(): Reference {
    return variable('workflow.namespace');
  }

  /** The unique id of the Workflow object, good as a prefix of keys. Renders `workflow.uid`. */
  public static uid(): Reference {
    return variable('workflow.uid');
  }

  /** The service account of the pods. Renders `workflow.serviceAccountName`. */
  public static serviceAccountName(): Reference {
    return variable('workflow.serviceAccountName');
  }

  /** When the Workflow object was made. Renders `workflow.creationTimestamp`. */
  public static creationTimestamp(): Reference {
    return variable('workflow.creationTimestamp');
  }

  /** When a CronWorkflow meant to start this run, in RFC 3339; only in runs of a CronWorkflow. Renders `workflow.scheduledTime`. */
  public static scheduledTime(): Reference {
    return variable('workflow.scheduledTime');
  }

  /** How long the workflow has run, in seconds. Renders `workflow.duration`. */
  public static duration(): Reference {
    return variable('workflow.duration');
  }

  /** `Succeeded`, `Failed` or `Error`; only in exit handlers. Renders `workflow.status`. */
  public static status(): Reference {
    return variable('workflow.status');
  }

  /**
   * The failed nodes as a JSON list of objects with `displayName`, `message`, `templateName`, `phase`, `podName` and
   * `finishedAt`, in no fixed order; only in exit handlers. Renders `workflow.failures`, decoded once.
   */
  public static failures(): Reference {
    return variable('workflow.failures', FAILURES, 'json', true);
  }

  private constructor() {}
}

/** What Argo knows of the last attempt, in the body of a template with `retry` and in the condition of the retry. */
export class LastRetry {
  /** The exit code of the last attempt, `0` at first. Renders `lastRetry.exitCode`. */
  public static exitCode(): Reference {
    return variable('lastRetry.exitCode');
  }

  /** The status of the last attempt: `Failed` or `Error`. Renders `lastRetry.status`. */
  public static status(): Reference {
    return variable('lastRetry.status');
  }

  /** How long the last attempt took, in seconds. Renders `lastRetry.duration`. */
  public static duration(): Reference {
    return variable('lastRetry.duration');
  }

  /** The number of the attempt, from 0. Renders `retries`. */
  public static count(): Reference {
    return variable('retries');
  }

  private constructor() {}
}
