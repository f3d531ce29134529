import { useState } from 'react';
import type { DeviceLocation, LocationAccess } from '../../../simulator/protocol/environment.ts';
import { useTexts } from '../../i18n.ts';
import { useLanguage } from '../../language.ts';
import { Field, Select, TextInput } from '../../ui/index.ts';
import { deviceTexts } from './device-texts.ts';
import { changeEnvironment, useEnvironment } from './environment-store.ts';
import { Section } from './section.tsx';

/** Places to begin with: names in English, Spanish and Chinese, latitude, longitude. */
const PLACES: readonly (readonly [en: string, es: string, zh: string, latitude: number, longitude: number])[] = [
  ['Beijing', 'Pekín', '北京', 39.90469, 116.40717],
  ['Shanghai', 'Shanghái', '上海', 31.23037, 121.4737],
  ['Guangzhou', 'Cantón', '广州', 23.12911, 113.26436],
  ['Mexico City', 'Ciudad de México', '墨西哥城', 19.43261, -99.13321],
  ['Madrid', 'Madrid', '马德里', 40.41678, -3.70379],
  ['San Francisco', 'San Francisco', '旧金山', 37.77493, -122.41942],
];
const COLUMN = { en: 0, es: 1, 'zh-CN': 2 } as const;

export function LocationSection() {
  const t = useTexts(deviceTexts);
  const column = COLUMN[useLanguage((state) => state.language)];
  const { location, locationAccess } = useEnvironment();
  if (!location) return null;
  const here = PLACES.findIndex(([, , , latitude, longitude]) => latitude === location.latitude && longitude === location.longitude);
  const move = (change: Partial<DeviceLocation>): void => changeEnvironment({ location: { ...location, ...change } });
  return (
    <Section title={t.location}>
      <Field label={t.place}>
        <Select
          value={String(here)}
          onChange={(index) => {
            const place = PLACES[Number(index)];
            if (place) move({ latitude: place[3], longitude: place[4] });
          }}
          options={[
            ...(here < 0 ? [{ value: '-1', label: t.ownPlace }] : []),
            ...PLACES.map((place, index) => ({ value: String(index), label: place[column] })),
          ]}
        />
      </Field>
      <div className="device-pair">
        <Degrees
          key={`latitude ${here}`}
          label={t.latitude}
          value={location.latitude}
          most={90}
          wrong={t.badLatitude}
          onChange={(latitude) => move({ latitude })}
        />
        <Degrees
          key={`longitude ${here}`}
          label={t.longitude}
          value={location.longitude}
          most={180}
          wrong={t.badLongitude}
          onChange={(longitude) => move({ longitude })}
        />
      </div>
      <Field label={t.access}>
        <Select<LocationAccess>
          value={locationAccess}
          onChange={(access) => changeEnvironment({ locationAccess: access })}
          options={[
            { value: 'allowed', label: t.allowed },
            { value: 'denied', label: t.denied },
            { value: 'off', label: t.off },
          ]}
        />
      </Field>
    </Section>
  );
}

interface DegreesProps {
  label: string;
  value: number;
  most: number;
  /** What is said of a number that is none, or too large. */
  wrong: string;
  onChange: (degrees: number) => void;
}

function Degrees({ label, value, most, wrong, onChange }: DegreesProps) {
  const [typed, setTyped] = useState(String(value));
  const degrees = (text: string): number | null =>
    /^-?\d+(\.\d*)?$/.test(text.trim()) && Math.abs(Number(text)) <= most ? Number(text) : null;
  // Another hand may have moved the phone meanwhile.
  const shown = degrees(typed) === null || degrees(typed) === value ? typed : String(value);
  return (
    <Field label={label} error={degrees(shown) === null ? wrong : undefined}>
      <TextInput
        inputMode="decimal"
        value={shown}
        onChange={(text) => {
          setTyped(text);
          const next = degrees(text);
          if (next !== null) onChange(next);
        }}
      />
    </Field>
  );
}
