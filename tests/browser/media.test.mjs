import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Api } from './harness/api.mjs';
import { Desk } from './harness/desk.mjs';
import { eventually } from './harness/eventually.mjs';
import { act, handOver } from './harness/phone.mjs';
import { assertFine, NARROW, WIDE } from './harness/reader.mjs';
import { film as filmed, silence } from './harness/recording.mjs';
import { scene } from './harness/stage.mjs';

const LEA = { phone: '33639980011', name: 'Léa Fontaine' };
const SECONDS = 2;

scene('Sound and film are played where they came', async ({ silo, browser, step }) => {
  const studio = await browser.tab(await browser.person(), 'studio');
  await studio.page.goto(silo.address);
  const files = [
    { kind: 'voice', name: 'voice.mp3', type: 'audio/mpeg', content: silence(SECONDS) },
    { kind: 'audio', name: 'Compte rendu de la réunion du conseil d’administration.mp3', type: 'audio/mpeg', content: silence(SECONDS) },
    { kind: 'video', name: 'film.mp4', type: 'video/mp4', content: await filmed(studio.page, SECONDS) },
  ];
  await studio.page.close();
  for (const { kind, name, type, content } of files) await act(silo.address, LEA.phone, { media: { id: await handOver(silo.address, name, type, content), kind, fileName: name } });
  const alice = await Api.login(silo.address, 'alice@demo.test');
  await eventually('the files are stored', async () => {
    const conversation = await alice.conversationOf(LEA.phone);
    return conversation && (await alice.timeline(conversation.id)).filter((item) => item.content?.attachment?.state === 'Stored').length === files.length;
  });

  const [voice, sound] = files;
  const desk = await Desk.enter(browser, await browser.person({ viewport: WIDE }), silo.address, 'alice@demo.test');
  const { page, say } = desk;
  const player = (name) => desk.thread.getByRole('group', { name, exact: true });
  await desk.tab('all').click();
  await desk.open(LEA.name);

  await step('Sound_IsAsLongAsItIs_AndPlays', async () => {
    for (const { name } of [voice, sound]) {
      const position = player(name).getByRole('slider', { name: say('media.position') });
      await eventually('the length is known', async () => Math.abs(Number(await position.getAttribute('max')) - SECONDS) < 1);
      assert.equal(await position.inputValue(), '0');
    }
    await player(voice.name).getByRole('button', { name: say('media.play') }).click();
    await player(voice.name).getByRole('button', { name: say('media.pause') }).waitFor();
    await eventually('it goes on', async () => Number(await player(voice.name).getByRole('slider').inputValue()) > 0.5);
  });

  await step('Sound_FromTheKeyboard_IsMovedBySeconds_AndEndsWhereItEnds', async () => {
    const position = player(sound.name).getByRole('slider');
    const end = Number(await position.getAttribute('max'));
    await position.press('ArrowRight');
    await eventually('it is at its end', async () => Math.abs(Number(await position.inputValue()) - end) < 0.2);
    await position.press('ArrowLeft');
    await eventually('it is at its beginning', async () => await position.inputValue() === '0');
  });

  await step('Film_IsPlayed', async () => {
    const video = desk.thread.locator('video');
    await eventually('its first picture is there', () => video.evaluate((element) => element.videoWidth === 320 && element.readyState >= HTMLMediaElement.HAVE_METADATA));
    await video.evaluate((element) => element.play());
    await eventually('it goes on', () => video.evaluate((element) => element.currentTime > 0.5));
  });

  await step('Each_SaysWhatItIs_AndCanBeKept', async () => {
    await desk.thread.getByText(say('kinds.VoiceNote'), { exact: true }).waitFor();
    for (const { name, content } of files) {
      const link = desk.thread.getByRole('link', { name: say('media.download', { name }), exact: true });
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      assert.equal(download.suggestedFilename(), name);
      assert.deepEqual(await readFile(await download.path()), content);
    }
  });

  await step('Players_InEveryLook_AreFine', async () => {
    for (const viewport of [WIDE, NARROW]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await assertFine(page, `${colorScheme} ${viewport.width}`);
      }
    }
    assert.deepEqual(desk.errors, []);
  });
});
