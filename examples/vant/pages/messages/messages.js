import Dialog from '@vant/weapp/dialog/dialog';
import Notify from '@vant/weapp/notify/notify';
import Toast from '@vant/weapp/toast/toast';

Page({
  data: { answer: '', long: 'A notice that is longer than the screen is wide, so that it runs from the right to the left when it may.' },
  onReady() {
    this.toast();
    this.notify();
  },
  toast() {
    Toast.success({ message: 'Saved', duration: 0, context: this });
  },
  notify() {
    Notify({ type: 'warning', message: 'Something is new', duration: 0, context: this });
  },
  confirm() {
    Dialog.confirm({ title: 'Sure?', message: 'Answer with a promise', context: this }).then(
      () => this.setData({ answer: 'Yes' }),
      () => this.setData({ answer: 'No' }),
    );
  },
});
