/** A place in a file of the project; line and column count from 1. */
export interface FilePlace {
  path: string;
  line?: number;
  column?: number;
  /** Leave the keyboard focus where it is. */
  keepFocus?: boolean;
}

type Opener = (place: FilePlace) => Promise<void>;

let opener: Opener | undefined;

/** The editor says how files are opened; other features call `openFile` and need not know it. */
export function setFileOpener(open: Opener): void {
  opener = open;
}

/** Opens a file in the editor and shows the place. */
export async function openFile(place: FilePlace): Promise<void> {
  await opener?.(place);
}
