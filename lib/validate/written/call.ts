import { Home, Manifest, templateIn } from './home';
import { Scope } from './scope';
import { errors } from '../../errors';
import { isPlainObject } from '../../spec/merge';
import { hasTag } from '../../spec/tags';
import { checkReadable, TAG_ROOTS } from '../expressions';
import { Fields } from '../fields';

const LOOPS = ['withItems', 'withParam', 'withSequence'] as const;

/** The loop of a call: one of the three forms. */
export function loopsOf(call: Manifest): readonly string[] {
  return LOOPS.filter((loop) => (loop === 'withItems' ? call.withItems?.length > 0 : Boolean(call[loop])));
}

export function checkLoop(fields: Fields, call: Manifest): void {
  const loops = loopsOf(call);
  if (loops.length > 1) fields.add(errors.oneOf(fields.path, loops, LOOPS));
  const { count, end } = call.withSequence ?? {};
  if (count !== undefined && end !== undefined) {
    fields.add(
      errors.oneOf(fields.path, ['withSequence.count', 'withSequence.end'], ['withSequence.count', 'withSequence.end']),
    );
  }
}

/** Makes the variables of a loop's items known. */
export function addItems(scope: Scope, { withItems = [], withParam, withSequence }: Manifest): void {
  for (const item of withItems as unknown[]) {
    if (Array.isArray(item)) scope.add(...item.map((_, index) => `item.[${index}]`));
    else if (isPlainObject(item)) scope.add(...Object.keys(item).map((key) => `item.${key}`));
    else scope.add('item');
  }
  if (withParam) scope.open('item');
  if (withSequence) scope.add('item');
}

/** Whether the results of a call are lists for those who read them. */
export function isCollected({ withItems, withParam }: Manifest): boolean {
  return withItems?.length > 0 || Boolean(withParam);
}

/** Whether something runs at the end of a call, which may read its outputs. */
export function hasExit({ onExit, hooks }: Manifest): boolean {
  return Boolean(onExit) || hooks?.exit !== undefined;
}

/**
 * Hooks of a call or a workflow: each but `exit` has a condition, and what they run exists.
 *
 * @param home the object that holds the templates; undefined when it is not known
 */
export function checkHooks(fields: Fields, { hooks = {}, onExit }: Manifest, home: Home | undefined): void {
  const exists = (name: unknown, field: string) => {
    if (home && typeof name === 'string' && name !== '' && !hasTag(name)) {
      fields.attempt(() => void templateIn(home, name, fields.path, field));
    }
  };
  for (const [name, hook] of Object.entries<Manifest>(hooks)) {
    const at = `hooks.${name}`;
    if (name !== 'exit') {
      fields.required(
        `${at}.expression`,
        hook.expression,
        "an expression that says when it runs; only 'exit' needs none",
      );
    }
    if (!hook.templateRef) exists(hook.template, `${at}.template`);
  }
  exists(onExit, 'onExit');
}

/** The conditions of a call's hooks, which Argo has to be able to read. */
export function checkHookExpressions(fields: Fields, { hooks = {} }: Manifest): void {
  for (const [name, { expression }] of Object.entries<Manifest>(hooks)) {
    if (expression && !hasTag(expression)) {
      fields.attempt(() => checkReadable(expression, fields.path, `hooks.${name}.expression`, TAG_ROOTS));
    }
  }
}
