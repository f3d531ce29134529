import { type MapCamera, project } from './map-camera.ts';

interface Colors {
  land: string;
  block: string;
  park: string;
  water: string;
  street: string;
  road: string;
  edge: string;
}

const LIGHT: Colors = {
  land: '#f3f1ec',
  block: '#ebe8e0',
  park: '#d8ebcb',
  water: '#b9dcf2',
  street: '#ffffff',
  road: '#fdeab6',
  edge: '#ddd6c8',
};
const DARK: Colors = {
  land: '#23272e',
  block: '#2a2f37',
  park: '#26382e',
  water: '#1d3346',
  street: '#343b45',
  road: '#4a4636',
  edge: '#1b1f25',
};
const SATELLITE: Colors = {
  land: '#49583f',
  block: '#5b6450',
  park: '#375132',
  water: '#1f3f57',
  street: '#8b8c80',
  road: '#a39c7e',
  edge: '#39442f',
};

const TILE = 256;
/** Blocks of a tile in a row. */
const BLOCKS = 4;

/** A number from 0 to 1 that is always the same for the same place. */
function chance(x: number, y: number, salt: number): number {
  let hash = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263) ^ Math.imul(salt, 2_147_483_647);
  hash = Math.imul(hash ^ (hash >>> 13), 1_274_126_177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

/** Where a river runs, as a distance from the top of a row of tiles. */
const bend = (x: number, row: number): number => Math.sin(x / 170 + row) * 46 + Math.sin(x / 61 + row * 3) * 12;

/** Draws a quiet town that depends on the place and the scale alone: what a map looks like, without being one. */
export function drawGround(context: CanvasRenderingContext2D, camera: MapCamera, look: 'light' | 'dark' | 'satellite'): void {
  const colors = { light: LIGHT, dark: DARK, satellite: SATELLITE }[look];
  const zoom = Math.floor(camera.scale);
  const factor = 2 ** (camera.scale - zoom);
  const { x, y } = project(camera.centre, zoom);
  context.save();
  context.fillStyle = colors.land;
  context.fillRect(0, 0, camera.width, camera.height);
  context.translate(camera.width * camera.offset[0], camera.height * camera.offset[1]);
  context.rotate((camera.rotate * Math.PI) / 180);
  context.scale(factor, factor);
  context.translate(-x, -y);
  const reach = Math.hypot(camera.width, camera.height) / factor;
  const first = { column: Math.floor((x - reach) / TILE), row: Math.floor((y - reach) / TILE) };
  const last = { column: Math.floor((x + reach) / TILE), row: Math.floor((y + reach) / TILE) };
  const tiles: [number, number][] = [];
  for (let row = first.row; row <= last.row; row++)
    for (let column = first.column; column <= last.column; column++) tiles.push([column, row]);
  for (const [column, row] of tiles) drawBlocks(context, column, row, colors);
  for (let row = first.row; row <= last.row; row++)
    if (chance(row >> 2, zoom, 7) < 0.5 && row % 4 === 0) drawRiver(context, row, first.column * TILE, (last.column + 1) * TILE, colors);
  for (const width of [1, 0])
    for (const [column, row] of tiles) drawRoads(context, column, row, width === 1 ? colors.edge : colors.road, width);
  context.restore();
}

function drawBlocks(context: CanvasRenderingContext2D, column: number, row: number, colors: Colors): void {
  const side = TILE / BLOCKS;
  for (let i = 0; i < BLOCKS * BLOCKS; i++) {
    const [across, down] = [column * BLOCKS + (i % BLOCKS), row * BLOCKS + Math.floor(i / BLOCKS)];
    const kind = chance(across, down, 1);
    const green = chance(across >> 2, down >> 1, 2) < 0.14;
    context.fillStyle = green ? colors.park : kind < 0.6 ? colors.block : colors.land;
    context.fillRect(across * side, down * side, side, side);
    context.fillStyle = colors.street;
    if (!green || kind < 0.3) {
      if (chance(across, down, 3) < 0.85) context.fillRect(across * side - 2, down * side, 4, side);
      if (chance(across, down, 4) < 0.85) context.fillRect(across * side, down * side - 2, side, 4);
    }
  }
}

function drawRiver(context: CanvasRenderingContext2D, row: number, from: number, to: number, colors: Colors): void {
  context.beginPath();
  for (let x = from; x <= to; x += 16) context.lineTo(x, row * TILE + bend(x, row) + 128);
  context.strokeStyle = colors.water;
  context.lineWidth = 54;
  context.lineJoin = 'round';
  context.stroke();
}

/** Main roads along the edges of tiles, some of them slanted. */
function drawRoads(context: CanvasRenderingContext2D, column: number, row: number, color: string, more: number): void {
  const lean = (x: number, y: number, salt: number): number => (chance(x, y, salt) - 0.5) * 40;
  context.strokeStyle = color;
  context.lineWidth = 9 + more * 3;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(column * TILE, row * TILE + lean(column, row, 5));
  context.lineTo((column + 1) * TILE, row * TILE + lean(column + 1, row, 5));
  if (chance(column, 0, 9) < 0.6) {
    context.moveTo(column * TILE + lean(column, row, 6), row * TILE);
    context.lineTo(column * TILE + lean(column, row + 1, 6), (row + 1) * TILE);
  }
  context.stroke();
}
