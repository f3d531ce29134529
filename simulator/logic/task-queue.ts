import type { WorkerPowers } from './logic-scope.ts';

/** Runs tasks one a macrotask turn, in order, without the delay that nested timers get. */
export class TaskQueue {
  private tasks: (() => void)[] = [];
  private readonly channel: MessageChannel;

  constructor(
    powers: WorkerPowers,
    private readonly onError: (error: unknown) => void,
  ) {
    this.channel = powers.createChannel();
    this.channel.port2.onmessage = () => this.run();
  }

  readonly schedule = (task: () => void): void => {
    this.tasks.push(task);
    if (this.tasks.length === 1) this.channel.port1.postMessage(0);
  };

  dispose(): void {
    this.tasks = [];
    this.channel.port1.close();
    this.channel.port2.close();
  }

  private run(): void {
    const tasks = this.tasks;
    this.tasks = [];
    for (const task of tasks) {
      try {
        task();
      } catch (error) {
        this.onError(error);
      }
    }
  }
}
