const KEY = 'todos';

const FIRST = [
  { id: 1, title: 'Open this project in the editor', note: 'Every file stands in the explorer on the left.', done: true },
  { id: 2, title: 'Change a word and save', note: 'The simulator shows it at once.', done: false },
  { id: 3, title: 'Preview it on your phone', note: 'Click Preview and scan the code.', done: false },
];

/** All to-dos, oldest first. The first start brings three of them along. */
function readTodos() {
  return wx.getStorageSync(KEY) || FIRST;
}

function writeTodos(todos) {
  wx.setStorageSync(KEY, todos);
}

function addTodo(title) {
  const todos = readTodos();
  const id = todos.reduce((highest, todo) => Math.max(highest, todo.id), 0) + 1;
  writeTodos([...todos, { id, title, note: '', done: false }]);
}

function updateTodo(id, change) {
  writeTodos(readTodos().map((todo) => (todo.id === id ? { ...todo, ...change } : todo)));
}

function removeTodo(id) {
  writeTodos(readTodos().filter((todo) => todo.id !== id));
}

module.exports = { readTodos, addTodo, updateTodo, removeTodo };
