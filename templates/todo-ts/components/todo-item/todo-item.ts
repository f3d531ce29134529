import type { Todo } from '../../utils/todos';

Component({
  properties: {
    todo: { type: Object, value: {} as Todo },
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
