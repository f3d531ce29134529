export interface Todo {
  id: number;
  title: string;
  note: string;
  done: boolean;
}

const KEY = 'todos';

const FIRST: Todo[] = [
  { id: 1, title: 'Open this project in the editor', note: 'Every file stands in the explorer on the left.', done: true },
  { id: 2, title: 'Change a word and save', note: 'The simulator shows it at once.', done: false },
  { id: 3, title: 'Preview it on your phone', note: 'Click Preview and scan the code.', done: false },
];

/** All to-dos, oldest first. The first start brings three of them along. */
export function readTodos(): Todo[] {
  return wx.getStorageSync(KEY) || FIRST;
}

function writeTodos(todos: Todo[]): void {
  wx.setStorageSync(KEY, todos);
}

export function addTodo(title: string): void {
  const todos = readTodos();
  const id = todos.reduce((highest, todo) => Math.max(highest, todo.id), 0) + 1;
  writeTodos([...todos, { id, title, note: '', done: false }]);
}

export function updateTodo(id: number, change: Partial<Omit<Todo, 'id'>>): void {
  writeTodos(readTodos().map((todo) => (todo.id === id ? { ...todo, ...change } : todo)));
}

export function removeTodo(id: number): void {
  writeTodos(readTodos().filter((todo) => todo.id !== id));
}
