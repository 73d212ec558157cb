import { Constraint } from './constraint';
import { GAUGE_RULES, LOCATION_RULES, RESOURCE_RULES, SEQUENCE_RULES, TASK_RULES, TEMPLATE_RULES } from './rules';

const NAME: Constraint = { pattern: /^[a-zA-Z0-9][-a-zA-Z0-9]*$/, maxLength: 128 };
const METRIC_NAME: Constraint = { pattern: /^[a-zA-Z_][a-zA-Z0-9_]*$/ };
const FILLED: Constraint = { minLength: 1 };
const OPEN: Constraint = { open: true };
const COUNT: Constraint = { minimum: 1 };
const ARTIFACT_GC: Constraint = { enum: ['', 'OnWorkflowCompletion', 'OnWorkflowDeletion', 'Never'] };
const ARTIFACT_NAME: Constraint = { pattern: /^[-a-zA-Z0-9_{}.]+$/ };
const FILE_MODE: Constraint = { minimum: 0, maximum: 0o777 };
const SCHEDULE: Constraint = {
  // eslint-disable-next-line @stylistic/max-len
  pattern: /^(@(yearly|annually|monthly|weekly|daily|midnight|hourly)|@every\s+([0-9]+(ns|us|µs|ms|s|m|h))+|([A-Za-z0-9*,/?-]+\s+){4}[A-Za-z0-9*,/?-]+)$/,
};

/**
 * What the full CRDs of Argo v4.1.2 say that its JSON schema does not, by definition and property.
 * They are facts about those CRDs, found by asking an API server that had them.
 */
export const PROPERTY_CONSTRAINTS: Readonly<Record<string, Readonly<Record<string, Constraint>>>> = {
  Artifact: { name: ARTIFACT_NAME, mode: FILE_MODE },
  ArtifactGC: { strategy: ARTIFACT_GC },
  ArtifactPaths: { name: ARTIFACT_NAME, mode: FILE_MODE },
  Counter: { value: FILLED },
  CronWorkflowSpec: {
    concurrencyPolicy: { enum: ['Allow', 'Forbid', 'Replace'] },
    schedules: { minItems: 1, items: SCHEDULE },
    startingDeadlineSeconds: { minimum: 0 },
  },
  DAGTask: { inline: OPEN, name: NAME, withItems: OPEN },
  DAGTemplate: { tasks: { minItems: 1, maxItems: 200 } },
  Gauge: { value: { minLength: 1, maxLength: 256 } },
  Histogram: { value: FILLED },
  Inputs: { parameters: { maxItems: 500 } },
  MetricLabel: { key: METRIC_NAME },
  Metrics: { prometheus: { maxItems: 100 } },
  Parameter: { name: { pattern: /^[-a-zA-Z0-9_]+$/ }, enum: { minItems: 1 } },
  PodGC: { strategy: { enum: ['', 'OnPodCompletion', 'OnPodSuccess', 'OnWorkflowCompletion', 'OnWorkflowSuccess'] } },
  Prometheus: { name: METRIC_NAME, help: FILLED },
  ResourceTemplate: {
    action: { enum: ['get', 'create', 'apply', 'delete', 'replace', 'patch'] },
    mergeStrategy: { enum: ['strategic', 'merge', 'json'] },
  },
  RetryStrategy: { retryPolicy: { enum: ['Always', 'OnFailure', 'OnError', 'OnTransientError'] } },
  Template: { name: NAME, parallelism: COUNT, plugin: OPEN, steps: { minItems: 1 } },
  WorkflowLevelArtifactGC: { strategy: ARTIFACT_GC },
  WorkflowSpec: { parallelism: COUNT, templates: { maxItems: 200, items: { rules: TEMPLATE_RULES } } },
  WorkflowStep: { inline: OPEN, name: NAME, withItems: OPEN },
};

/** The same, of a definition wherever it is used. */
export const DEFINITION_CONSTRAINTS: Readonly<Record<string, Constraint>> = {
  Artifact: { rules: LOCATION_RULES },
  ArtifactLocation: { rules: LOCATION_RULES },
  ArtifactPaths: { rules: LOCATION_RULES },
  // `templateDefaults` may give what a template leaves out.
  CoreContainer: { optional: ['image'] },
  DAGTask: { rules: TASK_RULES },
  Gauge: { rules: GAUGE_RULES },
  ResourceTemplate: { rules: RESOURCE_RULES },
  ScriptTemplate: { optional: ['image', 'source'] },
  Sequence: { rules: SEQUENCE_RULES },
};
