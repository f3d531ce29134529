import { useEffect, useRef, useState } from 'react';
import type { DeviceProfile } from '../../../simulator/protocol/device.ts';
import { useTexts } from '../../i18n.ts';
import { attachFrame } from './simulator-service.ts';
import { useSimulator } from './simulator-store.ts';
import { simulatorTexts } from './simulator-texts.ts';

/** Width of the black edge around the screen, and room for its shadow, in CSS pixels before zooming. */
const BEZEL = 10;
const AIR = 24;

/** Largest zoom, as a factor, at which the phone fits into `width` x `height`; at most 1. */
export function fitZoom(device: Pick<DeviceProfile, 'width' | 'height'>, width: number, height: number): number {
  const across = (width - AIR) / (device.width + 2 * BEZEL);
  const down = (height - AIR) / (device.height + 2 * BEZEL);
  return Math.max(0.2, Math.min(1, across, down));
}

/** The phone: its edge, and the device document in an iframe on an origin of its own. `zoom` in percent, 0 fits. */
export function Phone({ device, zoom }: { device: DeviceProfile; zoom: number }) {
  const stage = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const factor = zoom === 0 ? fitZoom(device, room.width, room.height) : zoom / 100;
  const width = device.width + 2 * BEZEL;
  const height = device.height + 2 * BEZEL;
  return (
    <div className="stage" ref={stage}>
      <div className="stage-inside" style={{ width: width * factor, height: height * factor }}>
        <div
          className="phone"
          style={{ width, height, padding: BEZEL, borderRadius: device.radius + BEZEL, transform: `scale(${factor})` }}
        >
          <DeviceFrame radius={device.radius} />
        </div>
      </div>
    </div>
  );
}

function DeviceFrame({ radius }: { radius: number }) {
  const t = useTexts(simulatorTexts);
  const iframe = useRef<HTMLIFrameElement>(null);
  const deviceUrl = useSimulator((state) => state.deviceUrl);
  const frame = useSimulator((state) => state.frame);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new frame number means a new iframe element.
  useEffect(() => (iframe.current && deviceUrl ? attachFrame(iframe.current, deviceUrl) : undefined), [deviceUrl, frame]);
  return (
    <iframe
      key={`${deviceUrl} ${frame}`}
      ref={iframe}
      className="device-frame"
      title={t.frame}
      style={{ borderRadius: radius }}
      sandbox="allow-scripts allow-same-origin allow-forms"
    />
  );
}
