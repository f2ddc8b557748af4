import { createCanvas } from '@napi-rs/canvas';
import test from 'ava';
import type { StandIn } from '../stand-in-app.ts';
import { DIRECT, openPage, show } from './open-page.ts';

/** A picture of 240×120, its left half red. */
const picture = (): Buffer => {
  const canvas = createCanvas(240, 120);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#d00000';
  pen.fillRect(0, 0, 120, 120);
  return canvas.toBuffer('image/png');
};

const upload = async (app: StandIn, name: string, bytes: Buffer, more: object = {}): Promise<string> => {
  const { upload_url, file_id } = await app.api('files.getUploadURLExternal', {
    filename: name,
    length: bytes.length,
    alt_txt: 'Red and nothing',
  });
  await fetch(upload_url, { method: 'POST', body: new Uint8Array(bytes) });
  await app.api('files.completeUploadExternal', { files: [{ id: file_id, title: name }], ...more });
  return file_id;
};

test.serial('a picture uploaded to the conversation is waited for, then shown, and a press makes it large', async (t) => {
  const { app, page } = await openPage(t, {}, { fileReadyAfterMs: 1500 });
  await upload(app, 'types.png', picture(), { channel_id: DIRECT });
  await page.getByText('Processing types.png…').waitFor();
  const enlarge = page.getByRole('button', { name: 'Enlarge: Red and nothing' });
  await enlarge.waitFor();
  const img = enlarge.getByRole('img', { name: 'Red and nothing' });
  await img.evaluate((node) => (node as HTMLImageElement).decode());
  t.deepEqual(
    await img.evaluate((node) => [(node as HTMLImageElement).naturalWidth, (node as HTMLImageElement).naturalHeight]),
    [240, 120],
  );
  await enlarge.click();
  const large = page.getByRole('dialog', { name: 'types.png' });
  await large.getByText('Red and nothing').waitFor();
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'detached' });
  t.true(await enlarge.evaluate((node) => node === document.activeElement));
});

test.serial('an image block shows an uploaded file with its alternative text', async (t) => {
  const opened = await openPage(t);
  const id = await upload(opened.app, 'chart.png', picture());
  for (let ready = false; !ready; ) ready = (await opened.app.api('files.info', { file: id })).file.mimetype !== '';
  const message = await show(t, opened, [
    { type: 'image', slack_file: { id }, alt_text: 'Corporate bonds first', title: { type: 'plain_text', text: 'Three types' } },
  ]);
  const img = message.getByRole('img', { name: 'Corporate bonds first' });
  await img.evaluate((node) => (node as HTMLImageElement).decode());
  t.is(await img.evaluate((node) => (node as HTMLImageElement).naturalWidth), 240);
});

test.serial('another file is a link with its kind and size', async (t) => {
  const { app, page } = await openPage(t);
  await upload(app, 'digest.csv', Buffer.from('client,amount\nC_0042,5\n'), { channel_id: DIRECT });
  const link = page.getByRole('link', { name: /digest\.csv/ });
  await link.waitFor();
  t.regex(await link.innerText(), /text\/plain, 23 B/);
});

test.serial('a person picks a file, sees it in the conversation, and the app hears of it', async (t) => {
  const { app, page } = await openPage(t);
  await page.getByLabel('File to share').setInputFiles({ name: 'april.csv', mimeType: 'text/csv', buffer: Buffer.from('client,amount\n') });
  await page.getByText('april.csv').first().waitFor();
  const { event } = (await app.next('event')).body;
  t.like(event, { subtype: 'file_share', channel_type: 'im' });
  t.is(event.files[0].name, 'april.csv');
});
