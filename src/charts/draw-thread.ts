import { Worker } from 'node:worker_threads';
import type { DrawMessage, DrawOrder } from './draw-message.ts';

export interface DrawLimits {
  /** How many charts may wait; one more is refused immediately. */
  readonly waiting: number;
  /** Time for the thread to start, including fonts. */
  readonly startMs: number;
  /** Time for one chart. A thread that needs longer is ended, and the next chart gets a new one. */
  readonly drawMs: number;
}

/** A chart wasn't drawn. `busy`: ask again; `request`: it can't be drawn; `renderer`: the thread broke or was ended. */
export class DrawError extends Error {
  override readonly name = 'DrawError';
  readonly reason: 'busy' | 'request' | 'renderer';
  constructor(reason: DrawError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

interface Job {
  readonly body: Uint8Array;
  readonly resolve: (png: Uint8Array) => void;
  readonly reject: (error: DrawError) => void;
}

interface Running {
  readonly worker: Worker;
  ready: boolean;
}

const MEGABYTES = 256;

const startDrawWorker = (): Worker =>
  new Worker(new URL('./draw-worker.js', import.meta.url), {
    // A chart that needs more memory ends its thread, not the process.
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    // A thread doesn't take this over from the process.
    execArgv: ['--enable-source-maps'],
  });

/**
 * A thread that draws one chart at a time, in the order they were asked for. The first chart starts it; after a failure the next chart
 * starts a new one.
 */
export class DrawThread {
  readonly #limits: DrawLimits;
  readonly #start: () => Worker;
  readonly #waiting: Job[] = [];
  #running: Running | null = null;
  #current: Job | null = null;
  #number = 0;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(limits: DrawLimits, start: () => Worker = startDrawWorker) {
    this.#limits = limits;
    this.#start = start;
  }

  /** Draws the body of a POST to `/chart`. @throws DrawError */
  draw(body: Uint8Array): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new DrawError('renderer', 'The renderer is closed.'));
      if (this.#waiting.length >= this.#limits.waiting) return reject(new DrawError('busy', 'Too many charts are waiting to be drawn.'));
      this.#waiting.push({ body, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const { worker } = this.#running ?? {};
    this.#end('The renderer was closed.');
    for (const job of this.#waiting.splice(0)) job.reject(new DrawError('renderer', 'The renderer was closed.'));
    await worker?.terminate();
  }

  #next(): void {
    if (this.#current || this.#closed) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#current = job;
    this.#running ??= this.#open();
    if (this.#running.ready) this.#hand(this.#running.worker, job);
    else this.#limit(this.#limits.startMs, 'The thread that draws charts didn’t start');
  }

  #open(): Running {
    const worker = this.#start();
    // The thread must not keep an otherwise idle process alive; a caller waiting for a chart holds a connection open.
    worker.unref();
    const running: Running = { worker, ready: false };
    const mine = (run: () => void): void => {
      if (this.#running === running) run();
    };
    worker.on('message', (message: DrawMessage) => mine(() => this.#receive(running, message)));
    worker.on('error', (error) => mine(() => this.#end(`The thread that draws charts broke: ${error.message}`)));
    worker.on('exit', (code) => mine(() => this.#end(`The thread that draws charts ended with status ${code}.`)));
    return running;
  }

  #receive(running: Running, message: DrawMessage): void {
    const job = this.#current;
    if (message.kind === 'ready') {
      running.ready = true;
      if (job) this.#hand(running.worker, job);
      return;
    }
    if (!job || message.id !== this.#number) return;
    this.#settle();
    if (message.kind === 'drawn') job.resolve(message.png);
    else job.reject(new DrawError(message.fault, message.message));
    this.#next();
  }

  #hand(worker: Worker, job: Job): void {
    this.#number++;
    worker.postMessage({ id: this.#number, body: job.body } satisfies DrawOrder);
    this.#limit(this.#limits.drawMs, 'Drawing the chart was given up');
  }

  #limit(milliseconds: number, what: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(`${what} after ${milliseconds} ms.`), milliseconds);
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#current = null;
  }

  /** Ends the thread. The caller waiting for the current chart gets the reason, and the next in the queue gets a new thread. */
  #end(why: string): void {
    const job = this.#current;
    const running = this.#running;
    this.#settle();
    this.#running = null;
    void running?.worker.terminate();
    job?.reject(new DrawError('renderer', why));
    this.#next();
  }
}
