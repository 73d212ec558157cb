export { ArtifactHandle } from './artifact-handle';
export type { ArtifactValue, NodeType, Outputs } from './engine/node';
export type { Answers, RunEvent, RunNode, RunOptions, Suspended } from './options';
export type { Executor, Phase, Pod, PodResult } from './pod';
export { RunError } from './result';
export type { Result, RunOutputs } from './result';
export { run } from './run-any';
