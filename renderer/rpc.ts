import { createClient } from '../main/carriers/client.ts';
import { connect } from './connect.ts';

/**
 * The backend. `rpc.call(command, args)` rejects with an AppError; `rpc.on(event, listener)` returns what removes the listener.
 * Connects at once and, where the connection can be had again, after each loss.
 */
export const rpc = createClient(connect);
