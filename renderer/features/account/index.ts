import type { Feature } from '../../feature.ts';
import { text } from '../../i18n.ts';
import { usePlatform } from '../../stores/platform.ts';
import { AccountButton, PlatformStatusItem } from './account-button.tsx';
import { signIn, signOut, startAccount } from './account-service.ts';
import { accountTexts } from './account-texts.ts';
import { SignInDialog } from './sign-in-dialog.tsx';

export const account: Feature = {
  id: 'account',
  toolbar: [{ id: 'account', side: 'right', order: 90, always: true, Component: AccountButton }],
  statusBar: [{ id: 'platform', side: 'right', order: 90, always: true, Component: PlatformStatusItem }],
  dialogs: [{ id: 'sign-in', Component: SignInDialog }],
  commands: [
    { id: 'account.signIn', title: () => text(accountTexts).signIn, enabled: () => !usePlatform.getState().account, run: () => signIn() },
    {
      id: 'account.signOut',
      title: () => text(accountTexts).signOut,
      enabled: () => usePlatform.getState().account !== null,
      run: signOut,
    },
  ],
  start: startAccount,
};
