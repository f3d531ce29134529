const { readTodos, updateTodo, removeTodo } = require('../../utils/todos');

Page({
  data: {
    todo: null,
    title: '',
    note: '',
  },

  onLoad(query) {
    const todo = readTodos().find((one) => one.id === Number(query.id));
    if (todo) this.setData({ todo, title: todo.title, note: todo.note });
  },

  onSave() {
    const title = this.data.title.trim();
    if (!title) {
      wx.showToast({ title: 'A title is needed', icon: 'none' });
      return;
    }
    updateTodo(this.data.todo.id, { title, note: this.data.note.trim() });
    wx.navigateBack();
  },

  async onRemove() {
    const answer = await wx.showModal({ title: 'Delete this to-do?', content: this.data.todo.title, confirmText: 'Delete', cancelText: 'Keep' });
    if (!answer.confirm) return;
    removeTodo(this.data.todo.id);
    wx.navigateBack();
  },
});
