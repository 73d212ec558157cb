const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const PARTS = /2006|January|Jan|Monday|Mon|MST|Z07:00|-07:00|-0700|PM|pm|01|02|03|04|05|06|15|_2|\.0+|\.9+|1|2|3|4|5/g;

/** A time in UTC in a layout of Go, whose reference time is `Mon Jan 2 15:04:05 MST 2006`. */
export function goTime(time: Date, layout: string): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hour = time.getUTCHours() % 12 || 12;
  return layout.replace(PARTS, (part) => {
    switch (part) {
      case '2006':
        return String(time.getUTCFullYear());
      case '06':
        return two(time.getUTCFullYear() % 100);
      case 'January':
        return MONTHS[time.getUTCMonth()];
      case 'Jan':
        return MONTHS[time.getUTCMonth()].slice(0, 3);
      case '01':
        return two(time.getUTCMonth() + 1);
      case '1':
        return String(time.getUTCMonth() + 1);
      case 'Monday':
        return DAYS[time.getUTCDay()];
      case 'Mon':
        return DAYS[time.getUTCDay()].slice(0, 3);
      case '02':
        return two(time.getUTCDate());
      case '_2':
        return String(time.getUTCDate()).padStart(2, ' ');
      case '2':
        return String(time.getUTCDate());
      case '15':
        return two(time.getUTCHours());
      case '03':
        return two(hour);
      case '3':
        return String(hour);
      case '04':
        return two(time.getUTCMinutes());
      case '4':
        return String(time.getUTCMinutes());
      case '05':
        return two(time.getUTCSeconds());
      case '5':
        return String(time.getUTCSeconds());
      case 'PM':
        return time.getUTCHours() < 12 ? 'AM' : 'PM';
      case 'pm':
        return time.getUTCHours() < 12 ? 'am' : 'pm';
      case 'MST':
        return 'UTC';
      case 'Z07:00':
        return 'Z';
      case '-07:00':
        return '+00:00';
      case '-0700':
        return '+0000';
      default:
        return `.${String(time.getUTCMilliseconds())
          .padStart(3, '0')
          .padEnd(part.length - 1, '0')
          .slice(0, part.length - 1)}`;
    }
  });
}

const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** The milliseconds of a duration such as `1h30m` or `500ms`; undefined for what is none. */
export function goDuration(text: string): number | undefined {
  const [, sign, rest] = /^([-+]?)(.*)$/s.exec(text)!;
  if (rest === '0') return 0;
  if (!/^((\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h|d))+$/.test(rest)) return undefined;
  const sum = [...rest.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h|d)/g)].reduce(
    (total, [, value, unit]) => total + Number(value) * UNITS[unit],
    0,
  );
  return sign === '-' ? -sum : sum;
}
