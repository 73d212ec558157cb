import type { Callable, NoInputs } from './call-types';
import { checkDeclared } from './check-container';
import type { ApprovalSpec, RunOptions } from './graph';
import { checkOptions } from './options';
import type { Parameter } from './parameter';
import { taskOf } from './task';
import { errors } from '../errors';

export type Answers = Readonly<Record<string, Parameter<any, any, any>>>;

export interface ApprovalOptions<A extends Answers> {
  /** What the approver may answer, by name: declared with `p`. */
  readonly answers?: A;
  /** Goes on by itself after this time, like `1h`; answers need defaults then. */
  readonly duration?: string;
}

export type AnswerValues<A extends Answers> = keyof A extends never
  ? void
  : { readonly [K in keyof A]: A[K] extends Parameter<infer T, any, any> ? T : never };

/** A wait until somebody resumes the workflow, as a task; it gives the answers. */
export function approval<const A extends Answers = {}>(
  name: string,
  spec: ApprovalOptions<A> = {},
  options: RunOptions = {},
): Callable<NoInputs, AnswerValues<A>> {
  return taskOf(name, { kind: 'approval', approval: checkApproval(name, spec) }, options, {});
}

function checkApproval(name: string, written: object): ApprovalSpec {
  const { answers = {}, duration }: any = checkOptions(name, written, { answers: 'any', duration: 'duration' });
  checkDeclared(
    name,
    'answers',
    answers,
    (each) => typeof each?.parse === 'function',
    'p.enum([...]), p.string() and the like',
  );
  const open = Object.keys(answers).find((each) => answers[each].default === undefined);
  if (duration && open !== undefined) {
    throw errors.badOption(
      name,
      'duration',
      `'${duration}'`,
      `no value while the answer '${open}' has no default, as nobody may have given it by then`,
    );
  }
  return Object.freeze({ answers: Object.freeze({ ...answers }), ...(duration && { duration }) });
}
