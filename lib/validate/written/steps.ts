import { checkArguments } from './arguments';
import { addItems, checkHookExpressions, checkHooks, checkLoop, hasExit, isCollected } from './call';
import { Home, Manifest } from './home';
import { checkCallNames } from './names';
import { addResults } from './results';
import { checkTags, Scope } from './scope';
import type { Walk } from './walk';
import { Fields } from '../fields';

/** The steps of a template, one after the other: each knows what those before it give. */
export function checkSteps(fields: Fields, template: Manifest, scope: Scope, home: Home, walk: Walk): void {
  const steps = (template.steps as Manifest[][]).flat();
  if (template.steps.length === 0) fields.refuse('steps', template.steps, 'at least one group of steps');
  checkCallNames(
    fields,
    'step',
    steps.map(({ name }) => name),
  );
  for (const step of steps) {
    const own = walk.at(home, template, step);
    const prefix = `steps.${step.name}`;
    scope.add(`${prefix}.status`);
    checkLoop(own, step);
    addItems(scope, step);
    checkArguments(own, step.arguments, false);
    const called = walk.call(own, step, home, step.arguments);
    if (hasExit(step)) addResults(scope, prefix, called, false);
    checkHooks(own, step, home);
    checkHookExpressions(own, step);
    const inner = new Scope(scope).add(
      ...(step.inline?.inputs?.parameters ?? []).map(({ name }: Manifest) => `inputs.parameters.${name}`),
    );
    checkTags(own, step, inner);
    addResults(scope, prefix, called, isCollected(step));
    walk.exported(called);
  }
}
