import './versions.css';
import { useTexts } from '../../i18n.ts';
import { Button } from '../../ui/index.ts';
import { openVersions } from './open-versions.ts';
import { versionsTexts } from './versions-texts.ts';

/** Opens the list of versions over a dialog that has to do with them. */
export function VersionsButton() {
  const t = useTexts(versionsTexts);
  return (
    <Button kind="link" className="versions-open" onClick={openVersions}>
      {t.open}
    </Button>
  );
}
