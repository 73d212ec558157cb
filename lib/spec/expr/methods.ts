import { ExpressionError } from './error';
import { goTime } from './go-time';
import { string, typeOf } from './operators';
import { Span } from './span';

const TIME: Readonly<Record<string, (time: Date, ...args: any[]) => unknown>> = {
  Year: (time) => time.getUTCFullYear(),
  Month: (time) => time.getUTCMonth() + 1,
  Day: (time) => time.getUTCDate(),
  Hour: (time) => time.getUTCHours(),
  Minute: (time) => time.getUTCMinutes(),
  Second: (time) => time.getUTCSeconds(),
  Weekday: (time) => time.getUTCDay(),
  YearDay: (time) => Math.floor((time.getTime() - Date.UTC(time.getUTCFullYear(), 0, 1)) / 86_400_000) + 1,
  Unix: (time) => Math.floor(time.getTime() / 1000),
  UnixMilli: (time) => time.getTime(),
  UTC: (time) => time,
  Format: (time, layout) => goTime(time, string(layout)),
  Add: (time, span: Span) => new Date(time.getTime() + span.milliseconds),
  AddDate: (time, years, months, days) =>
    new Date(
      Date.UTC(
        time.getUTCFullYear() + Number(years),
        time.getUTCMonth() + Number(months),
        time.getUTCDate() + Number(days),
        time.getUTCHours(),
        time.getUTCMinutes(),
        time.getUTCSeconds(),
        time.getUTCMilliseconds(),
      ),
    ),
  Sub: (time, other: Date) => new Span(time.getTime() - other.getTime()),
  Before: (time, other: Date) => time < other,
  After: (time, other: Date) => time > other,
  Equal: (time, other: Date) => time.getTime() === other.getTime(),
};

const SPAN: Readonly<Record<string, (span: Span) => unknown>> = {
  Hours: ({ milliseconds }) => milliseconds / 3_600_000,
  Minutes: ({ milliseconds }) => milliseconds / 60_000,
  Seconds: ({ milliseconds }) => milliseconds / 1000,
  Milliseconds: ({ milliseconds }) => Math.trunc(milliseconds),
};

/** Calls a function that a value of Go has: those of times and durations that read them. */
export function method(of: unknown, name: string, args: readonly unknown[]): unknown {
  const run = of instanceof Date ? TIME[name] : of instanceof Span ? SPAN[name] : undefined;
  if (!run) {
    throw new ExpressionError(
      `${of instanceof Span ? 'duration' : of instanceof Date ? 'time' : typeOf(of)} has no method ${name}`,
    );
  }
  return (run as (...all: unknown[]) => unknown)(of, ...args);
}
