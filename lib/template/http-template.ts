import { Duration } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { LeafKind, leafModel, propsOf } from './leaf';
import { PodOptions } from './pod-options';
import { Template } from './template';
import { Rendering } from './template-manifest';
import { TemplateOptions } from './template-options';
import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import type { LeafModel } from '../ir/model';
import { wholeSeconds } from '../spec/duration';
import { isPlainObject } from '../spec/merge';
import { toManifest } from '../spec/to-manifest';
import { Env } from '../value/env';
import { Parameter } from '../value/parameter';
import { Reference } from '../value/reference';

/** Settings of an HTTP template. */
export interface HttpTemplateProps extends PodOptions, TemplateOptions {
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
   * Further headers in Argo's own form, after those of `headers`: for names that repeat. Sets `http.headers`.
   *
   * @default - none
   */
  readonly httpHeaders?: l1.HttpHeader[];

  /**
   * The body of the request. Sets `http.body`.
   *
   * @default - none
   */
  readonly body?: string;

  /**
   * The body of the request from elsewhere: bytes. Sets `http.bodyFrom`.
   *
   * @default - none
   */
  readonly bodyFrom?: l1.HttpBodySource;

  /**
   * Whether certificates of servers are not verified. Sets `http.insecureSkipVerify`.
   *
   * @default false
   */
  readonly insecureSkipVerify?: boolean;

  /**
   * How long the answer may take, in whole seconds. Sets `http.timeoutSeconds`.
   *
   * @default - no limit
   */
  readonly requestTimeout?: Duration;

  /**
   * The same as a number of seconds, in Argo's word. Sets `http.timeoutSeconds`.
   *
   * @default - given by `requestTimeout`
   */
  readonly timeoutSeconds?: number;

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
  readonly resultType?: Parameter;
}

/** A template that makes an HTTP request, without a pod of its own. Renders a template with `http`. */
export class HttpTemplate extends Template {
  /** @internal */
  public readonly _template: LeafModel;

  constructor(scope: Construct, id: string, props: HttpTemplateProps) {
    super(scope, id);
    this._template = httpModel(this, props);
  }

  /** The address of the request. */
  public get url(): string {
    return propsOf<HttpTemplateProps>(this).url;
  }
}

const TEXT = Parameter.string();

const HTTP: LeafKind<HttpTemplateProps> = {
  field: 'http',
  is: 'is a request',
  withoutPod: true,
  check: (path, props) => {
    const url = props.url as unknown;
    if (!(url instanceof Reference) && (typeof url !== 'string' || url === '')) {
      throw errors.notAValue(path, 'url', url, 'the address of the request');
    }
  },
  result: ({ resultType }) => resultType ?? TEXT,
  fields: (path, props, rendering) => ({ http: requestOf(path, props, rendering) }),
  uses: ({ headers }) =>
    Object.values(headers ?? {}).flatMap((header) => (header instanceof Env ? (header._construct ?? []) : [])),
};

/** The model of an HTTP template that stands at a place in the tree. */
export function httpModel(scope: IConstruct, props: HttpTemplateProps): LeafModel {
  return leafModel(scope, props, HTTP);
}

function requestOf(path: string, props: HttpTemplateProps, { tidy }: Rendering): Record<string, any> {
  const { headers, httpHeaders, requestTimeout, timeoutSeconds } = props;
  if (requestTimeout !== undefined && timeoutSeconds !== undefined) {
    throw errors.collision(path, 'the request', 'timeoutSeconds', 'requestTimeout sets it already');
  }
  return tidy({
    url: props.url,
    method: props.method,
    headers:
      headers || httpHeaders
        ? [
            ...Object.entries(headers ?? {}).map(([name, value]) => ({ name, ...headerValue(path, name, value) })),
            ...(httpHeaders ?? []).map((header) => toManifest('HttpHeader', header)),
          ]
        : undefined,
    body: props.body,
    bodyFrom: toManifest('HttpBodySource', props.bodyFrom),
    insecureSkipVerify: props.insecureSkipVerify,
    timeoutSeconds: requestTimeout ? wholeSeconds(requestTimeout, path, 'requestTimeout') : timeoutSeconds,
    successCondition: props.successCondition,
  });
}

function headerValue(path: string, name: string, value: any): Record<string, unknown> {
  if (typeof value === 'string' || value instanceof Reference) return { value };
  const secret = value?.valueFrom?.secretKeyRef;
  if (isPlainObject(secret)) return { valueFrom: { secretKeyRef: secret } };
  throw errors.notAValue(path, `headers.${name}`, value, 'a text, a reference or Env.secret(...)');
}
