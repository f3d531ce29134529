import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures/ide.ts';
import { Phone, readQrCode } from '../fixtures/phone.ts';
import { Dialogs, type Person } from '../pages/dialogs.ts';
import { Editor } from '../pages/editor.ts';
import { Explorer } from '../pages/explorer.ts';
import { Simulator } from '../pages/simulator.ts';
import { StartPage } from '../pages/start-page.ts';

const admin: Person = { account: 'ada', name: 'Ada Admin', password: 'correct horse' };
const stranger: Person = { account: 'sam', name: 'Sam Stranger', password: 'battery staple' };

test('main job: create, edit, see, sign in, preview on a phone, upload twice, find both in the console', async ({ ide }) => {
  const { page } = ide;
  const simulator = new Simulator(page);
  const editor = new Editor(page);
  const dialogs = new Dialogs(page);

  await test.step('create the shop', async () => {
    await new StartPage(page).create('Shop', 'Orchard', ide.projects);
    await expect(simulator.top.getByText('Winter fruit, picked this week')).toBeVisible();
  });

  await test.step('change a title in the editor and see it in the simulator', async () => {
    await new Explorer(page).open('pages/home/home.wxml');
    await editor.replace('Winter fruit', 'Spring fruit');
    await expect(editor.tab('home.wxml')).toHaveAccessibleName(/unsaved/);
    await editor.save();
    await expect(simulator.top.getByText('Spring fruit, picked this week')).toBeVisible();
    expect(readFileSync(path.join(ide.projects, 'orchard', 'pages/home/home.wxml'), 'utf8')).toContain('Spring fruit');
  });

  await test.step('sign in: the first account of the local platform', async () => {
    await dialogs.setUp(admin);
    await expect(page.getByRole('button', { name: 'Account: Ada Admin' })).toBeVisible();
  });

  const preview = dialogs.named('Preview on a phone');
  const url = await test.step('preview: the code is read from the pixels', async () => {
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await dialogs.bindNewProgram(preview);
    await expect(preview.getByText(/Sent .* 1 member may open it/)).toBeVisible();
    await expect(preview.getByRole('timer')).toHaveText(/Expires in 1[45]:\d\d/);
    return readQrCode(await preview.screenshot());
  });

  const phone = await Phone.start();
  try {
    await test.step('a member sees the same page on the phone', async () => {
      const member = await phone.open(url);
      await phone.logIn(member, admin.account, admin.password);
      const device = member.frameLocator('iframe');
      await expect(device.frameLocator('.page.visible:not([inert]) iframe').getByText('Spring fruit, picked this week')).toBeVisible();
    });

    const origin = new URL(url).origin;
    await test.step('somebody else is refused', async () => {
      const { token } = (await (
        await fetch(`${origin}/api/sessions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ account: admin.account, password: admin.password }),
        })
      ).json()) as { token: string };
      const created = await fetch(`${origin}/api/accounts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(stranger),
      });
      expect(created.status).toBe(200);
      const other = await phone.open(url);
      await phone.logIn(other, stranger.account, stranger.password);
      await expect(other.getByText('You are not a member of this mini program')).toBeVisible();
      await expect(other.locator('iframe')).toHaveCount(0);
    });

    await test.step('upload 1.0.0, twice', async () => {
      await preview.getByRole('button', { name: 'Done' }).click();
      for (const remarks of ['First fruit', 'Second fruit']) {
        await dialogs.upload('1.0.0', remarks);
        const done = dialogs.named('Version 1.0.0 is uploaded');
        await expect(done.getByText(/^Sent /)).toBeVisible();
        await done.getByRole('button', { name: 'Done' }).click();
      }
    });

    await test.step('both versions are in the console', async () => {
      const console = await phone.open(`${origin}/console/`);
      await phone.logIn(console, admin.account, admin.password);
      await console.getByRole('link', { name: /Orchard/ }).click();
      const rows = console.getByRole('row').filter({ hasText: '1.0.0' });
      await expect(rows).toHaveCount(2);
      for (const [index, remarks] of ['Second fruit', 'First fruit'].entries()) {
        await expect(rows.nth(index)).toContainText(remarks);
        await expect(rows.nth(index)).toContainText('Ada Admin');
        await expect(rows.nth(index)).toContainText(/today, \d/);
        await expect(rows.nth(index)).toContainText(/\d (KB|MB)/);
      }
    });
  } finally {
    await phone.close();
  }
});
