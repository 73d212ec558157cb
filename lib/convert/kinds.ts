import { Entry } from './code';
import { envSource } from './container';
import { durationCode, secondsCode } from './duration';
import { byName } from './named';
import { Source } from './source';
import { Context, structEntries, textOrReference, valueCode } from './struct';

/** The props of an HTTP template. */
export function httpEntries(source: Source, context: Context): Entry[] {
  return structEntries('Http', source, context, {
    headers: (each) => [headers(each, context)],
    timeoutSeconds: (each) => [timeoutEntry(each, context)],
  });
}

function timeoutEntry(source: Source, context: Context): Entry {
  const isDuration = source.kind === 'scalar' && Number.isInteger(source.value) && Number(source.value) > 0;
  return isDuration
    ? { key: 'requestTimeout', value: secondsCode(source, context) }
    : { key: 'timeoutSeconds', value: valueCode('number', source, context) };
}

/** Headers by their names, when each stands once. */
function headers(source: Source, context: Context): Entry {
  const named = byName(source, 'header', ({ key, value: given }) => {
    if (key === 'value') return textOrReference(given, context);
    return key === 'valueFrom' ? envSource(given, context, ['secretKeyRef']) : undefined;
  });
  return named
    ? { key: 'headers', value: named }
    : { key: 'httpHeaders', value: valueCode('HttpHeader[]', source, context) };
}

/** The props of a suspend template. */
export function suspendEntries(source: Source, context: Context): Entry[] {
  return structEntries('SuspendTemplate', source, context, {
    duration: (each) => [{ key: 'duration', value: durationCode(each, context) }],
  });
}
