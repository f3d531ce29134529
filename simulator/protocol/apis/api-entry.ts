/**
 * How far the simulator honours something of a phone: `supported` does what a phone does; `simulated` answers what the developer
 * chooses or a stand-in of the machine; `refused` fails, and says why.
 */
export type SupportStatus = 'supported' | 'simulated' | 'refused';

/** `note` is an English sentence: what stands in for the phone, or why it is refused. It is shown to developers. */
export interface ApiEntry {
  status: SupportStatus;
  note?: string;
}

/** Members of the app's API object by name, as the documentation groups them. */
export interface ApiFamily {
  title: string;
  apis: Record<string, ApiEntry>;
}

export const supported: ApiEntry = { status: 'supported' };
export const simulated = (note: string): ApiEntry => ({ status: 'simulated', note });
export const refused = (note: string): ApiEntry => ({ status: 'refused', note });
