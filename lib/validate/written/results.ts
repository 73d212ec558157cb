import { hasResult, Manifest } from './home';
import { Scope } from './scope';
import { hasTag } from '../../spec/tags';

/**
 * Makes the variables known that a call gives to others.
 *
 * @param prefix `steps.NAME` or `tasks.NAME`
 * @param template what it runs; undefined when that lives in the cluster, so that nothing is known of it
 * @param collected whether it is a loop whose results become lists
 */
export function addResults(scope: Scope, prefix: string, template: Manifest | undefined, collected: boolean): void {
  scope.add(...['id', 'startedAt', 'finishedAt', 'hostNodeName'].map((name) => `${prefix}.${name}`));
  if (!template) {
    scope.open(`${prefix}.`);
    return;
  }
  if (template.daemon) scope.add(`${prefix}.ip`);
  const isProgram = hasResult(template) || (collected && (template.script ?? template.containerSet));
  if (isProgram) scope.add(`${prefix}.outputs.result`, `${prefix}.exitCode`);
  if (collected) scope.add(`${prefix}.outputs.parameters`);
  for (const kind of ['parameters', 'artifacts']) {
    for (const { name } of template.outputs?.[kind] ?? []) scope.add(`${prefix}.outputs.${kind}.${name}`);
  }
}

/** Makes the outputs of a template known that it exports to the whole workflow. */
export function addGlobals(globals: Scope, template: Manifest | undefined): void {
  if (!template) {
    globals.open('workflow.outputs.');
    return;
  }
  for (const kind of ['parameters', 'artifacts']) {
    for (const { globalName } of template.outputs?.[kind] ?? []) {
      if (!globalName) continue;
      if (hasTag(globalName)) globals.open(`workflow.outputs.${kind}.`);
      else globals.add(`workflow.outputs.${kind}.${globalName}`);
    }
  }
}
