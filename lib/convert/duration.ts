import { Code, staticCall, value } from './code';
import { Source } from './source';
import { Context, valueCode } from './struct';

const UNITS = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
  ['seconds', 1],
] as const;

/** A number of seconds as a duration, in the largest unit that divides it. */
export function secondsCode(source: Source, context: Context): Code {
  const code = valueCode('number', source, context);
  if (code.kind === 'value' && typeof code.value === 'number' && code.value < 0) {
    context.problems.error(source.at, `there is ${code.value}`, 'it is a number of seconds from 0');
    return inUnits(0);
  }
  return code.kind === 'value' && typeof code.value === 'number' && Number.isInteger(code.value) && code.value > 0
    ? inUnits(code.value)
    : staticCall('Duration', 'seconds', code);
}

/** A duration in Argo's own form: `90s` is what the library writes too, all else stays text. */
export function durationCode(source: Source, context: Context): Code {
  const code = valueCode('string', source, context);
  const [, amount, unit] =
    code.kind === 'value' && typeof code.value === 'string' ? (/^([1-9]\d{0,8})(s|ms)$/.exec(code.value) ?? []) : [];
  if (unit === 's') return inUnits(Number(amount));
  return unit === 'ms' && Number(amount) % 1000 !== 0 ? staticCall('Duration', 'millis', value(Number(amount))) : code;
}

function inUnits(seconds: number): Code {
  const [unit, size] = UNITS.find(([, each]) => seconds % each === 0)!;
  return staticCall('Duration', unit, value(seconds / size));
}
