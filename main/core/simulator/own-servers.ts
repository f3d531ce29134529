import { lookup } from 'node:dns/promises';
import net from 'node:net';
import os from 'node:os';
import { HostError } from '../../../simulator/host/host.ts';
import { NOT_IN_DOMAIN_LIST } from '../../../simulator/host/server-domains.ts';
import { portOf } from '../port-of.ts';

/** Ports of this machine that belong to the IDE. Asked for each address, because they come and go. */
export type OwnPorts = () => Promise<readonly number[]>;

/**
 * Refuses a mini program's way to the IDE's server and to the platform of this machine: until the first account exists, the
 * platform takes that from whoever asks on this machine. Every other server here stays reachable: developers run their own.
 * @throws HostError with the phone's wording
 */
export async function refuseOwnServers(api: string, target: URL, ownPorts: OwnPorts): Promise<void> {
  const ports = await ownPorts();
  if (!ports.includes(portOf(target)) || !(await isThisMachine(target.hostname))) return;
  throw new HostError(
    `${api}:fail url not in domain list: ${target.host} is Kumquat Studio itself, which mini programs cannot reach`,
    NOT_IN_DOMAIN_LIST,
  );
}

/** Whether a host name, or an address as a URL writes it, leads to this machine. A name without an address does not, `localhost` always. */
export async function isThisMachine(hostname: string): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (/(^|\.)localhost\.?$/i.test(host)) return true;
  const found = net.isIP(host) ? [{ address: host }] : await lookup(host, { all: true }).catch(() => []);
  const own = ownAddresses();
  return found.some(({ address }) => own.check(address, net.isIPv6(address) ? 'ipv6' : 'ipv4'));
}

/** Without what is unfit for this machine's servers: they answer only to names of their own, and the name comes from the URL. */
export function withoutHost(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.trim().toLowerCase() !== 'host'));
}

/** An IPv4 address is also found in its IPv6 form. */
function ownAddresses(): net.BlockList {
  const own = new net.BlockList();
  own.addSubnet('127.0.0.0', 8);
  own.addAddress('0.0.0.0');
  own.addAddress('::1', 'ipv6');
  own.addAddress('::', 'ipv6');
  for (const { address, family } of Object.values(os.networkInterfaces()).flatMap((list) => list ?? []))
    own.addAddress(address.replace(/%.*$/, ''), family === 'IPv6' ? 'ipv6' : 'ipv4');
  return own;
}
