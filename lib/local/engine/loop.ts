import { callTask, preparedCall } from './call-task';
import { ENOUGH } from './enough';
import { messageOf } from './failure';
import { withHooks } from './hooks';
import { Items, itemsOf } from './items';
import { Node } from './node';
import type { Start } from './start';
import { bodyPasses, resolved, taskEnv } from './task-texts';
import { substitute } from './text';
import { decide } from './when';
import { hasTag } from '../../spec/tags';

/**
 * Prepares a task that is repeated for items.
 *
 * @param when its condition, which may still speak of the item
 * @param skip ends the task where nothing is to be done
 */
export function prepareLoop(start: Start, when: string | undefined, skip: (message: string) => void): () => void {
  const { task } = start;
  const isOff = when !== undefined && isFalse(when);
  // What will not run is left alone, as it may speak of what does not exist.
  const pass = isOff
    ? (texts: readonly string[]) => bodyPasses(start.boundary, texts)
    : (texts: readonly string[]) => resolved(start, texts);
  const texts = pass(task.form.texts);
  const loopTexts = pass(task.loop.texts);
  let items: Items;
  try {
    items = itemsOf(task.loop.with(loopTexts));
  } catch (error) {
    if (!isOff) throw error;
    return () => skip(`when '${when}' evaluated false`);
  }
  if (items.length === 0) return () => skip('Skipped, empty params');
  const loop = new Loop(start, when, isOff, texts, items);
  if (!isOff) loop.check(loopTexts);
  return () => loop.run();
}

function isFalse(when: string): boolean {
  try {
    return !decide(when);
  } catch {
    // It speaks of the item.
    return false;
  }
}

class Loop {
  private next = 0;
  private open = 1;
  private readonly hookTexts: readonly (readonly string[])[];

  constructor(
    private readonly start: Start,
    private readonly when: string | undefined,
    private readonly isOff: boolean,
    private readonly texts: readonly string[],
    private readonly items: Items,
  ) {
    const { task, boundary, node } = start;
    this.hookTexts = task.hooks.map(({ form }) => bodyPasses(boundary, form.texts));
    node.type = 'TaskGroup';
  }

  /** A tag that nothing resolves is an error of the whole loop, wherever it stands in the task, also in an item. */
  public check(loopTexts: readonly string[]): void {
    const texts = [this.when ?? '', ...this.texts, ...loopTexts].filter(hasTag);
    if (texts.length === 0) return;
    const env = { ...taskEnv(this.start, texts), item: this.items.at(0).variable };
    for (const text of texts) substitute(text, env, 'all');
  }

  public run(): void {
    this.start.context.started(this.start.node);
    this.go();
  }

  /** Starts items, as many as there is room for; comes back later for the others. */
  private readonly go = (): void => {
    const { context, boundary } = this.start;
    const tagged = [this.when ?? '', ...this.texts, ...(boundary.kind === 'steps' ? this.hookTexts.flat() : [])];
    const env = tagged.some(hasTag) ? taskEnv(this.start, tagged) : undefined;
    while (this.next < this.items.length) {
      if (boundary.isCrowded()) return boundary.whenRoom(this.go);
      this.startItem(this.next++, env);
      if (context.isDue()) return context.schedule(this.go);
    }
    this.ended();
  };

  private startItem(index: number, env: object | undefined): void {
    const { context, boundary, node: group } = this.start;
    const { label, variable } = this.items.at(index);
    const node = new Node(group, 'Pod', 'item', label, index);
    this.open++;
    try {
      const strictness = this.isOff ? 'keep' : 'all';
      const known = { ...env, item: variable };
      const pass = (text: string) => (hasTag(text) ? substitute(text, known, strictness) : text);
      const when = this.when === undefined ? undefined : pass(this.when);
      if (when !== undefined && !decide(when)) {
        node.type = 'Skipped';
        context.ended(node, 'Skipped', `when '${when}' evaluated false`);
        return this.ended();
      }
      const prepared = preparedCall(this.start, this.texts.map(pass));
      // Of tasks of a DAG, hooks do not get the item.
      const hookTexts = boundary.kind === 'steps' ? this.hookTexts.map((texts) => texts.map(pass)) : this.hookTexts;
      boundary.enter(() => {
        if (boundary.hasEnough()) {
          node.type = 'Skipped';
          context.ended(node, 'Omitted', ENOUGH);
          boundary.leave();
          return this.ended();
        }
        callTask(
          this.start,
          node,
          prepared,
          () => {
            boundary.leave();
            this.ended();
          },
          hookTexts,
        );
      });
    } catch (error) {
      context.ended(node, 'Error', messageOf(error));
      this.ended();
    }
  }

  /** Called for each item, and once for the loop itself. */
  private readonly ended = (): void => {
    if (--this.open > 0) return;
    const { context, boundary, task, node, done } = this.start;
    const failed = node.members.reduce<Node | undefined>((last, item) => (item.hasFailed ? item : last), undefined);
    context.ended(node, failed ? failed.phase : 'Succeeded', failed?.message);
    // The hooks of a task of a DAG run for the loop as a whole too.
    if (task.hooks.length > 0 && boundary.kind === 'tasks') withHooks(this.start, node, done)(node);
    else done(node);
  };
}
