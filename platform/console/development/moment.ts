import type { MiniProgram, Version } from '../../contract/models.ts';
import { can } from '../../contract/permissions.ts';
import type { Development, Release, Review } from '../../contract/release-models.ts';
import { d } from './development-texts.ts';

/** All that the parts of the development page show, of one moment. */
export interface Moment {
  program: MiniProgram;
  state: Development;
  versions: readonly Version[];
  reviews: readonly Review[];
  releases: readonly Release[];
}

/** Why the reader's role does not let it manage development; null when it does. */
export const whyNotManage = (program: MiniProgram): string | null => (can(program, 'development-management') ? null : d.needsManagement);
