const { readTodos, addTodo, updateTodo } = require('../../utils/todos');

Page({
  data: {
    title: '',
    open: [],
    done: [],
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

  onToggle(event) {
    updateTodo(event.detail.id, { done: event.detail.done });
    this.refresh();
  },

  onOpen(event) {
    wx.navigateTo({ url: `/pages/detail/detail?id=${event.detail.id}` });
  },
});
