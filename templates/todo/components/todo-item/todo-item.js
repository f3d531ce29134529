Component({
  properties: {
    todo: { type: Object, value: {} },
  },

  methods: {
    onToggle() {
      this.triggerEvent('toggle', { id: this.data.todo.id, done: !this.data.todo.done });
    },

    onOpen() {
      this.triggerEvent('open', { id: this.data.todo.id });
    },
  },
});
