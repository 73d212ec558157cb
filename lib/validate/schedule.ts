import { errors, PipelineError } from '../errors';

const FIELDS = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  {
    name: 'month',
    min: 1,
    max: 12,
    words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of the week', min: 0, max: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];
const DESCRIPTORS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];
const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Checks a schedule as the API server and Argo's controller both read it.
 *
 * @param mayRest whether it may name days that never come, which both take
 */
export function checkSchedule(path: string, schedule: string, mayRest = false): PipelineError[] {
  const why = problemOf(schedule, mayRest);
  return why === undefined ? [] : [errors.badSchedule(path, schedule, why)];
}

function problemOf(schedule: string, mayRest: boolean): string | undefined {
  if (typeof schedule !== 'string') return 'is not text';
  if (/^(CRON_)?TZ=/.test(schedule)) return 'sets a time zone inside; use timezone instead';
  if (schedule.startsWith('@every ')) {
    return /^@every (\d+(ns|us|µs|ms|s|m|h))+$/.test(schedule)
      ? undefined
      : 'has no duration of whole numbers with units after @every';
  }
  if (schedule.startsWith('@')) return DESCRIPTORS.includes(schedule) ? undefined : 'is not a known descriptor';
  const fields = schedule.split(' ');
  if (fields.includes('') || fields.length !== FIELDS.length) {
    return `has ${fields.filter((field) => field !== '').length} fields instead of 5, separated by single spaces`;
  }
  for (const [index, field] of fields.entries()) {
    for (const part of field.split(',')) {
      const why = partProblem(part, FIELDS[index]);
      if (why) return why;
    }
  }
  return mayRest ? undefined : neverProblem(fields);
}

function partProblem(
  part: string,
  { name, min, max, words }: { name: string; min: number; max: number; words?: string[] },
): string | undefined {
  const [range, step, ...more] = part.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) {
    return `has the step '${part}' for the ${name}`;
  }
  if (range === '*' || range === '?') return undefined;
  const numbers = range.split('-').map((text) => {
    const word = words?.indexOf(text.toLowerCase()) ?? -1;
    return word >= 0 ? word + min : /^\d+$/.test(text) ? Number(text) : NaN;
  });
  if (numbers.length > 2 || numbers.some((number) => !(number >= min && number <= max))) {
    return `has '${part}' for the ${name}, which goes from ${min} to ${max}`;
  }
  return numbers.length === 2 && numbers[0] > numbers[1]
    ? `has the range '${range}' for the ${name}, which runs backwards`
    : undefined;
}

/** A day that no chosen month has, such as the 31st of February. */
function neverProblem([, , day, month, weekday]: string[]): string | undefined {
  if (!/^\d+$/.test(day) || !/^\d+(,\d+)*$/.test(month) || !['*', '?'].includes(weekday)) return undefined;
  const months = month.split(',').map(Number);
  return months.every((each) => Number(day) > LONGEST_MONTH[each - 1]) ? 'names a day that never comes' : undefined;
}

export function checkTimezone(path: string, zone: string): PipelineError[] {
  return isTimeZone(zone) ? [] : [errors.badTimeZone(path, zone)];
}

function isTimeZone(zone: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    // JavaScript also takes offsets such as +02:00, and names in any case; Go reads files of just these names.
    return (
      zone.split('/').every((part) => /^[A-Z]/.test(part)) &&
      (zone === timeZone || zone.toLowerCase() !== timeZone.toLowerCase())
    );
  } catch {
    return false;
  }
}
