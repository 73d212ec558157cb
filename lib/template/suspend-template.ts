import { Duration } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { checkSignature } from './signature';
import { Template } from './template';
import type { LeafModel } from '../compile/model';
import { errors } from '../errors';
import { goDuration } from '../spec/duration';
import { Output } from '../value/output';
import { Parameter } from '../value/parameter';

/** Settings of a suspend template. */
export interface SuspendTemplateProps {
  /**
   * The name of the template in the manifest.
   *
   * @default - made from the construct's id
   */
  readonly templateName?: string;

  /**
   * How long to wait before going on without an answer. Sets `suspend.duration`.
   *
   * @default - until somebody resumes the workflow
   */
  readonly duration?: Duration;

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

/** The model of a suspend template that stands at a place in the tree. */
export function suspendModel(scope: IConstruct, props: SuspendTemplateProps): LeafModel {
  const answers = props.answers ?? {};
  checkSignature(scope.node.path, { parameters: answers });
  for (const [name, answer] of Object.entries(answers)) {
    // Without a default Argo refuses to resume, and the workflow stays suspended.
    if (answer.default === undefined) throw errors.notAValue(scope.node.path, `answers.${name}.default`, undefined, 'an answer for when nobody gives one');
  }
  return {
    kind: 'leaf',
    templateName: props.templateName,
    parameters: answers,
    artifacts: {},
    outputs: Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, Output._supplied(answer)])),
    body: () => ({ manifest: { suspend: props.duration ? { duration: goDuration(props.duration) } : {} }, programs: [] }),
    uses: () => [],
  };
}
