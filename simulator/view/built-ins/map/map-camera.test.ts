import { describe, expect, test } from 'vitest';
import { MapCamera, pixelsOf, project, unproject } from './map-camera.ts';

function camera(): MapCamera {
  const made = new MapCamera();
  made.width = 400;
  made.height = 200;
  made.setCentre({ latitude: 23.1, longitude: 113.3 });
  made.setScale(12);
  return made;
}

describe('projection', () => {
  test('the world is 256 pixels at scale 0, twice as wide at each next one', () => {
    expect(project({ latitude: 0, longitude: 0 }, 0)).toEqual({ x: 128, y: 128 });
    expect(project({ latitude: 0, longitude: 180 }, 1).x).toBe(512);
    const back = unproject(project({ latitude: 48.2, longitude: 16.4 }, 9), 9);
    expect(back.latitude).toBeCloseTo(48.2, 9);
    expect(back.longitude).toBeCloseTo(16.4, 9);
  });

  test('a kilometre grows towards the poles', () => {
    expect(pixelsOf(1000, 60, 10) / pixelsOf(1000, 0, 10)).toBeCloseTo(2, 6);
  });
});

describe('MapCamera', () => {
  test('shows its centre in the middle, turned or not', () => {
    const map = camera();
    expect(map.toScreen(map.centre)).toEqual({ x: 200, y: 100 });
    map.rotate = 90;
    const east = map.toScreen({ latitude: 23.1, longitude: 113.31 });
    expect(east.x).toBeCloseTo(200, 6);
    expect(east.y).toBeGreaterThan(100);
    expect(map.fromScreen(east).longitude).toBeCloseTo(113.31, 9);
  });

  test('goes east when it is pulled to the left', () => {
    const map = camera();
    const goal = map.fromScreen({ x: 250, y: 100 });
    map.pan(-50, 0);
    expect(map.centre.longitude).toBeCloseTo(goal.longitude, 9);
  });

  test('takes all places in sight, within the padding', () => {
    const map = camera();
    const places = [
      { latitude: 23, longitude: 113 },
      { latitude: 23.5, longitude: 113.8 },
    ];
    map.include(places, [20, 60, 20, 10]);
    for (const { x, y } of places.map((place) => map.toScreen(place))) {
      expect(x).toBeGreaterThan(9.99);
      expect(x).toBeLessThan(340.01);
      expect(y).toBeGreaterThan(19.99);
      expect(y).toBeLessThan(180.01);
    }
  });

  test('keeps within its scales and its boundary', () => {
    const map = camera();
    map.maxScale = 14;
    map.setScale(18);
    expect(map.scale).toBe(14);
    map.boundary = { southwest: { latitude: 20, longitude: 110 }, northeast: { latitude: 21, longitude: 111 } };
    map.setCentre({ latitude: 50, longitude: 0 });
    expect(map.centre).toEqual({ latitude: 21, longitude: 110 });
  });
});
