import { DEFAULT_ENVIRONMENT, type Motion } from '../../protocol/environment.ts';
import { asyncApi } from './async-api.ts';
import { Listeners } from './listeners.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

/** Milliseconds between two events, by the `interval` of the API. */
const INTERVALS: Record<string, number> = { game: 20, ui: 60, normal: 200 };

const RADIANS = Math.PI / 180;

/** What the accelerometer of a phone at rest tells, in g: the pull of the earth along its axes. */
export function acceleration({ beta, gamma }: Motion): { x: number; y: number; z: number } {
  const b = beta * RADIANS;
  const g = gamma * RADIANS;
  return { x: Math.cos(b) * Math.sin(g), y: -Math.sin(b), z: -Math.cos(b) * Math.cos(g) };
}

/** Radians a second around the axes, from two positions `ms` apart. A turn takes the shorter way. */
export function angularVelocity(before: Motion, after: Motion, ms: number): { x: number; y: number; z: number } {
  const rate = (from: number, to: number): number => {
    const turn = ((((to - from + 180) % 360) + 360) % 360) - 180;
    return (turn * RADIANS * 1000) / ms;
  };
  return { x: rate(before.beta, after.beta), y: rate(before.gamma, after.gamma), z: rate(before.alpha, after.alpha) };
}

/** Degrees from north of what the phone's top points at. */
export function heading({ alpha }: Motion): number {
  return (360 - (((alpha % 360) + 360) % 360)) % 360;
}

interface Sensor {
  /** Called when it starts. */
  begin?(): void;
  /** The value of one event; `ms` since the last one. */
  read(ms: number): unknown;
  /** A listener alone starts it. */
  startsByListener: boolean;
  interval?: number;
}

/** Accelerometer, compass, gyroscope and device motion: how the phone lies, told again and again while a sensor is on. */
export function sensorApis(context: WxContext): ApiMembers {
  const motion = (): Motion => context.state.environment.motion;
  let last = DEFAULT_ENVIRONMENT.motion;
  const turning = (ms: number): unknown => {
    const before = last;
    last = motion();
    return angularVelocity(before, last, ms);
  };
  const rest = (): void => {
    last = motion();
  };
  const sensors: Record<string, Sensor> = {
    Accelerometer: { read: () => acceleration(motion()), startsByListener: true },
    Compass: {
      read: () => ({ direction: heading(motion()), accuracy: context.state.device.platform === 'ios' ? 5 : 'high' }),
      startsByListener: true,
      interval: 200,
    },
    Gyroscope: { begin: rest, read: turning, startsByListener: false },
    DeviceMotion: { read: () => radians(motion()), startsByListener: false },
  };
  return Object.assign({}, ...Object.entries(sensors).map(([name, sensor]) => sensorMembers(context, name, sensor))) as ApiMembers;
}

function sensorMembers(context: WxContext, name: string, sensor: Sensor): ApiMembers {
  let timer: ReturnType<typeof setInterval> | undefined;
  const start = (ms: number): void => {
    clearInterval(timer);
    sensor.begin?.();
    timer = setInterval(() => {
      if (context.state.visible) listeners.emit(sensor.read(ms));
    }, ms);
  };
  const listeners = new Listeners(context, `on${name}Change`, () => {
    if (sensor.startsByListener && timer === undefined) start(sensor.interval ?? 200);
  });
  const suffix = name === 'DeviceMotion' ? 'Listening' : '';
  return {
    [`start${name}${suffix}`]: asyncApi(context, `start${name}${suffix}`, ({ interval }) => {
      start(sensor.interval ?? INTERVALS[String(interval)] ?? 200);
    }),
    [`stop${name}${suffix}`]: asyncApi(context, `stop${name}${suffix}`, () => {
      clearInterval(timer);
      timer = undefined;
    }),
    [`on${name}Change`]: listeners.on,
    [`off${name}Change`]: listeners.off,
  };
}

/** As the platform tells them: alpha from 0 to 2π, beta from -π to π, gamma from -π/2 to π/2. */
function radians({ alpha, beta, gamma }: Motion): Motion {
  return { alpha: (((alpha % 360) + 360) % 360) * RADIANS, beta: beta * RADIANS, gamma: gamma * RADIANS };
}
