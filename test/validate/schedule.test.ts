import { Cron } from 'cdk8s';
import { checkSchedule, checkTimezone } from '../../lib/validate/schedule';

const wrong = (schedule: any) => checkSchedule('p', schedule).map(({ message }) => message);

test.each([
  '* * * * *',
  '0 4 * * 1-5',
  '*/15 * * * *',
  '0-30/10 * * * *',
  '0,15,30 8-18 1,15 * *',
  '0 0 1 jan *',
  '0 0 * * SUN',
  '0 0 * DEC-DEC mon-fri',
  '0 0 ? * ?',
  '59 23 31 12 6',
  '0 0 29 2 *',
  '0 0 31 2 1',
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
  '@every 1h30m',
  '@every 10s',
])('The schedule %s is taken', (schedule) => {
  expect(wrong(schedule)).toStrictEqual([]);
});

test.each([
  Cron.everyMinute(),
  Cron.hourly(),
  Cron.daily(),
  Cron.weekly(),
  Cron.monthly(),
  Cron.annually(),
  Cron.schedule({ minute: '5', weekDay: '1-5' }),
])('The Cron of cdk8s %p is taken', (cron) => {
  expect(wrong(cron.expressionString)).toStrictEqual([]);
});

test.each<[any, string]>([
  ['', 'has 0 fields instead of 5, separated by single spaces'],
  ['* * * *', 'has 4 fields instead of 5, separated by single spaces'],
  ['0 * * * * *', 'has 6 fields instead of 5, separated by single spaces'],
  ['*  * * * *', 'has 5 fields instead of 5, separated by single spaces'],
  [' * * * * *', 'has 5 fields instead of 5, separated by single spaces'],
  ['60 * * * *', "has '60' for the minute, which goes from 0 to 59"],
  ['* 24 * * *', "has '24' for the hour, which goes from 0 to 23"],
  ['* * 0 * *', "has '0' for the day of the month, which goes from 1 to 31"],
  ['* * * 13 *', "has '13' for the month, which goes from 1 to 12"],
  ['* * * * 7', "has '7' for the day of the week, which goes from 0 to 6"],
  ['* * * * sunday', "has 'sunday' for the day of the week, which goes from 0 to 6"],
  ['*/0 * * * *', "has the step '*/0' for the minute"],
  ['*/x * * * *', "has the step '*/x' for the minute"],
  ['1/2/3 * * * *', "has the step '1/2/3' for the minute"],
  ['5-1 * * * *', "has the range '5-1' for the minute, which runs backwards"],
  ['1-2-3 * * * *', "has '1-2-3' for the minute, which goes from 0 to 59"],
  ['1, * * * *', "has '' for the minute, which goes from 0 to 59"],
  ['-1 * * * *', "has '-1' for the minute, which goes from 0 to 59"],
  ['0 0 30 2 *', 'names a day that never comes'],
  ['0 0 31 4,6,9,11 *', 'names a day that never comes'],
  ['@noon', 'is not a known descriptor'],
  ['@Daily', 'is not a known descriptor'],
  ['@every', 'is not a known descriptor'],
  ['@every 1d', 'has no duration of whole numbers with units after @every'],
  ['TZ=UTC 0 0 * * *', 'sets a time zone inside; use timezone instead'],
  ['CRON_TZ=UTC @daily', 'sets a time zone inside; use timezone instead'],
  [undefined, 'is not text'],
  [5, 'is not text'],
])('The schedule %j is refused: %s', (schedule, why) => {
  expect(wrong(schedule)).toStrictEqual([
    `AW1301 p: has the schedule '${schedule}', which ${why}. A schedule has five fields (minute hour day month weekday) or is @hourly, @daily, @weekly, @monthly, @yearly or '@every 1h30m'. Correct it, or use Cron.`,
  ]);
});

test.each([
  'UTC',
  'Etc/UTC',
  'Europe/Madrid',
  'America/New_York',
  'America/Argentina/Buenos_Aires',
  'Asia/Kolkata',
  'Asia/Calcutta',
  'GMT',
  'EST',
  'US/Pacific',
])('The time zone %s is taken', (zone) => {
  expect(checkTimezone('p', zone)).toStrictEqual([]);
});

test.each([
  '',
  'europe/madrid',
  'EUROPE/MADRID',
  'Europe/Nowhere',
  '+02:00',
  '-0500',
  'UTC+2',
  'CET ',
  ' Europe/Madrid',
  'Madrid',
])('The time zone %j is refused', (zone) => {
  expect(checkTimezone('p', zone).map(({ message }) => message)).toStrictEqual([
    `AW1302 p: has the time zone '${zone}', which is not an IANA name. Write for example 'Europe/Madrid' or 'Etc/UTC'.`,
  ]);
});
