import { argumentsField, argumentsFor } from './arguments';
import { argumentTag, Operand } from './operand';
import { argumentExpr, conditionExpr } from './read';
import type { ReadContext } from './read-context';
import { target } from './target';
import { TemplateAnalysis } from './template-analysis';
import { templateNameOf } from './template-name';
import { TemplateTable } from './template-table';
import { PLAIN } from './variant';
import type { HookModel, CallModel, TemplateModel } from '../../ir/model';
import { print } from '../../ir/print';
import { partsOf } from '../../ir/walk';
import { compact } from '../../spec/merge';
import { simpleTag } from '../../spec/tags';
import { Reference } from '../../value/reference';
import { isHarmless } from '../../value/value-type';

/**
 * The template that the workflow starts with. Workflow arguments may hold any text, and Argo would evaluate it: one template
 * reads them, escapes them, and passes them on. Where no argument can hold such text, the pipeline itself is the start (recipe 24).
 */
export function entry(main: TemplateAnalysis, table: TemplateTable, deferred?: ReadonlySet<string>): string {
  const name = table.render(main.node);
  const { parameters, artifacts } = main.node;
  if (Object.values(parameters).every((parameter) => isHarmless(parameter._encoding))) return name;
  const optional = Object.entries(artifacts).map(([each, artifact]) =>
    compact({ name: each, optional: artifact._options.optional }),
  );
  return table.add('entry', {
    ...(optional.length > 0 ? { inputs: { artifacts: optional } } : {}),
    dag: {
      tasks: [
        {
          name,
          template: name,
          ...argumentsField({
            parameters: Object.entries(parameters).map(([each, { _encoding }]) => ({
              name: each,
              value: argumentTag(workflowParameter(each, main, deferred), _encoding, false),
            })),
            artifacts: optional.map((each) => ({ ...each, from: simpleTag(`inputs.artifacts.${each.name}`) })),
          }),
        },
      ],
    },
  });
}

function workflowParameter(name: string, main: TemplateAnalysis, deferred?: ReadonlySet<string>): Operand {
  return {
    expr: argumentExpr(name, deferred),
    simple: `workflow.parameters.${name}`,
    encoding: main.parameter(name)!._encoding,
    isEscaped: false,
  };
}

/** What runs by what happens to the whole workflow. */
export class Handlers {
  private readonly globals = new Map<Reference, string>();

  constructor(
    private readonly main: TemplateAnalysis,
    private readonly onExit: TemplateModel | undefined,
    private readonly hooks: readonly HookModel[],
    private readonly table: TemplateTable,
    private readonly deferred?: ReadonlySet<string>,
  ) {
    for (const node of [...(onExit ? [onExit] : []), ...hooks.map((hook) => hook.template)]) {
      for (const need of table.unit(node).freeValues.values()) this.exportGlobally(need.reference);
    }
    for (const hook of hooks) {
      Object.values(hook.inputs).forEach((value) => {
        if (value instanceof Reference) this.exportGlobally(value);
      });
    }
  }

  /** The fields of the spec; rendered after the pipeline, whose names come first. */
  public fields(path: string): Record<string, any> {
    const { table } = this;
    const onExit =
      this.onExit &&
      table.diagnostics.try(() => this.wrapped('on-exit', this.onExit!, this.byName(this.onExit!), path));
    const hooks = this.hooks.map((hook) => [
      hook.name,
      table.diagnostics.try(() => {
        return compact({
          template: this.wrapped(
            `hook-${hook.name}`,
            hook.template,
            { ...this.byName(hook.template), ...hook.inputs },
            path,
          ),
          expression: hook.when && print(conditionExpr(hook.when, this.context(path))),
        });
      }),
    ]);
    return compact({ onExit, hooks: Object.fromEntries(hooks) });
  }

  private context(path: string): ReadContext {
    return { path, globals: this.globals, deferred: this.deferred };
  }

  /** A handler that needs values gets them from a template of the compiler's own: Argo passes handlers no arguments. */
  private wrapped(name: string, node: TemplateModel, inputs: Record<string, unknown>, path: string): string {
    const { table } = this;
    const unit = table.unit(node);
    const args = argumentsField(argumentsFor(unit, inputs, this.context(path)));
    const called = target(node, PLAIN, table);
    if (Object.keys(args).length === 0 && typeof called.template === 'string') return called.template;
    return table.add(name, { dag: { tasks: [{ name: templateNameOf(node), ...called, ...args }] } });
  }

  /** Like the pipeline, a handler gets the workflow's arguments of the same names. */
  private byName(node: TemplateModel): Record<string, unknown> {
    const own = this.main.node.parameters;
    const names = Object.keys(node.parameters).filter((name) => Object.hasOwn(own, name));
    return Object.fromEntries(
      names.map((name) => [
        name,
        Reference._of({ kind: 'input', template: this.main.node, name, artifact: false }, own[name]._encoding),
      ]),
    );
  }

  /** Outputs of tasks are exported under a global name, so that they can be read when the workflow is over (recipe 34). */
  private exportGlobally(reference: Reference): void {
    const source = reference._source;
    const reached = source.kind === 'output' && this.table.unit(source.task.pipeline!) !== undefined;
    if (reached && !source.artifact && !source.task.loop) {
      const declared = source.task.template.outputs[source.name];
      const given = 'value' in declared ? declared.globalName : declared._parameter?.globalName;
      const name = given ?? this.globals.get(reference) ?? this.freeGlobal(source.task, source.name);
      this.globals.set(reference, name);
      if (given === undefined) this.table.exportGlobally(source.task, source.name, name);
    }
    for (const part of partsOf(reference, '')) this.exportGlobally(part);
  }

  /** A name that no other output has: tasks of different pipelines may have equal names. */
  private freeGlobal(task: CallModel, output: string): string {
    const taken = new Set(this.globals.values());
    const name = `${task.name}-${output}`;
    let free = name;
    for (let count = 2; taken.has(free); count++) free = `${name}-${count}`;
    return free;
  }
}
