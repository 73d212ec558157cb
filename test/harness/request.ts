import type { PodResult, RunPod } from '../oracle/argo-run';

/** Sends a request as Argo's agent does. */
export async function requestOf({ template: { http } }: RunPod): Promise<PodResult> {
  if (http.successCondition) throw new Error('requests with a condition are not sent by this harness');
  try {
    const headers = Object.fromEntries((http.headers ?? []).map(({ name, value }: any) => [name, value]));
    const answer = await fetch(http.url, {
      method: http.method ?? 'GET',
      headers,
      body: http.body,
      signal: AbortSignal.timeout((http.timeoutSeconds ?? 30) * 1000),
    });
    const result = await answer.text();
    return answer.status < 400
      ? { phase: 'Succeeded', outputs: { result } }
      : { phase: 'Failed', message: `received non-2xx response code: ${answer.status}` };
  } catch (error) {
    return { phase: 'Error', message: String(error) };
  }
}
