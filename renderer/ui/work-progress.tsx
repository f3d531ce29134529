import type { Progress } from '../../main/contract/models.ts';
import { defineTexts, formatBytes, useTexts } from '../i18n.ts';
import { ProgressBar } from './progress.tsx';

const texts = defineTexts({
  en: {
    build: 'Building for release…',
    pack: 'Packing…',
    check: 'Asking what the platform lacks…',
    send: 'Sending…',
    finish: 'Finishing…',
    install: 'Preparing packages…',
    copy: 'Copying files…',
  },
  es: {
    build: 'Compilando para publicar…',
    pack: 'Empaquetando…',
    check: 'Consultando qué le falta a la plataforma…',
    send: 'Enviando…',
    finish: 'Terminando…',
    install: 'Preparando paquetes…',
    copy: 'Copiando archivos…',
  },
  'zh-CN': {
    build: '正在构建发布版…',
    pack: '正在打包…',
    check: '正在核对平台缺少的内容…',
    send: '正在发送…',
    finish: '正在完成…',
    install: '正在准备依赖包…',
    copy: '正在复制文件…',
  },
});

/** Which step long work is at, and how far. Bytes are shown while it sends. */
export function WorkProgress({ progress }: { progress: Progress }) {
  const t = useTexts(texts);
  const label = t[progress.step];
  const figures = progress.step === 'send' && progress.total > 0 ? ` ${formatBytes(progress.done)} / ${formatBytes(progress.total)}` : '';
  return (
    <div className="work-progress">
      <p role="status">
        {label}
        {figures}
      </p>
      <ProgressBar label={label} done={progress.done} total={progress.total} />
    </div>
  );
}
