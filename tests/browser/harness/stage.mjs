import { test } from 'node:test';
import { Browser } from './browser.mjs';
import { Silo } from './silo.mjs';

/**
 * What a scene is played on.
 * @typedef {object} Stage
 * @property {Silo} silo
 * @property {Browser} browser
 * @property {(title: string, act: () => Promise<void>) => Promise<void>} step the scene ends with the first that fails
 * @property {(title: string, act: () => Promise<void>) => Promise<void>} check the scene goes on after one that fails
 */

/**
 * Declares a test that has a silo and a Chromium of its own. When something fails, the open tabs are photographed into test-results/.
 * @param {string} name
 * @param {(stage: Stage) => Promise<void>} play
 */
export function scene(name, play) {
  test(name, async (context) => {
    const silo = await Silo.start();
    const browser = await Browser.launch().catch(async (error) => {
      await silo.dispose();
      throw error;
    });
    const check = (title, act) => context.test(title, () => photographed(browser, `${name} ${title}`, act));
    const step = async (title, act) => {
      let done = false;
      await check(title, async () => {
        await act();
        done = true;
      });
      if (!done) throw new Error(`The scene ended at: ${title}`);
    };
    try {
      await photographed(browser, name, () => play({ silo, browser, step, check }));
    } finally {
      await browser.close();
      await silo.dispose();
    }
  });
}

/** @param {Browser} browser @param {string} title @param {() => Promise<void>} act */
async function photographed(browser, title, act) {
  try {
    await act();
  } catch (error) {
    await browser.photograph(title);
    throw error;
  }
}
