import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.mjs';

const PROGRAM = process.env.PARLOIR_SILO ?? fileURLToPath(new URL('../../../src/Silo/bin/Release/net10.0/Parloir.Silo.dll', import.meta.url));
const READY_WITHIN = 90_000;
const STOPPED_WITHIN = 30_000;

/** The program as an operator starts it, with the demo: a process, a port and a data directory of its own. */
export class Silo {
  /** @type {import('node:child_process').ChildProcess | null} */
  #process = null;
  #output = '';
  #port;
  #data;

  /** @param {number} port @param {string} data */
  constructor(port, data) {
    this.#port = port;
    this.#data = data;
  }

  /** Starts one that is ready. Call {@link dispose} at the end. */
  static async start() {
    if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} does not exist: run \`make build\` first.`);
    const silo = new Silo(await freePort(), await mkdtemp(join(tmpdir(), 'parloir-browser-')));
    try {
      await silo.restart();
    } catch (error) {
      await silo.dispose();
      throw error;
    }
    return silo;
  }

  get address() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** SIGKILL: no handler runs, nothing is flushed. */
  async kill() {
    const running = this.#process;
    if (!running) throw new Error('The silo does not run.');
    this.#process = null;
    running.kill('SIGKILL');
    await ended(running);
  }

  /** Starts on the same port and data as before, and waits until it is ready. */
  async restart() {
    const started = spawn('dotnet', [PROGRAM], {
      env: { ...process.env, Engine__Demo: 'true', Engine__Urls: this.address, Engine__DataDirectory: this.#data },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = started;
    started.on('error', (error) => this.#keep(error.message));
    started.stdout.on('data', (chunk) => this.#keep(chunk));
    started.stderr.on('data', (chunk) => this.#keep(chunk));
    await eventually('the silo is ready', async () => {
      if (started.exitCode !== null || started.signalCode !== null || started.pid === undefined) throw new Error(`The silo ended:\n${this.#output}`);
      return isReady(this.address);
    }, READY_WITHIN);
  }

  /** Stops it as a supervisor does, then removes its data. */
  async dispose() {
    const running = this.#process;
    this.#process = null;
    if (running && running.pid !== undefined && running.exitCode === null) {
      running.kill('SIGTERM');
      const impatience = setTimeout(() => running.kill('SIGKILL'), STOPPED_WITHIN);
      await ended(running);
      clearTimeout(impatience);
    }
    await rm(this.#data, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 });
  }

  /** What the silo said last, for the report of a test that failed. */
  get output() {
    return this.#output;
  }

  #keep(chunk) {
    this.#output = (this.#output + chunk).slice(-20_000);
  }
}

/** @param {import('node:child_process').ChildProcess} running */
async function ended(running) {
  if (running.exitCode === null && running.signalCode === null) await once(running, 'exit');
}

/** @param {string} address */
async function isReady(address) {
  try {
    return (await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}
