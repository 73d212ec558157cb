import { Duration } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { LeafKind, leafModel } from './leaf';
import { PodOptions } from './pod-options';
import { checkSignature } from './signature';
import { Template } from './template';
import { TemplateOptions } from './template-options';
import { errors } from '../errors';
import type { LeafModel } from '../ir/model';
import { goDuration } from '../spec/duration';
import { defined } from '../spec/merge';
import { Output } from '../value/output';
import { Parameter } from '../value/parameter';

/** Settings of a suspend template. */
export interface SuspendTemplateProps extends PodOptions, TemplateOptions {
  /**
   * How long to wait before going on without an answer; text is Argo's own form: seconds, or for example `1h30m`. Sets
   * `suspend.duration`.
   *
   * @default - until somebody resumes the workflow
   */
  readonly duration?: Duration | string;

  /**
   * Answers that are asked of whoever resumes the workflow. Each is an output of the same name; its default is the answer
   * when none is given, and is required. Argo does not enforce choices: check the answer in a condition.
   *
   * @default - nothing is asked
   */
  readonly answers?: { [name: string]: Parameter };
}

/** A template that waits: for somebody to resume the workflow, or for some time. Renders a template with `suspend`. */
export class SuspendTemplate extends Template {
  /** @internal */
  public readonly _template: LeafModel;

  constructor(scope: Construct, id: string, props: SuspendTemplateProps = {}) {
    super(scope, id);
    this._template = suspendModel(this, props);
  }
}

const SUSPEND: LeafKind<SuspendTemplateProps> = {
  field: 'suspend',
  is: 'waits',
  fields: (_path, { duration }) => ({
    suspend: defined({ duration: typeof duration === 'object' ? goDuration(duration) : duration }),
  }),
};

/** The model of a suspend template that stands at a place in the tree. */
export function suspendModel(scope: IConstruct, props: SuspendTemplateProps): LeafModel {
  const { path } = scope.node;
  const { answers = {} } = props;
  const parameters = { ...props.parameters, ...answers };
  checkSignature(path, { parameters });
  for (const [name, answer] of Object.entries(answers)) {
    // Without a default Argo refuses to resume, and the workflow stays suspended (recipe 36).
    if (answer.default === undefined) {
      throw errors.notAValue(path, `answers.${name}.default`, undefined, 'an answer for when nobody gives one');
    }
  }
  const supplied = Object.entries(answers).map(([name, answer]) => [name, Output._supplied(answer)]);
  return leafModel(
    scope,
    { ...props, parameters, outputs: { ...props.outputs, ...Object.fromEntries(supplied) } },
    SUSPEND,
  );
}
