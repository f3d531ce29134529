import type { CDPSession } from '@playwright/test';
import type { BenchPhone } from './bench-phone.ts';

/** Looks into the process of a phone: its documents, and the heap of its logic thread. */
export class Inspector {
  private nextCall = 1;
  private readonly calls = new Map<number, (result: Record<string, unknown>) => void>();
  private worker = '';

  private constructor(private readonly session: CDPSession) {}

  static async attach(phone: BenchPhone): Promise<Inspector> {
    const session = await phone.page.context().newCDPSession(phone.device);
    const inspector = new Inspector(session);
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') inspector.worker = sessionId;
    });
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = JSON.parse(message) as { id: number; result: Record<string, unknown> };
      inspector.calls.get(id)?.(result);
      inspector.calls.delete(id);
    });
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    await session.send('Performance.enable');
    if (inspector.worker === '') throw new Error('the phone has no logic thread to look into');
    return inspector;
  }

  /** After collecting garbage: the figures of the documents' process, and bytes of the thread's heap. */
  async collected(): Promise<[documents: Record<string, number>, thread: number]> {
    for (let time = 0; time < 3; time++) {
      await this.session.send('HeapProfiler.collectGarbage');
      await this.ofWorker('HeapProfiler.collectGarbage');
    }
    const { metrics } = await this.session.send('Performance.getMetrics');
    const { usedSize } = await this.ofWorker('Runtime.getHeapUsage');
    return [Object.fromEntries(metrics.map(({ name, value }) => [name, value])), Number(usedSize)];
  }

  private ofWorker(method: string): Promise<Record<string, unknown>> {
    const id = this.nextCall++;
    return new Promise((resolve, reject) => {
      this.calls.set(id, resolve);
      this.session
        .send('Target.sendMessageToTarget', { sessionId: this.worker, message: JSON.stringify({ id, method, params: {} }) })
        .catch(reject);
    });
  }
}
