import { type IncomingMessage, request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import { createRequire } from 'node:module';
import type QuickChartModule from 'quickchart-js';
import { ChartUnavailableError } from '../usecases/ports/charts.ts';
import { PNG_SIGNATURE } from './encode-png.ts';

// It's CommonJS, but its types claim the class is a property of the export.
const QuickChart = createRequire(import.meta.url)('quickchart-js') as typeof QuickChartModule.default;

export interface ClientLimits {
  /** Time for the whole answer. */
  readonly answerMs: number;
  /** Largest picture in bytes. */
  readonly bytes: number;
}

/**
 * quickchart-js for servers that may misbehave. Its own sending follows redirects (a chart would go to a host nobody configured), waits
 * forever and accepts an answer of any size and kind. The rest of it, and what goes over the wire, is unchanged.
 */
export class BoundedQuickChart extends QuickChart {
  readonly #address: URL;
  readonly #limits: ClientLimits;

  /** @param url the URL before `/chart`; a name and password in it are sent as basic authentication. */
  constructor(url: string, limits: ClientLimits) {
    super();
    this.#address = new URL(url);
    this.#address.pathname = `${this.#address.pathname.replace(/\/+(chart\/*)?$/, '')}/chart`;
    const { protocol, host, pathname } = this.#address;
    this.setScheme(protocol.slice(0, -1))
      .setHost(`${host}${pathname.replace(/\/chart$/, '')}`)
      .setVersion('4');
    this.#limits = limits;
  }

  /** Fetches the picture. @throws ChartUnavailableError */
  override async toBinary(): Promise<Buffer> {
    const signal = AbortSignal.timeout(this.#limits.answerMs);
    try {
      return await this.#read(await this.#post(signal));
    } catch (error) {
      if (error instanceof ChartUnavailableError) throw error;
      const { code, message } = error as NodeJS.ErrnoException;
      const why = signal.aborted ? `didn’t answer within ${this.#limits.answerMs} ms` : `can’t be reached (${code ?? message})`;
      throw new ChartUnavailableError(`The QuickChart server ${why}.`, { cause: error });
    }
  }

  /** Uses node:http: it follows no redirect, and its first use blocks the main loop for a tenth of the time `fetch` takes to load. */
  #post(signal: AbortSignal): Promise<IncomingMessage> {
    const send = this.#address.protocol === 'https:' ? requestByHttps : requestByHttp;
    return new Promise((resolve, reject) => {
      const request = send(this.#address, { method: 'POST', headers: { 'content-type': 'application/json' }, signal }, resolve);
      request.on('error', reject);
      request.end(JSON.stringify(this.getPostData()));
    });
  }

  async #read(response: IncomingMessage): Promise<Buffer> {
    const status = response.statusCode ?? 0;
    if (status !== 200) {
      response.destroy();
      const said = String(response.headers['x-quickchart-error'] ?? '').slice(0, 300);
      const redirect = status >= 300 && status < 400 ? ', a redirect, which isn’t followed' : '';
      throw new ChartUnavailableError(`The QuickChart server answered ${status}${redirect}${said && `: ${said}`}.`);
    }
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of response) {
      size += part.length;
      // Leaving the loop ends the connection.
      if (size > this.#limits.bytes)
        throw new ChartUnavailableError(`The QuickChart server answered with more than ${this.#limits.bytes} bytes.`);
      parts.push(part);
    }
    const picture = Buffer.concat(parts);
    if (!picture.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE))
      throw new ChartUnavailableError('The QuickChart server answered with something that isn’t a PNG.');
    return picture;
  }
}
