/** zod probes `eval` before its first schema unless told not to; our content policy forbids eval. Import z from here. */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
