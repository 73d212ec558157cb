import { pipelineAround, taskName } from './membership';
import type { TaskBase } from './task-base';
import type { Hook } from './task-options';
import type { CallModel, HookModel, LoopModel, TemplateModel } from '../ir/model';
import { ConstructPlace } from '../spec/construct-place';
import type { Condition } from '../value/condition';
import type { StatusCondition } from '../value/status';
import { wire } from '../wire';

// Most tasks have none of a kind, and there may be many thousands of them.
const NONE: readonly never[] = [];
const NOTHING = {};

/** The call that a task is. What it runs is known when the task is complete, and its hooks when the app is. */
export class TaskCall implements CallModel {
  public readonly place: ConstructPlace;
  private called?: string;
  private around?: TemplateModel;

  constructor(
    private readonly task: TaskBase,
    private readonly hooked: () => Readonly<Record<string, Hook>> | undefined,
  ) {
    this.place = new ConstructPlace(task);
  }

  public get name(): string {
    return (this.called ??= taskName(this.task));
  }

  public get pipeline(): TemplateModel | undefined {
    return (this.around ??= pipelineAround(this.task)?._template);
  }

  public get template(): TemplateModel {
    return this.task.template._template;
  }

  public get inputs(): Readonly<Record<string, unknown>> {
    return this.task._options.inputs ?? NOTHING;
  }

  public get loop(): LoopModel | undefined {
    return this.task._options.forEach?._model;
  }

  public get when(): Condition | undefined {
    return this.task._options.when;
  }

  public get after(): readonly CallModel[] {
    return this.task._options.after?.map((each) => each._call) ?? NONE;
  }

  public get depends(): StatusCondition | undefined {
    return this.task._options.depends;
  }

  public get continueOn(): CallModel['continueOn'] {
    const { continueOn } = this.task._options;
    return continueOn && { failed: continueOn.failed ?? false, error: continueOn.error ?? false };
  }

  public get hooks(): readonly HookModel[] {
    const hooks = this.hooked();
    return hooks ? hookModels(hooks) : NONE;
  }

  public get extra(): (() => Record<string, any>) | undefined {
    const { taskOverrides } = this.task._options;
    return taskOverrides && (() => wire('DagTaskPartial', taskOverrides)!);
  }
}

/** Hooks as the compiler reads them. */
export function hookModels(hooks: Readonly<Record<string, Hook>>): HookModel[] {
  return Object.entries(hooks).map(([name, hook]) => ({
    name,
    template: hook.template._template,
    inputs: hook.inputs ?? {},
    when: hook.when,
  }));
}
