import { expect, test } from 'vitest';
import { gcj02 } from './gcj02.ts';
import { acceleration, angularVelocity, heading } from './sensors.ts';

const flat = { alpha: 0, beta: 0, gamma: 0 };

test('a phone on a table is pulled through its back, one that stands through its foot', () => {
  expect(acceleration(flat)).toMatchObject({ z: -1 });
  expect(acceleration({ ...flat, beta: 90 }).y).toBeCloseTo(-1);
  expect(acceleration({ ...flat, gamma: 30 }).x).toBeCloseTo(0.5);
});

test('a turn over north takes the shorter way', () => {
  const { z } = angularVelocity({ ...flat, alpha: 350 }, { ...flat, alpha: 10 }, 1000);
  expect(z).toBeCloseTo((20 * Math.PI) / 180);
});

test('turning against the clock turns the top to the west', () => {
  expect([0, 90, 450, -90].map((alpha) => heading({ ...flat, alpha }))).toEqual([0, 270, 270, 90]);
});

test('places are shifted in mainland China only', () => {
  const shifted = gcj02({ latitude: 39.9087, longitude: 116.3975 });
  expect(shifted.latitude).toBeCloseTo(39.9101, 3);
  expect(shifted.longitude).toBeCloseTo(116.4037, 3);
  expect(gcj02({ latitude: 40.4168, longitude: -3.7038 })).toEqual({ latitude: 40.4168, longitude: -3.7038 });
});
