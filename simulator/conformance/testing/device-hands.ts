import type { PhoneInBrowser } from '../../device/testing/phone-in-browser.ts';
import { DEVICES } from '../../protocol/devices.ts';

type Looks = (phone: PhoneInBrowser, args: never) => Promise<unknown>;

/** What a case may see of the phone around the pages, by CSS selectors of the device document; and turning the phone. */
export const DEVICE_LOOKS: Record<string, Looks> = {
  /** A computed style of the first element. */
  'device-style': (phone, args: { selector: string; name: string }) =>
    phone.device
      .locator(args.selector)
      .first()
      .evaluate((found, name) => getComputedStyle(found).getPropertyValue(name), args.name),
  'device-count': (phone, { selector }: { selector: string }) => phone.device.locator(selector).count(),
  'device-rect': async (phone, { selector }: { selector: string }) => {
    const box = await phone.device.locator(selector).first().boundingBox();
    return box && { left: box.x, top: box.y, width: box.width, height: box.height };
  },
  /** Text that the first such element of the page shows. */
  text: (phone, { selector }: { selector: string }) => phone.view.locator(selector).first().innerText({ timeout: 2000 }),
  /** Size of the frame of the page on top. */
  'page-size': async (phone) => phone.device.locator('.page:not([inert]) .page-frame').boundingBox(),
  /** Another screen: the usual one with these sizes. */
  resize: async (phone, sizes: { width?: number; height?: number }) =>
    phone.send({ kind: 'setDevice', device: { ...DEVICES[0]!, ...sizes } }),
};
