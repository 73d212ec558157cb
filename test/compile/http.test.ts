import { Duration } from 'cdk8s';
import { acceptedByArgo, box, inMain, lowers, lowersToGolden, specOf } from './scenario';
import { Env, HttpTask, HttpTemplate, Input, Output, Parameter, Retry, Task } from '../../lib';

lowersToGolden('a request is a template of its own, with its answer as result', (main) => {
  const build = box(main, 'build', { outputs: { report: Output.parameter('/report') } });
  const post = new HttpTask(main, 'post', {
    url: 'https://hooks.example/done',
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: Env.secret('hook', 'token') },
    parameters: { body: Parameter.json() },
    arguments: { body: { report: build.output('report'), text: '{{x}}' } },
    body: `${Input.parameter('body')}`,
    requestTimeout: Duration.seconds(20),
    successCondition: 'response.statusCode == 201',
    retry: Retry.attempts(3),
    resultType: Parameter.json(),
  });
  box(main, 'after', { when: post.result.property('ok').isTrue() });
});

lowers(
  'a template of a request is called with numbers and trusted texts in its address',
  (main, chart) => {
    const template = new HttpTemplate(chart, 'get', {
      url: `https://api.example/${Input.parameter('day')}/${Input.parameter('page')}`,
      parameters: { day: Parameter.string({ trusted: true }), page: Parameter.number() },
    });
    new Task(main, 'get', { template, arguments: { day: '2026-01-01', page: 2 } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          {
            name: 'get',
            template: 'get',
            arguments: {
              parameters: [
                { name: 'day', value: '2026-01-01' },
                { name: 'page', value: '2' },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'get',
      inputs: { parameters: [{ name: 'day' }, { name: 'page' }] },
      http: { url: 'https://api.example/{{inputs.parameters.day}}/{{inputs.parameters.page}}' },
    },
  ],
);

test('what is no address or header is refused at once', () => {
  const request = (props: object) => () =>
    specOf(inMain((main) => new HttpTask(main, 'post', { url: 'https://a.example', ...props })));
  expect(request({ url: '' })).toThrow(
    'AW1018 test/main/post: has "" for \'url\', which takes the address of the request',
  );
  expect(request({ headers: { a: 1 } })).toThrow(
    "AW1018 test/main/post: has 1 for 'headers.a', which takes a text, a reference or Env.secret(...)",
  );
});

acceptedByArgo();
