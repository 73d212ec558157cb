import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { argumentOf, ran } from './scripted';

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      if (request.url === '/never') return;
      if (request.url === '/file') return void response.end('a file');
      response.statusCode = request.url === '/teapot' ? 418 : 200;
      response.setHeader('x-kind', 'test');
      response.end(JSON.stringify({ method: request.method, secret: request.headers['x-secret'], body }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const http = (fields: string) => `
entrypoint: main
templates:
- name: main
  dag:
    tasks:
    - {name: get, template: get, arguments: {parameters: [{name: name, value: me}]}}
    - {name: use, template: use, depends: get, arguments: {parameters: [{name: v, value: "{{tasks.get.outputs.result}}"}]}}
- {name: get, inputs: {parameters: [{name: name}]}, http: {${fields}}}
- {name: use, inputs: {parameters: [{name: v}]}, container: {image: x, command: [x], args: ["{{inputs.parameters.v}}"]}}
`;
const secrets = { s: { token: 'hush' } };

describe('an HTTP template', () => {
  test('sends what it says, and its result is the answer', async () => {
    const headers = 'headers: [{name: x-secret, valueFrom: {secretKeyRef: {name: s, key: token}}}]';
    const result = await ran(
      http(`url: "${url}/x", method: POST, body: "hello {{inputs.parameters.name}}", ${headers}, timeoutSeconds: 5`),
      argumentOf,
      {},
      { secrets },
    );
    expect(JSON.parse(argumentOf(result.pods[0]))).toEqual({ method: 'POST', secret: 'hush', body: 'hello me' });
    expect((await ran(http(`url: "${url}/x", ${headers}`))).error!.message).toContain(
      "header x-secret reads key 'token' of 's', which is not in the option secrets",
    );
  });

  test('succeeds by its code, or by its condition', async () => {
    expect((await ran(http(`url: "${url}/teapot"`))).error!.message).toContain(
      "'main.get' failed: received non-2xx response code: 418",
    );
    expect(
      (
        await ran(
          http(
            `url: "${url}/teapot", successCondition: "response.statusCode == 418 && response.headers['X-Kind'][0] == 'test'"`,
          ),
        )
      ).phase,
    ).toBe('Succeeded');
    expect(
      (await ran(http(`url: "${url}/x", successCondition: "response.body contains 'nothing'"`))).error!.message,
    ).toContain("successCondition 'response.body contains 'nothing'' evaluated false");
  });

  test('does not wait for ever', async () => {
    expect((await ran(http(`url: "${url}/never", timeoutSeconds: 1`))).error!.message).toContain(
      `GET ${url}/never: no answer within 1s`,
    );
  });

  test('that reaches nobody says so', async () => {
    expect((await ran(http('url: "http://127.0.0.1:1"'))).error!.message).toMatch(
      /'main.get' failed: GET http:\/\/127.0.0.1:1: .*(ECONNREFUSED|bad port)/,
    );
  });
});

test('artifacts are downloaded', async () => {
  const result = await ran(
    `
entrypoint: main
templates:
- {name: main, inputs: {artifacts: [{name: f, path: /f, http: {url: "${url}/file"}}]}, container: {image: x, command: [x]}}
`,
    ({ inputs }) => ({ outputs: { result: inputs.artifacts.f.text() } }),
  );
  expect(result.outputs.result).toBe('a file');
});
