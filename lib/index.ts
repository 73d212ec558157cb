export * as argoproj from '../imports/argoproj.io';

export * from './value/archive';
export * from './value/artifact';
export * from './value/artifact-location';
export * from './value/condition';
export * from './value/env';
export * from './value/event-expression';
export { Expr } from './value/expr';
export * from './value/input';
export * from './value/item';
export * from './value/literal';
export * from './value/metric';
export * from './value/output';
export * from './value/parameter';
export type * from './value/policy-rule';
export * from './value/reference';
export * from './value/status';
export { ParameterType } from './value/value-type';
export * from './value/variable';
export * from './value/volume';

export type * from './template/common-template-options';
export type * from './template/container-options';
export * from './template/container-set-template';
export * from './template/container-template';
export * from './template/data-template';
export * from './template/http-template';
export * from './template/plugin-template';
export type * from './template/pod-options';
export * from './template/resource-template';
export * from './template/retry';
export * from './template/script-template';
export * from './template/suspend-template';
export { TaskDefaults } from './template/task-defaults';
export * from './template/template';
export type * from './template/template-options';

export * from './pipeline/approval-task';
export * from './pipeline/container-set-task';
export * from './pipeline/container-task';
export * from './pipeline/data-task';
export * from './pipeline/http-task';
export * from './pipeline/loop';
export * from './pipeline/pipeline';
export * from './pipeline/plugin-task';
export * from './pipeline/resource-task';
export * from './pipeline/script-task';
export * from './pipeline/task';
export * from './pipeline/task-base';
export type * from './pipeline/task-options';

export * from './resource/cluster-workflow-template';
export * from './resource/cron-workflow';
export * from './resource/memoization-cache';
export * from './resource/semaphore-config';
export * from './resource/template-reference';
export * from './resource/workflow';
export * from './resource/workflow-defaults';
export type * from './resource/workflow-spec-options';
export type * from './resource/workflow-options';
export * from './resource/workflow-event-binding';
export * from './resource/workflow-service-account';
export * from './resource/workflow-template';

export * from './validate/policies';

export * from './written/call';
export * from './written/dag';
export * from './written/steps';
export { WrittenTemplate } from './written/written-template';
export type { WrittenTemplateProps } from './written/written-template';

export * from './convert/argo-manifest';
