/** A folder name for a project's name: small letters, digits, dashes; Chinese signs stay. */
export function folderNameFor(name: string): string {
  return name
    .trim()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
}

/** Whether a typed folder name is one name that every system accepts. */
export function isFolderName(name: string): boolean {
  const trimmed = name.trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
  return trimmed !== '' && trimmed !== '.' && trimmed !== '..' && !/[\\/:*?"<>|\x00-\x1f]/.test(trimmed);
}

/** A path below a folder, written as that folder is. */
export function joinFolder(parent: string, name: string): string {
  const sign = parent.includes('\\') && !parent.includes('/') ? '\\' : '/';
  return `${parent.replace(/[\\/]+$/, '')}${sign}${name}`;
}
