import { Code, Entry, fieldsOf, isText, list, object, staticCall } from './code';
import { rewritten } from './remarks';
import { Source } from './source';
import { Context, structEntries, valueCode } from './struct';
import { simpleTag } from '../spec/tags';

/** The metrics of a template or a workflow. */
export function metricEntries(source: Source, context: Context): Entry[] {
  return structEntries('Metrics', source, context, {
    prometheus: (each) => {
      const code = valueCode('Prometheus[]', each, context);
      return [
        {
          key: 'metrics',
          value: code.kind === 'list' ? list(code.items.map((item) => rewritten(item, metricCode(item.value)))) : code,
        },
      ];
    },
  });
}

/** A metric, by the library's words for its kind when they say all of it. */
function metricCode(code: Code): Code {
  const raw = staticCall('Metric', 'prometheus', code);
  if (code.kind !== 'object') return raw;
  const { name, help, labels, gauge, counter, ...others } = fieldsOf(code);
  if (!isText(name) || !/^[a-zA-Z_]\w*$/.test(name.value) || !help || Object.keys(others).length > 0) return raw;
  const named = labels && labelsCode(labels);
  if (labels && !named) return raw;
  const options = code.entries
    .filter(({ key }) => key === 'help' || key === 'labels')
    .map((entry) => (entry.key === 'labels' ? { ...entry, value: named! } : entry));
  if (counter) {
    const { value: step, ...more } = fieldsOf(counter);
    return isText(step) && step.value === '1' && Object.keys(more).length === 0
      ? staticCall('Metric', 'counter', name, object(options))
      : raw;
  }
  const { value: amount, realtime, ...more } = fieldsOf(gauge);
  if (!amount || realtime?.kind !== 'value' || Object.keys(more).length > 0) return raw;
  if (realtime.value === true && isText(amount) && amount.value === simpleTag('duration')) {
    return staticCall('Metric', 'duration', name, object(options));
  }
  return staticCall(
    'Metric',
    'gauge',
    name,
    object([
      ...options,
      { key: 'value', value: amount },
      ...(realtime.value === true ? [{ key: 'realtime', value: realtime }] : []),
    ]),
  );
}

/** Labels by their keys, when each stands once. */
function labelsCode(code: Code): Code | undefined {
  if (code.kind !== 'list' || code.items.length === 0) return undefined;
  const entries: Entry[] = [];
  for (const { value: item, ...comments } of code.items) {
    const { key, value: text, ...others } = fieldsOf(item);
    if (
      !isText(key) ||
      !text ||
      Object.keys(others).length > 0 ||
      /^\d+$/.test(key.value) ||
      entries.some((entry) => entry.key === key.value)
    ) {
      return undefined;
    }
    entries.push({ ...comments, key: key.value, value: text });
  }
  return object(entries);
}
