import { Fields } from './fields';

const METRIC_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Checks `retryStrategy`; of one that is only a part, what is there. */
export function checkRetry(fields: Fields, field: string, retry: any, partial = false): void {
  if (!retry) return;
  fields.oneOf(`${field}.retryPolicy`, retry.retryPolicy, ['Always', 'OnFailure', 'OnError', 'OnTransientError']);
  const { atRun } = fields;
  atRun.wholeText(`${field}.limit`, retry.limit, 0);
  if (!retry.backoff) return;
  if (!partial) {
    atRun.required(`${field}.backoff.duration`, retry.backoff.duration, 'the wait before the second attempt');
  }
  // Argo takes plain seconds here as well.
  for (const name of ['duration', 'maxDuration', 'cap']) {
    if (!/^\d+$/.test(String(retry.backoff[name]))) atRun.duration(`${field}.backoff.${name}`, retry.backoff[name]);
  }
  atRun.wholeText(`${field}.backoff.factor`, retry.backoff.factor, 1);
}

/** Checks `metrics.prometheus`. */
export function checkMetrics(fields: Fields, metrics: any): void {
  const all: any[] = metrics?.prometheus ?? [];
  fields.check('metrics', all.length, (count) => count <= 100, 'a list of at most 100 metrics');
  for (const { name, help, labels, gauge, counter, histogram } of all) {
    const at = `metrics.${name}`;
    fields.exact(
      'metrics[].name',
      name ?? '',
      (each) => METRIC_NAME.test(each),
      "a name of letters, digits and '_' that begins with no digit",
    );
    fields.required(`${at}.help`, help, 'a text that says what the metric means');
    for (const { key } of labels ?? []) {
      fields.exact(
        `${at}.labels`,
        key,
        (each) => METRIC_NAME.test(each),
        "keys of letters, digits and '_' that begin with no digit",
      );
    }
    const kind = gauge ?? counter ?? histogram;
    const value = kind?.value;
    fields.oneOf(`${at}.gauge.operation`, gauge?.operation, ['Set', 'Add', 'Sub']);
    if (histogram) fields.required(`${at}.histogram.buckets`, histogram.buckets, 'a list of numbers');
    (kind ? fields : fields.atRun).required(`${at}.value`, value, 'a number, or a variable of metrics');
    fields.check(`${at}.value`, gauge?.value, (text) => String(text).length <= 256, 'a text of at most 256 characters');
    if (String(gauge?.value).includes('resourcesDuration')) {
      fields.check(
        `${at}.realtime`,
        gauge.realtime,
        (realtime) => !realtime,
        "false, because 'resourcesDuration' is known at the end only",
      );
    }
  }
}

/** Checks `synchronization`, which only runs break by. */
export function checkSynchronization({ atRun: fields }: Fields, field: string, synchronization: any): void {
  const mutexes: any[] = synchronization?.mutexes ?? [];
  const semaphores: any[] = synchronization?.semaphores ?? [];
  for (const [index, { name }] of mutexes.entries()) {
    fields.required(`${field}.mutexes[${index}].name`, name, 'the name of a lock');
  }
  for (const [index, { configMapKeyRef, database }] of semaphores.entries()) {
    fields.check(
      `${field}.semaphores[${index}]`,
      semaphores[index],
      () => (configMapKeyRef === undefined) !== (database === undefined),
      'one of configMapKeyRef and database',
    );
  }
  fields.unique(
    'mutex',
    mutexes.map(({ name, namespace }) =>
      name === undefined ? undefined : [name, ...(namespace ? [namespace] : [])].join(' of '),
    ),
  );
}

/** Checks `memoize`. */
export function checkMemoize(fields: Fields, memoize: any): void {
  if (!memoize) return;
  // The API server looks whether they are there.
  const { atRun } = fields;
  atRun.required('memoize.key', memoize.key, 'what tells one result from another');
  atRun.check(
    'memoize.key',
    memoize.key || undefined,
    (key) => /^[a-zA-Z0-9][-a-zA-Z0-9]*$/.test(key),
    "a text of letters, digits and '-'",
  );
  atRun.required('memoize.maxAge', memoize.maxAge, "how long a result is good, for example '24h'");
  atRun.duration('memoize.maxAge', memoize.maxAge || undefined);
  atRun.required(
    'memoize.cache',
    memoize.cache?.configMap?.name,
    'the ConfigMap that keeps the results: { configMap: { name } }',
  );
}
