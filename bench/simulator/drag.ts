import type { Browser, Frame } from '@playwright/test';
import { median, round } from '../shared/figures.ts';
import { BenchPhone } from './bench-phone.ts';

const ELEMENTS = 50;
const RUNS = 7;
const MS = 2000;
const WANTED = 55;

const PROJECT = {
  'app.json': JSON.stringify({ pages: ['pages/drag/drag'] }),
  'app.js': 'App({});',
  'pages/drag/drag.wxml': `<wxs module="hand" src="./hand.wxs"></wxs>
<view class="area" bindtouchmove="{{hand.move}}"><view wx:for="{{dots}}" wx:key="*this" class="dot">{{item}}</view></view>`,
  'pages/drag/hand.wxs': `module.exports = { move: function (event, owner) {
  var touch = event.touches[0];
  var dots = owner.selectAllComponents('.dot');
  for (var i = 0; i < dots.length; i++) dots[i].setStyle({ transform: 'translate(' + (touch.clientX + i) + 'px, ' + touch.clientY + 'px)' });
  return false;
} };`,
  'pages/drag/drag.wxss':
    '.area { position: fixed; inset: 0; overflow: hidden; } .dot { position: absolute; padding: 4px; border-radius: 4px; background: #9cf; }',
  // A busy thread works four fifths of the time.
  'pages/drag/drag.js': `Page({
  data: { dots: Array.from({ length: ${ELEMENTS} }, (_, dot) => dot) },
  onLoad({ thread }) {
    this.thread = thread;
    if (thread === 'busy') this.timer = setInterval(() => { for (const end = Date.now() + 80; Date.now() < end; ); }, 100);
  },
  onReady() { console.log(this.thread + ' 1'); },
  onUnload() { clearInterval(this.timer); },
});`,
};

/**
 * A finger that moves before each frame, as browsers deliver touches. Counts the animation frames a second in which all elements
 * stand elsewhere than in the frame before, and all frames.
 */
function dragFor(frame: Frame, ms: number): Promise<{ moved: number; drawn: number }> {
  return frame.evaluate(
    (duration) =>
      new Promise((done) => {
        const dots = [...document.querySelectorAll<HTMLElement>('.dot')];
        const target = document.querySelector('.area') ?? document.body;
        const touch = (type: string, step: number): void => {
          const point = new Touch({ identifier: 1, target, clientX: 60 + (step % 200), clientY: 300 + (step % 90) });
          const touches = type === 'touchend' ? [] : [point];
          const init = { bubbles: true, cancelable: true, composed: true, touches, changedTouches: [point] };
          target.dispatchEvent(new TouchEvent(type, init));
        };
        let before = dots.map((dot) => dot.style.transform);
        let moved = 0;
        let drawn = 0;
        touch('touchstart', 0);
        const start = performance.now();
        const next = (): void => {
          const now = dots.map((dot) => dot.style.transform);
          if (drawn > 0 && now.every((transform, index) => transform !== before[index])) moved++;
          before = now;
          drawn++;
          const passed = performance.now() - start;
          if (passed < duration) {
            touch('touchmove', drawn);
            requestAnimationFrame(next);
            return;
          }
          touch('touchend', drawn);
          done({ moved: (moved * 1000) / passed, drawn: (drawn * 1000) / passed });
        };
        requestAnimationFrame(next);
      }),
    ms,
  );
}

/** A drag whose handler is a view script, with the logic thread at rest and at work. */
export async function measureDrag(browser: Browser, say: (line: string) => void): Promise<Record<string, unknown>> {
  const phone = await BenchPhone.start(browser, PROJECT);
  const drag = async (busy: boolean): Promise<Record<string, unknown>> => {
    const thread = busy ? 'busy' : 'free';
    await phone.open('pages/drag/drag', { thread });
    await phone.said(thread);
    const frame = await phone.top();
    const runs = [];
    for (let run = 0; run < RUNS; run++) runs.push(await dragFor(frame, MS));
    const moved = round(median(runs.map((one) => one.moved)));
    const drawn = round(median(runs.map((one) => one.drawn)));
    say(`drag, thread ${busy ? 'at work' : 'at rest'}: ${moved} of ${drawn} frames a second`);
    return { framesMoved: moved, bound: WANTED, ok: moved >= WANTED, framesDrawn: drawn };
  };
  try {
    return { elements: ELEMENTS, runs: RUNS, threadAtRest: await drag(false), threadAtWork: await drag(true) };
  } finally {
    await phone.stop();
  }
}
