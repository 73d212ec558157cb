import { Code, Entry, object } from './code';
import { envSource } from './container';
import { Keys } from './declarations';
import { durationCode, secondsCode } from './duration';
import { ended, entryOf } from './remarks';
import { MapSource, Source } from './source';
import { child, childText, Context, structEntries, textOrReference, valueCode } from './struct';

/** The props of an HTTP template. */
export function httpEntries(source: Source, context: Context): Entry[] {
  return structEntries('Http', source, context, { headers: (each) => [headers(each, context)], timeoutSeconds: (each) => [timeoutEntry(each, context)] });
}

function timeoutEntry(source: Source, context: Context): Entry {
  const isDuration = source.kind === 'scalar' && Number.isInteger(source.value) && Number(source.value) > 0;
  return isDuration ? { key: 'requestTimeout', value: secondsCode(source, context) } : { key: 'timeoutSeconds', value: valueCode('number', source, context) };
}

/** Headers by their names, when each stands once. */
function headers(source: Source, context: Context): Entry {
  const items = source.kind === 'list' ? source.items : [];
  const keys = new Keys();
  const named = items.map((item): Entry | undefined => {
    const name = childText(item, 'name');
    const code = name === undefined || item.kind !== 'map' ? undefined : headerValue(item, context);
    return code && keys.keyFor(name!, 'header') === name ? entryOf(name!, code, item) : undefined;
  });
  if (source.kind === 'list' && named.every((entry) => entry !== undefined)) return { key: 'headers', value: object(ended(named as Entry[], source.after)) };
  return { key: 'httpHeaders', value: valueCode('HttpHeader[]', source, context) };
}

function headerValue(item: MapSource, context: Context): Code | undefined {
  const others = item.entries.filter(({ key }) => key !== 'name' && child(item, key));
  if (others.length !== 1) return undefined;
  const [{ key, value: given }] = others;
  if (key === 'value') return textOrReference(given, context);
  return key === 'valueFrom' ? envSource(given, context, ['secretKeyRef']) : undefined;
}

/** The props of a suspend template. */
export function suspendEntries(source: Source, context: Context): Entry[] {
  return structEntries('SuspendTemplate', source, context, {
    duration: (each) => [{ key: 'duration', value: durationCode(each, context) }],
  });
}
