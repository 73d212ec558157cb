import { Construct } from 'constructs';
import { CallProps, TemplateCall } from './call';
import { WrittenTemplate, WrittenTemplateProps } from './written-template';

/** Settings of steps. */
export interface StepsProps extends WrittenTemplateProps {}

/**
 * Steps in Argo's own form: groups that run one after the other, each with steps that run at the same time. They are rendered as
 * they are given, their references as plain tags, and nothing is added.
 *
 * A `Step` right in it is a group of its own; `parallel()` begins a group of several.
 */
export class Steps extends WrittenTemplate {
  private readonly groups: Step[][] = [];

  constructor(scope: Construct, id: string, props: StepsProps = {}) {
    super(scope, id, props);
  }

  /** Begins a group of steps that run at the same time. */
  public parallel(): StepGroup {
    return new StepGroup(this, `group-${this.groups.length + 1}`);
  }

  /** @internal */
  public _addGroup(steps: Step[]): void {
    this.groups.push(steps);
  }

  /** @internal */
  protected _field(): 'steps' {
    return 'steps';
  }

  /** @internal */
  protected get _calls(): readonly TemplateCall[] {
    return this.groups.flat();
  }

  /** @internal */
  protected _body(): Record<string, unknown> {
    return { steps: this.groups.map((steps) => steps.map((step) => step._manifest())) };
  }
}

/** A group of steps that run at the same time, made by `Steps.parallel()`. */
export class StepGroup extends Construct {
  private readonly members: Step[] = [];

  /** @internal */
  constructor(
    /** @internal */ public readonly _steps: Steps,
    id: string,
  ) {
    super(_steps, id);
    _steps._addGroup(this.members);
  }

  /** @internal */
  public _add(step: Step): void {
    this.members.push(step);
  }
}

/** Settings of a step. */
export interface StepProps extends CallProps {}

/** A step of `Steps`, or of a group of them. */
export class Step extends TemplateCall {
  constructor(scope: Steps | StepGroup, id: string, props: StepProps) {
    super(scope, id, props, scope instanceof StepGroup ? scope._steps : scope, 'steps');
    if (scope instanceof StepGroup) scope._add(this);
    else scope._addGroup([this]);
  }
}
