import type { DeviceToEmbedder, StartMessage } from '../../../simulator/protocol/device.ts';
import type { Simulation } from '../../../simulator/protocol/simulation.ts';

/** What the headless page and the program that drives it offer each other, as globals of the page's window. */
export interface HeadlessWindow {
  kumquatHeadless: {
    /** Loads the device in a new frame, which also ends a frozen one, and starts the app in it. */
    start(deviceUrl: string, message: StartMessage, simulations?: Simulation[]): Promise<void>;
    open(path: string, query: Record<string, string>): void;
    /** `idle` is among the messages when the app's thread has done what it had to do. */
    awaitIdle(): void;
    /** The messages since the last call, oldest first. Host calls are not among them. */
    take(): DeviceToEmbedder[];
  };
  /** Put there by the driving program. Never rejects. */
  kumquatHostCall(api: string, args: unknown): Promise<HostAnswer>;
}

export type HostAnswer = { result: unknown } | { error: { errMsg: string; errno?: number } };
