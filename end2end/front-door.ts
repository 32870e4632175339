// A proxy in front of the portal, which is what networks and deployments look
// like from a browser: it can be slow, gone, or lead to a second build of the
// same portal at the same address.
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

const TEXT = /^(text\/(html|css|javascript)|application\/json)/;

export class FrontDoor {
  /** Whether connections are refused. */
  closed = false;
  /** How long documents wait for the portal's answer, in milliseconds. */
  delay = 0;
  /** Paths that lead nowhere any more. */
  readonly gone = new Set<string>();
  /** Paths that were asked for, in order. */
  readonly asked: string[] = [];

  #second = false;
  #server: Server;
  #sockets = new Set<Socket>();

  private constructor(
    private readonly portal: URL,
    /** The hash of the portal's own build. */
    readonly build: string,
  ) {
    this.#server = createServer((from, to) => void this.#serve(from, to));
    this.#server.on("connection", (socket) => {
      if (this.closed) return socket.destroy();
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
  }

  static async open(portal: string): Promise<FrontDoor> {
    const html = await (await fetch(portal)).text();
    const door = new FrontDoor(new URL(portal), html.match(/\/pkg\/(\w+)\//)![1]!);
    await new Promise<void>((listening) => door.#server.listen(0, "127.0.0.1", listening));
    return door;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The hash of the second build: another name, and a style sheet that says so. */
  get secondBuild(): string {
    return [...this.build].reverse().join("");
  }

  /** Puts the second build in the first one's place, whose files are gone. */
  deploy(): void {
    this.#second = true;
  }

  /** Takes the network away. */
  shut(): void {
    this.closed = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  reopen(): void {
    this.closed = false;
  }

  async close(): Promise<void> {
    this.shut();
    await new Promise((closed) => this.#server.close(closed));
  }

  async #serve(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const { pathname } = new URL(from.url!, this.portal);
    this.asked.push(pathname);
    const isDocument = from.headers["sec-fetch-mode"] === "navigate" || "islands-router" in from.headers;
    if (this.delay && isDocument) await new Promise((done) => setTimeout(done, this.delay));
    const headers = { ...from.headers, host: this.portal.host, "accept-encoding": "identity" };
    if (this.#second) {
      // Whoever has the first build's answer does not have the second one's.
      const [known, own] = (headers["if-none-match"] ?? "").match(/^(".*)-second"$/) ?? [];
      if (known) headers["if-none-match"] = `${own}"`;
      else delete headers["if-none-match"];
    }
    const path = this.gone.has(pathname) ? "/bai-viet/khong-con-nua" : this.#inside(from.url!);
    const upstream = request(
      { host: this.portal.hostname, port: this.portal.port, path, method: from.method!, headers },
      (answer) => this.#answer(answer, to, pathname),
    );
    upstream.on("error", () => to.destroy());
    from.pipe(upstream);
  }

  /** The path as the portal knows it. */
  #inside(path: string): string {
    if (!this.#second) return path;
    return path.replace(this.build, "gone").replace(this.secondBuild, this.build);
  }

  #answer(answer: IncomingMessage, to: ServerResponse, pathname: string): void {
    const headers = { ...answer.headers };
    const status = answer.statusCode!;
    if (this.#second && headers.etag) headers.etag = headers.etag.replace(/"$/, '-second"');
    if (!this.#second || !TEXT.test(headers["content-type"] ?? "")) {
      to.writeHead(status, headers);
      answer.pipe(to);
      return;
    }
    let text = "";
    answer.setEncoding("utf8");
    answer.on("data", (chunk: string) => (text += chunk));
    answer.on("end", () => {
      if (pathname.endsWith(".css")) text += ':root{--build:"second"}';
      delete headers["content-length"];
      to.writeHead(status, headers);
      to.end(text.replaceAll(this.build, this.secondBuild));
    });
  }
}
