import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** What examples ask over the network: a bank, and a chat that takes everything. It notes what it was asked. */
export class Service {
  /** Starts it on this machine. */
  public static async start(): Promise<Service> {
    const service = new Service();
    await new Promise<void>((resolve) => service.server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  /** What it was asked since it was last read. */
  private asked: string[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      void this.answer(request).then(({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      );
    });
  }

  public get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What it was asked, which is forgotten then. */
  public requests(): string[] {
    const asked = this.asked;
    this.asked = [];
    return asked;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const line = [request.method, request.url, ...(body === '' ? [] : [body])].join(' ');
    // Who is busy answers when asked again.
    const busy = request.url!.startsWith('/busy') && !this.asked.includes(line);
    this.asked.push(line);
    return busy
      ? { status: 503, body: 'busy' }
      : { status: 200, body: request.url!.includes('/rate') ? { rate: 11 } : 'ok' };
  }
}
