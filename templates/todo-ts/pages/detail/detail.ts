import { readTodos, removeTodo, type Todo, updateTodo } from '../../utils/todos';

Page({
  data: {
    todo: null as Todo | null,
    title: '',
    note: '',
  },

  onLoad(query: Record<string, string | undefined>) {
    const todo = readTodos().find((one) => one.id === Number(query.id));
    if (todo) this.setData({ todo, title: todo.title, note: todo.note });
  },

  onSave() {
    const { todo, note } = this.data;
    const title = this.data.title.trim();
    if (!todo) return;
    if (!title) {
      wx.showToast({ title: 'A title is needed', icon: 'none' });
      return;
    }
    updateTodo(todo.id, { title, note: note.trim() });
    wx.navigateBack();
  },

  async onRemove() {
    const { todo } = this.data;
    if (!todo) return;
    const answer = await wx.showModal({ title: 'Delete this to-do?', content: todo.title, confirmText: 'Delete', cancelText: 'Keep' });
    if (!answer.confirm) return;
    removeTodo(todo.id);
    wx.navigateBack();
  },
});
