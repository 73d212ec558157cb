import type { Sources } from './environment';
import { ExpressionError } from '../../spec/expr/error';
import { expressionOf } from '../../spec/expr/expression';
import type { Pod, PodResult } from '../pod';

/** Sends the request of a pod. */
export async function sendRequest({ template: { http }, signal }: Pod, sources: Sources): Promise<PodResult> {
  const { method = 'GET', url, body, bodyFrom, timeoutSeconds, successCondition } = http;
  const headers: [string, string][] = (http.headers ?? []).map(({ name, value, valueFrom }: any) => [
    name,
    value ?? secret(name, valueFrom?.secretKeyRef, sources),
  ]);
  const content = bodyFrom?.bytes === undefined ? body : Buffer.from(bodyFrom.bytes, 'base64');
  const hasBody = content !== undefined && content !== '' && !['GET', 'HEAD'].includes(method.toUpperCase());
  const limit =
    timeoutSeconds === undefined || timeoutSeconds === null
      ? undefined
      : AbortSignal.timeout(Number(timeoutSeconds) * 1000);
  let response: Response;
  let text: string;
  try {
    response = await fetch(String(url), {
      method,
      headers,
      signal: limit ? AbortSignal.any([signal, limit]) : signal,
      ...(hasBody ? { body: content } : {}),
    });
    text = await response.text();
  } catch (error) {
    const why = limit?.aborted
      ? `no answer within ${timeoutSeconds}s`
      : (((error as Error).cause as Error | undefined) ?? (error as Error)).message;
    return { phase: 'Failed', message: `${method} ${url}: ${why}`, cause: error };
  }
  const answer = { outputs: { result: text } };
  if (!successCondition) {
    return response.ok
      ? answer
      : { ...answer, phase: 'Failed', message: `received non-2xx response code: ${response.status}` };
  }
  const env = {
    request: { method, url, body: body ?? '', headers: listed(headers) },
    response: { statusCode: response.status, body: text, headers: listed([...response.headers]) },
  };
  try {
    return expressionOf(successCondition).test(env)
      ? answer
      : { ...answer, phase: 'Failed', message: `successCondition '${successCondition}' evaluated false` };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { ...answer, phase: 'Failed', message: error.message, cause: error };
  }
}

/** Headers by their names as Go writes them, each with all of its values. */
function listed(headers: readonly (readonly [string, string])[]): Record<string, string[]> {
  const result: Record<string, string[]> = {};
  for (const [name, value] of headers) {
    (result[name.toLowerCase().replace(/(^|-)[a-z]/g, (part) => part.toUpperCase())] ??= []).push(value);
  }
  return result;
}

function secret(header: string, reference: any, { secrets }: Sources): string {
  const found = reference && secrets?.[reference.name]?.[reference.key];
  if (found === undefined) {
    throw new Error(
      `header ${header} reads key '${reference?.key}' of '${reference?.name}', which is not in the option secrets`,
    );
  }
  return found;
}
