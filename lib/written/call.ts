import { Construct } from 'constructs';
import { argumentsOf } from './declarations';
import { inlineName, renderTemplate, writtenName } from './template';
import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import { ContinueOn } from '../pipeline/task-options';
import { constructAt } from '../spec/construct-place';
import { defined } from '../spec/merge';
import { invalidate } from '../spec/revision';
import { toManifest } from '../spec/to-manifest';
import { ITemplate } from '../template/template-interface';
import { isTemplate } from '../template/template-mark';
import { Condition } from '../value/condition';
import type { Expr } from '../value/expr';
import { Reference } from '../value/reference';

/** Something that runs by what happens to a call or a workflow, in Argo's own form. */
export interface LifecycleHook {
  /**
   * What runs: a template, or the name of one in the same object. Sets `template`.
   *
   * @default - given by `templateRef`
   */
  readonly template?: ITemplate | string;

  /**
   * What runs, when it is a template of another object. Sets `templateRef`.
   *
   * @default - given by `template`
   */
  readonly templateRef?: l1.TemplateRef;

  /**
   * The values of the template's inputs, as in `CallProps.arguments`. Sets `arguments`.
   *
   * @default - none
   */
  readonly arguments?: { [name: string]: any };

  /**
   * When it runs: a condition on what can be read where the hook is, an expression that is true or false, or text of Argo's expression
   * language. Sets `expression`.
   *
   * @default - always, at the end
   */
  readonly expression?: Condition | Expr | string;
}

/** What a task of a `Dag` and a step of `Steps` have. */
export interface CallProps {
  /**
   * What runs: a template, or the name of one in the same object. Sets `template`.
   *
   * @default - given by `templateRef` or `inline`
   */
  readonly template?: ITemplate | string;

  /**
   * What runs, when it is a template of another object. Sets `templateRef`.
   *
   * @default - given by `template` or `inline`
   */
  readonly templateRef?: l1.TemplateRef;

  /**
   * What runs, when it is written right here in the manifest. Sets `inline`.
   *
   * @default - given by `template` or `templateRef`
   */
  readonly inline?: ITemplate;

  /**
   * The values of the template's inputs by name: texts in Argo's own language, numbers, `true` and `false`, references; `Parameter`, `Artifact`
   * and `ArtifactLocation` for what has more fields. Sets `arguments`.
   *
   * @default - the defaults of the template
   */
  readonly arguments?: { [name: string]: any };

  /**
   * When it runs: a condition on values of other calls and inputs of the template (rendered as one expression tag), an expression that is
   * true or false, or text of Argo's own. Sets `when`.
   *
   * @default - always
   */
  readonly when?: Condition | Expr | string;

  /**
   * The items for each of which it runs. Sets `withItems`.
   *
   * @default - runs once
   */
  readonly withItems?: any[];

  /**
   * A JSON list that exists only at run time: it runs once for each element. Sets `withParam`.
   *
   * @default - runs once
   */
  readonly withParam?: string | Reference;

  /**
   * Numbers for each of which it runs. Sets `withSequence`.
   *
   * @default - runs once
   */
  readonly withSequence?: l1.Sequence;

  /**
   * Whether the others go on when it does not succeed. Sets `continueOn`.
   *
   * @default - a failure stops the template
   */
  readonly continueOn?: ContinueOn;

  /**
   * What runs by what happens to it. Sets `hooks`.
   *
   * @default - none
   */
  readonly hooks?: { [name: string]: LifecycleHook };

  /**
   * What runs at its end: a template, or the name of one in the same object. Sets `onExit`.
   *
   * @default - nothing
   */
  readonly onExit?: ITemplate | string;

  /**
   * The name in the manifest.
   *
   * @default - the construct's id
   */
  readonly callName?: string;
}

/** A call of a template in a `Dag` or in `Steps`. */
export abstract class TemplateCall extends Construct {
  /** The name in the manifest. */
  public readonly name: string;

  private readonly references = new Map<string, Reference>();

  protected constructor(
    scope: Construct,
    id: string,
    private readonly props: CallProps,
    private readonly home: ITemplate,
    private readonly root: 'tasks' | 'steps',
  ) {
    super(scope, id);
    this.name = props.callName ?? id;
    const given = (['template', 'templateRef', 'inline'] as const).filter((key) => props[key] !== undefined);
    if (given.length !== 1) throw errors.oneOf(this.node.path, given, ['template', 'templateRef', 'inline']);
    invalidate();
  }

