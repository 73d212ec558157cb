import type { Callable } from './call-types';
import { checkDeclared, record, withPaths } from './check-container';
import type { Carries, InputValues, TextInput } from './container-io';
import type { HttpSpec, RunOptions } from './graph';
import { checkOptions } from './options';
import { taskOf } from './task';

export type HttpInputs = Readonly<Record<string, TextInput<any, any>>>;

export interface HttpOptions<I extends HttpInputs, O = string> {
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
  /** `http.json<T>()`: the result is the value of the JSON in the answer; without it, the result is its text. */
  readonly result?: JsonAnswer<O>;
}

export interface JsonAnswer<T> extends Carries<T> {
  readonly type: 'json';
}

/** A request as a task; it gives the body of the answer. */
export const http = Object.assign(
  <const I extends HttpInputs = {}, O = string>(
    name: string,
    spec: HttpOptions<I, O>,
    options: RunOptions = {},
  ): Callable<InputValues<I>, O> => taskOf(name, { kind: 'http', http: checkHttp(name, spec) }, options, {}),
  {
    /** An answer in JSON; the type of its value is believed. */
    json: <T = unknown>(): JsonAnswer<T> => ({ type: 'json' }),
  },
);

function checkHttp(name: string, written: object): HttpSpec {
  const {
    url,
    headers,
    body,
    inputs = {},
    result,
    ...rest
  }: any = checkOptions(name, written, {
    url: 'text',
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
    headers: 'any',
    body: 'any',
    timeoutSeconds: 'count',
    successCondition: 'text',
    inputs: 'any',
    result: { type: ['json'] },
  });
  checkDeclared(name, 'inputs', inputs, (each) => each?.kind === 'text', 'input.text()');
  return Object.freeze({
    ...rest,
    url: withPaths(name, 'url', url, inputs),
    ...(headers && { headers: record(name, 'headers', headers, inputs) }),
    ...(body !== undefined && { body: withPaths(name, 'body', body, inputs) }),
    inputs: Object.freeze({ ...inputs }),
    result: result === undefined ? 'text' : 'json',
  });
}
