import { pipelineAround, taskName } from './membership';
import type { TaskBase } from './task-base';
import type { Hook, TaskOptions } from './task-options';
import type { CallModel, HookModel, LoopModel, TemplateModel } from '../ir/model';
import { ConstructPlace } from '../spec/construct-place';
import { toManifest } from '../spec/to-manifest';
import type { Condition } from '../value/condition';
import type { StatusCondition } from '../value/status';

// Most tasks have none of a kind, and there may be many thousands of them.
const NONE: readonly never[] = [];
const NOTHING = {};

/** The call that a task is. What it runs is known when the task is complete. */
export class TaskCall implements CallModel {
  public readonly place: ConstructPlace;
  public readonly name: string;
  public readonly pipeline?: TemplateModel;
  public readonly inputs: Readonly<Record<string, unknown>>;
  public readonly loop?: LoopModel;
  public readonly when?: Condition;
  public readonly depends?: StatusCondition;
  public readonly continueOn?: { readonly failed: boolean; readonly error: boolean };
  public readonly extra?: () => Record<string, any>;
  private hooked: readonly HookModel[];

  constructor(
    public readonly task: TaskBase,
    { arguments: inputs, forEach, when, depends, continueOn, hooks, taskOverrides }: TaskOptions,
  ) {
    this.place = new ConstructPlace(task);
    this.name = taskName(task);
    this.pipeline = pipelineAround(task)?._template;
    this.inputs = inputs ?? NOTHING;
    this.loop = forEach?._model;
    this.when = when;
    this.depends = depends;
    this.continueOn = continueOn && { failed: continueOn.failed ?? false, error: continueOn.error ?? false };
    this.extra = taskOverrides && (() => toManifest('DagTaskPartial', taskOverrides)!);
    this.hooked = hooks ? hookModels(hooks) : NONE;
  }

  public get template(): TemplateModel {
    return this.task.template._template;
  }

  /** Read when it is asked for: the list may be the author's, and grow. */
  public get after(): readonly CallModel[] {
    return this.task._options.after?.map((each) => each._call) ?? NONE;
  }

  public get hooks(): readonly HookModel[] {
    return this.hooked;
  }

  public addHook(name: string, hook: Hook): void {
    this.hooked = [...this.hooked, hookModel(name, hook)];
  }
}

/** Hooks as the compiler reads them. */
export function hookModels(hooks: Readonly<Record<string, Hook>>): HookModel[] {
  return Object.entries(hooks).map(([name, hook]) => hookModel(name, hook));
}

function hookModel(name: string, { template, arguments: inputs = NOTHING, when }: Hook): HookModel {
  return { name, template: template._template, inputs, when };
}
