import { addTodo, readTodos, type Todo, updateTodo } from '../../utils/todos';

Page({
  data: {
    title: '',
    open: [] as Todo[],
    done: [] as Todo[],
    percent: 0,
  },

  onShow() {
    this.refresh();
  },

  refresh() {
    const todos = readTodos();
    const done = todos.filter((todo) => todo.done);
    this.setData({
      open: todos.filter((todo) => !todo.done),
      done,
      percent: todos.length === 0 ? 100 : Math.round((done.length / todos.length) * 100),
    });
  },

  onAdd() {
    const title = this.data.title.trim();
    if (!title) return;
    addTodo(title);
    this.setData({ title: '' });
    this.refresh();
  },

  onToggle(event: WechatMiniprogram.CustomEvent<{ id: number; done: boolean }>) {
    updateTodo(event.detail.id, { done: event.detail.done });
    this.refresh();
  },

  onOpen(event: WechatMiniprogram.CustomEvent<{ id: number }>) {
    wx.navigateTo({ url: `/pages/detail/detail?id=${event.detail.id}` });
  },
});
