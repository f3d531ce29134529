import { describe, expect, it } from 'vitest';
import { glide, spring } from './movable-motion.ts';

describe('a spring', () => {
  it('begins where it is, arrives without swinging over, and the sooner the greater its damping is', () => {
    const motion = spring({ x: 0, y: 100 }, { x: 50, y: 0 }, 20);
    expect(motion(0)).toMatchObject({ x: 0, y: 100, over: false });
    const places = [0.05, 0.1, 0.2, 0.4].map((seconds) => motion(seconds).x);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(Math.max(...places)).toBeLessThan(50);
    expect(motion(5)).toEqual({ x: 50, y: 0, over: true });
    expect(spring({ x: 0, y: 0 }, { x: 50, y: 0 }, 40)(0.1).x).toBeGreaterThan(places[1]!);
  });
});

describe('a glide', () => {
  it('begins at its speed, and goes less far the greater the friction is', () => {
    const motion = glide({ x: 10, y: 0 }, { x: 600, y: 0 }, 2);
    expect(motion(0.001).x).toBeCloseTo(10.6, 1);
    expect(motion(10)).toMatchObject({ over: true });
    expect(motion(10).x).toBeCloseTo(210, 0);
    expect(glide({ x: 10, y: 0 }, { x: 600, y: 0 }, 4)(10).x).toBeCloseTo(110, 0);
  });
});