  /**
   * The value of an output parameter. Renders `tasks.NAME.outputs.parameters.OUTPUT`, for steps `steps.NAME...`.
   *
   * @param name the name of the output
   */
  public outputParameter(name: string): Reference {
    return this.reference(`outputs.parameters.${name}`);
  }

  /**
   * An output artifact. Renders `tasks.NAME.outputs.artifacts.OUTPUT`, for steps `steps.NAME...`.
   *
   * @param name the name of the output
   */
  public outputArtifact(name: string): Reference {
    return this.reference(`outputs.artifacts.${name}`, true);
  }

  /** What the call prints on standard output. Renders `tasks.NAME.outputs.result`, for steps `steps.NAME...`. */
  public get result(): Reference {
    return this.reference('outputs.result');
  }

  /**
   * Anything else that Argo knows of the call, for example `status`, `exitCode`, `ip`, `id`, `startedAt`.
   *
   * @param name the name of the variable after the name of the call
   */
  public variable(name: string): Reference {
    return this.reference(name);
  }

  /**
   * The templates that the call runs.
   *
   * @internal
   */
  public get _called(): readonly ITemplate[] {
    const { template, onExit, hooks = {}, inline } = this.props;
    const inner = inline ? calledBy(inline) : [];
    return [template, ...inner, ...Object.values(hooks).map((hook) => hook.template), onExit].filter(
      (each): each is ITemplate => isTemplate(each),
    );
  }

  /**
   * The template that stands in the call.
   *
   * @internal
   */
  public get _inline(): ITemplate | undefined {
    return this.props.inline;
  }

  /** @internal */
  public _manifest(): Record<string, unknown> {
    const { props } = this;
    const { path } = this.node;
    return defined({
      ...(this.name === '' ? {} : { name: this.name }),
      template: nameIn(props.template, path, 'template'),
      templateRef: toManifest('TemplateRef', props.templateRef),
      inline: props.inline && renderTemplate(props.inline, inlineName(props.inline)),
      arguments: props.arguments && argumentsOf(props.arguments, path),
      when: conditionOf(props.when),
      withItems: props.withItems,
      withParam: props.withParam,
      withSequence: toManifest('Sequence', props.withSequence),
      continueOn: toManifest('ContinueOn', props.continueOn),
      hooks: props.hooks && hooksOf(props.hooks, path),
      onExit: nameIn(props.onExit, path, 'onExit'),
    });
  }

  private reference(name: string, artifact = false): Reference {
    let found = this.references.get(name);
    if (!found) {
      const source = { kind: 'written' as const, tag: `${this.root}.${this.name}.${name}`, home: this.home, artifact };
      this.references.set(name, (found = Reference._of(source, 'text')));
    }
    return found;
  }
}

/** The templates that a template calls. */
export function calledBy(template: ITemplate): readonly ITemplate[] {
  const model = template._template;
  const called = model.kind === 'leaf' ? (model.written?.calls() ?? []) : [];
  return called.map(({ place }) => constructAt(place) as ITemplate);
}

/** The `hooks` of a call or a workflow. */
export function hooksOf(hooks: Readonly<Record<string, LifecycleHook>>, path: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(hooks).map(([name, hook]) => [
      name,
      defined({
        template: nameIn(hook.template, path, `hooks.${name}.template`),
        templateRef: toManifest('TemplateRef', hook.templateRef),
        arguments: hook.arguments && argumentsOf(hook.arguments, path),
        expression: conditionOf(hook.expression),
      }),
    ]),
  );
}

/** A condition as it was given, or that a computed value is true. */
function conditionOf(given: Condition | Expr | string | undefined): unknown {
  return given instanceof Reference ? Condition.of(given) : given;
}

/** The name of a template of the same object. */
export function nameIn(template: ITemplate | string | undefined, path: string, field: string): string | undefined {
  if (template === undefined || typeof template === 'string') return template;
  if (!isTemplate(template)) throw errors.notATemplate(path, field, template);
  return writtenName(template);
}
