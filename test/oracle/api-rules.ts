import { checkMetadata, Metadata } from './object-meta';
import { Schema, Shape } from './schema';
import { checkShape, isObject } from './structure';

const API_VERSION = 'argoproj.io/v1alpha1';
const KINDS = ['ClusterWorkflowTemplate', 'CronWorkflow', 'Workflow', 'WorkflowEventBinding', 'WorkflowTemplate'];
/** What etcd takes in one request, unless set up otherwise. */
const MAX_OBJECT_BYTES = 1.5 * 1024 * 1024;

let schema: Schema | undefined;
const shapes = new Map<string, Shape>();

function shapeOf(kind: string): Shape {
  let shape = shapes.get(kind);
  if (!shape) {
    schema ??= new Schema();
    shape = schema.kind(kind);
    shapes.set(kind, shape);
  }
  return shape;
}

/**
 * What an API server with the full CRDs of Argo v4.1.2 has against an object; nothing where it would take it.
 * Objects of other kinds than Argo Workflows' are not looked at. Needs Argo's schema: see {@link Schema.available}.
 */
export function apiVerdict(object: unknown): string[] {
  if (!isObject(object)) {
    return ['not an object'];
  }
  const { apiVersion, kind } = object;
  if (typeof kind !== 'string' || typeof apiVersion !== 'string') {
    return ["Object 'Kind' or 'apiVersion' is missing"];
  }
  if (!KINDS.includes(kind)) {
    return [];
  }
  if (apiVersion !== API_VERSION) {
    return [`no matches for kind "${kind}" in version "${apiVersion}"`];
  }
  const problems: string[] = [];
  checkShape(object, shapeOf(kind), kind, problems);
  if (problems.length === 0) {
    problems.push(...checkMetadata(object.metadata as Metadata, kind === 'ClusterWorkflowTemplate'));
    const bytes = Buffer.byteLength(JSON.stringify(object));
    if (bytes > MAX_OBJECT_BYTES) {
      problems.push(`request is too large: ${bytes} bytes, at most ${MAX_OBJECT_BYTES} are stored`);
    }
  }
  return problems;
}
