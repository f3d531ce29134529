import { observable, runInAction } from 'mobx-miniprogram';

export const clock = observable({ ticks: 0 });

export function tick() {
  runInAction(() => {
    clock.ticks += 1;
  });
}
