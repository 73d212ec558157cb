import type { Callable } from './call-types';
import { checkDeclared, record, withPaths } from './check-container';
import type { InputValues, TextInput } from './container-io';
import type { HttpSpec, RunOptions } from './graph';
import { checkOptions } from './options';
import { taskOf } from './task';

export type HttpInputs = Readonly<Record<string, TextInput<any, any>>>;

export interface HttpOptions<I extends HttpInputs> {
  /** Put inputs into texts with `input('name')`. */
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutSeconds?: number;
  /** In Argo's expression language, for example `response.statusCode == 201`; without it, the status has to be below 400. */
  readonly successCondition?: string;
  /** Declared with `input.text()`. */
  readonly inputs?: I;
}

/** A request as a task; it gives the body of the answer as text. */
export function http<const I extends HttpInputs = {}>(name: string, spec: HttpOptions<I>, options?: RunOptions): Callable<InputValues<I>, string>;
/** A request as a task; it gives the value of the JSON in the answer, whose type is believed. */
export function http<T, const I extends HttpInputs = {}>(name: string, spec: HttpOptions<I> & { readonly result: 'json' }, options?: RunOptions): Callable<InputValues<I>, T>;
export function http(name: string, spec: HttpOptions<any>, options: RunOptions = {}): any {
  return taskOf(name, { kind: 'http', http: checkHttp(name, spec) }, options, {});
}

function checkHttp(name: string, written: object): HttpSpec {
  const { url, headers, body, inputs = {}, result = 'text', ...rest }: any = checkOptions(name, written, {
    url: 'text',
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
    headers: 'any',
    body: 'any',
    timeoutSeconds: 'count',
    successCondition: 'text',
    inputs: 'any',
    result: ['text', 'json'],
  });
  checkDeclared(name, 'inputs', inputs, (each) => each?.kind === 'text', 'input.text()');
  return Object.freeze({
    ...rest,
    url: withPaths(name, 'url', url, inputs),
    ...(headers && { headers: record(name, 'headers', headers, inputs) }),
    ...(body !== undefined && { body: withPaths(name, 'body', body, inputs) }),
    inputs: Object.freeze({ ...inputs }),
    result,
  });
}
