import { Duration } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Retry } from './retry';
import { checkSignature } from './signature';
import { Template } from './template';
import type * as l1 from '../../imports/argoproj.io';
import type { LeafModel } from '../compile/model';
import { errors } from '../errors';
import { wholeSeconds } from '../spec/duration';
import { compact, isPlainObject, mergeOver } from '../spec/merge';
import { Env } from '../value/env';
import { Parameter } from '../value/parameter';
import { Reference } from '../value/reference';
import { wire } from '../wire';

/** Settings of an HTTP template. */
export interface HttpTemplateProps {
  /**
   * The address of the request. Sets `http.url`.
   */
  readonly url: string;

  /**
   * The method of the request. Sets `http.method`.
   *
   * @default GET
   */
  readonly method?: string;

  /**
   * The headers of the request, by name: a text, or `Env.secret(...)` for one that is kept in a Secret. Sets `http.headers`.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: any };

  /**
   * The body of the request. Sets `http.body`.
   *
   * @default - none
   */
  readonly body?: string;

  /**
   * How long the answer may take, in whole seconds. Sets `http.timeoutSeconds`.
   *
   * @default - no limit
   */
  readonly requestTimeout?: Duration;

  /**
   * What an answer has to be for the task to succeed, in Argo's expression language over `request` and `response`, for example
   * `response.statusCode == 201`. Sets `http.successCondition`.
   *
   * @default - a status below 400
   */
  readonly successCondition?: string;

  /**
   * The type of the answer's body, which tasks read as `result`.
   *
   * @default - a text
   */
  readonly result?: Parameter;

  /**
   * How often a failed request is tried again. Sets `retryStrategy`.
   *
   * @default - a failure is final
   */
  readonly retry?: Retry;

  /**
   * The input parameters. Read them with `Input.parameter('name')`.
   *
   * @default - none but the values that the template's fields refer to
   */
  readonly parameters?: { [name: string]: Parameter };

  /**
   * The name of the template in the manifest: lower-case letters, digits and hyphens.
   *
   * @default - made from the construct's id
   */
  readonly templateName?: string;

  /**
   * Anything else of the template, in the form of its manifest: merges deeply, lists append.
   *
   * @default - nothing
   */
  readonly templateOverrides?: l1.Template;
}

const RESERVED_IN_TEMPLATE = {
  name: "template names come from the construct's id; use templateName",
  inputs: 'the library threads inputs; use parameters',
  outputs: 'the body of the answer is the result',
  container: 'this template is a request',
  script: 'this template is a request',
  dag: 'this template is a request; use a Pipeline',
  steps: 'this template is a request; use a Pipeline',
};

/** A template that makes an HTTP request, without a pod of its own. Renders a template with `http`. */
export class HttpTemplate extends Template {
  /** @internal */
  public readonly _template: LeafModel;

  constructor(scope: Construct, id: string, props: HttpTemplateProps) {
    super(scope, id);
    this._template = httpModel(this, props);
  }
}

/** The model of an HTTP template that stands at a place in the tree. */
export function httpModel(scope: IConstruct, props: HttpTemplateProps): LeafModel {
  const { path } = scope.node;
  checkSignature(path, props);
  const url = props.url as unknown;
  if (!(url instanceof Reference) && (typeof url !== 'string' || url === '')) throw errors.notAValue(path, 'url', url, 'the address of the request');
  return {
    kind: 'leaf',
    templateName: props.templateName,
    parameters: props.parameters ?? {},
    artifacts: {},
    outputs: {},
    result: props.result ?? Parameter.string(),
    withoutPod: true,
    body: () => ({ manifest: manifestOf(path, props), programs: [] }),
    uses: () => Object.values(props.headers ?? {}).flatMap((header) => (header instanceof Env ? header._construct ?? [] : [])),
  };
}

function manifestOf(path: string, props: HttpTemplateProps): Record<string, any> {
  return mergeOver(compact({
    retryStrategy: props.retry?._manifest,
    http: compact({
      url: props.url,
      method: props.method,
      headers: props.headers && Object.entries(props.headers).map(([name, value]) => ({ name, ...headerValue(path, name, value) })),
      body: props.body,
      timeoutSeconds: props.requestTimeout && wholeSeconds(props.requestTimeout, path, 'requestTimeout'),
      successCondition: props.successCondition,
    }),
  }), wire('Template', props.templateOverrides), path, 'templateOverrides', RESERVED_IN_TEMPLATE);
}

function headerValue(path: string, name: string, value: any): Record<string, unknown> {
  if (typeof value === 'string' || value instanceof Reference) return { value };
  const secret = value?.valueFrom?.secretKeyRef;
  if (isPlainObject(secret)) return { valueFrom: { secretKeyRef: secret } };
  throw errors.notAValue(path, `headers.${name}`, value, 'a text, a reference or Env.secret(...)');
}
