import { Home, Manifest } from './home';
import { Scope } from './scope';

/** Labels and annotations of an object, which templates may read. */
export interface ObjectMetadata {
  readonly labels: readonly string[];
  readonly annotations: readonly string[];
}

/**
 * What all templates of an object know of the workflow.
 *
 * @param parameters the arguments of the workflow
 * @param other the object whose templates a workflow runs
 * @param isOpen whether more of these are known only by the workflow that runs the templates, or by an object of the cluster
 */
export function globalsOf(
  spec: Manifest,
  { labels, annotations }: ObjectMetadata,
  parameters: readonly Manifest[],
  other: Home | undefined,
  isOpen: boolean,
): Scope {
  const scope = new Scope().add(
    ...[
      'name',
      'namespace',
      'mainEntrypoint',
      'serviceAccountName',
      'uid',
      'status',
      'labels',
      'labels.json',
      'annotations',
      'annotations.json',
    ].map((name) => `workflow.${name}`),
  );
  if (spec.priority !== undefined) scope.add('workflow.priority');
  if (parameters.length > 0) scope.add('workflow.parameters', 'workflow.parameters.json');
  scope.add(...parameters.map(({ name }) => `workflow.parameters.${name}`));
  const known = [spec, ...(other ? [other.spec] : [])].map(({ workflowMetadata = {} }) => workflowMetadata as Manifest);
  const keys = (...maps: readonly unknown[]) => maps.flatMap((map) => Object.keys(map ?? {}));
  scope.add(
    ...[...labels, ...known.flatMap((metadata) => keys(metadata.labels, metadata.labelsFrom))].map(
      (key) => `workflow.labels.${key}`,
    ),
  );
  scope.add(
    ...[...annotations, ...known.flatMap((metadata) => keys(metadata.annotations))].map(
      (key) => `workflow.annotations.${key}`,
    ),
  );
  return isOpen ? scope.open('workflow.parameters') : scope;
}
