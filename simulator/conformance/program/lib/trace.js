/** What pages of the program did, in order; a case empties it before it looks. */
const lines = [];

module.exports = {
  lines,
  note: (line) => lines.push(line),
  /** What happened since the last call. */
  take: () => lines.splice(0),
};
