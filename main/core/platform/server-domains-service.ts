import type { DomainLists } from '../../../platform/contract/server-domain-models.ts';
import type { ServerDomainsState } from '../../contract/models.ts';
import type { OpenProject } from '../open-project.ts';
import type { KnownDomains } from './known-domains.ts';

/** Where a project's mini program may connect to, and whether that is checked. */
export class ServerDomainsService {
  constructor(private readonly known: KnownDomains) {}

  /** For the simulator: null where nothing is to be checked. */
  async of(project: OpenProject): Promise<DomainLists | null> {
    const { appId, urlCheck } = await project.describe();
    if (appId === '' || !urlCheck) return null;
    return (await this.known.of(appId))?.domains ?? null;
  }

  async state(project: OpenProject): Promise<ServerDomainsState> {
    const { appId, urlCheck } = await project.describe();
    if (appId === '') return { state: 'unbound', urlCheck, domains: null, at: null };
    const lists = await this.known.of(appId);
    return { state: lists ? 'known' : 'unknown', urlCheck, domains: lists?.domains ?? null, at: lists?.at ?? null };
  }
}
