// What every story needs: the product's practice, a window on its page, and what people do in it.
// CONVENOR says where the program is; SHOTS, if given, is a folder for pictures; CHROMIUM, if given, is another browser.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const { CONVENOR, SHOTS, CHROMIUM = '/usr/bin/chromium' } = process.env;
if (!CONVENOR) {
  console.error('CONVENOR must say where the program is.');
  process.exit(2);
}
if (SHOTS) mkdirSync(SHOTS, { recursive: true });

export const DESKTOP = { width: 1100, height: 740 };
export const PHONE = { width: 360, height: 740 };
export const SOON = 8_000;
let passed = 0, failed = 0;

/** The product's practice, in a folder of its own, until `stop`. */
async function startPractice(flags) {
  const folder = mkdtempSync(join(tmpdir(), 'convenor-story-'));
  const child = spawn(resolve(CONVENOR), ['practice', '--port', '0', ...flags], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '', complained = '';
  child.stderr.on('data', (bytes) => { complained += bytes; });
  const ended = new Promise((done) => child.once('exit', (code, signal) => done(code ?? signal)));
  const origin = await new Promise((found, fail) => {
    const late = setTimeout(() => fail(new Error(`no address was printed within two minutes; said: ${said}${complained}`)), 120_000);
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (address) { clearTimeout(late); found(address[0]); }
    });
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`it ended at once with ${code}: ${said}${complained}`)));
  });
  const stop = async () => {
    child.kill('SIGINT');
    const hard = setTimeout(() => child.kill('SIGKILL'), 10_000);
    const code = await ended;
    clearTimeout(hard);
    rmSync(folder, { recursive: true, force: true });
    return code;
  };
  return { origin, stop, complaints: () => complained };
}

/** A window on the page, with what a newcomer does in it. */
async function openWindow(browser, origin, viewport, label) {
  const context = await browser.newContext({ viewport, colorScheme: 'light', locale: 'en-US', timezoneId: 'America/New_York', hasTouch: false });
  context.setDefaultTimeout(SOON);
  const page = await context.newPage();
  const troubles = [];
  page.on('console', (message) => { if (message.type() === 'error') troubles.push(`the console says: ${message.text()} ${message.location().url}`); });
  page.on('response', async (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} from ${response.url()}: asked ${response.request().postData()}, heard ${await response.text().catch(() => '')}`);
  });
  page.on('pageerror', (error) => troubles.push(`the page failed: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:')) troubles.push(`asked another place: ${request.url()}`);
  });
  const at = (testid) => page.getByTestId(testid);
  const messages = at('message');
  const see = async (words, what, where = messages) => {
    const found = where.filter({ hasText: words }).last();
    await found.waitFor({ state: 'visible' }).catch(async () => {
      const shown = (await where.allInnerTexts()).map((text) => `    ${text.replaceAll('\n', ' / ')}`).join('\n');
      throw new assert.AssertionError({ message: `${what}: nothing shown says ${words}. There is:\n${shown || '    nothing'}` });
    });
    return found;
  };
  let pictures = 0;
  const shot = async (name) => {
    if (!SHOTS) return;
    const number = String(++pictures).padStart(2, '0');
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(SHOTS, `${label}-${number}-${name}-${colorScheme}.png`) });
    }
  };
  const press = (message, label) => message.getByTestId('button').filter({ hasText: label }).first().click();
  const go = (channel) => at(channel).first().click();
  const be = async (name) => {
    await at('person-switch').click();
    await at(`person-${name.toLowerCase()}`).click();
    // It is said once the person has arrived in their channel; what is typed before would be the other's.
    await page.waitForFunction((who) => document.querySelector('.person-switch .person-name')?.textContent === who
      && document.querySelector('#said')?.textContent.includes(who), name);
  };
  /** Types a command, then its options by name; what is picked from a list is `[typed, what the row must say]`. */
  const command = async (line, options = {}, picture) => {
    await at('composer').fill(`/${line}`);
    await at('command').first().waitFor();
    await page.keyboard.press('Enter');
    await at('command-options').waitFor();
    for (const [name, given] of Object.entries(options)) {
      const box = at(`command-option-${name}`);
      if (!(await box.count())) await at(`command-add-${name}`).click();
      const [typed, row] = [given].flat();
      await box.fill(typed);
      if (row) {
        const choice = await see(row, `the list under ${name}`, at('choice'));
        if (picture) await shot(picture);
        await choice.click();
      }
    }
  };
  const send = async () => {
    const before = await messages.count();
    await at('send').click();
    await page.waitForFunction(([count]) => document.querySelectorAll('[data-testid="message"]').length > count || document.querySelector('[data-testid="failed"], [data-testid="form"]'), [before]);
  };
  /** Presses *Next thing due* until a message says this: a private one, or one in another place. */
  const windUntil = async (words, what, place = 'direct-messages') => {
    await go(place);
    for (let times = 1; times <= 12; times += 1) {
      const button = at('clock-next');
      await page.waitForFunction((one) => !one.disabled, await button.elementHandle(), { timeout: 4_000 }).catch(() => {
        throw new assert.AssertionError({ message: `${what}: “Next thing due” cannot be pressed though something is due` });
      });
      await button.click();
      try {
        await messages.filter({ hasText: words }).last().waitFor({ timeout: 2_500 });
        return times;
      } catch { /* not yet */ }
    }
    await see(words, `${what}, after twelve presses of “Next thing due”`);
    return 12;
  };
  return { page, at, messages, see, shot, press, go, be, command, send, windUntil, troubles, label, context };
}

/** Presses Tab until this has the focus. */
export async function tabTo(page, locator, what, key = 'Tab') {
  await locator.waitFor();
  for (let times = 0; times < 60; times += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new assert.AssertionError({ message: `${what} cannot be reached with ${key}` });
}

/** Plays a scene: after a failure the rest is not played, unless the step stands alone. */
async function play(browser, { label, viewport, steps, flags = [] }) {
  const practice = await startPractice(flags);
  let stopped;
  try {
    const window = await openWindow(browser, practice.origin, viewport, label);
    await window.page.goto(`${practice.origin}/`);
    let going = true;
    for (const [name, step, alone] of steps) {
      if (!going) {
        console.log(`        ${label}: not played: ${name}`);
        continue;
      }
      const ok = await run(`${label}: ${name}`, () => step(window));
      going = ok || alone === 'alone';
      if (!going && SHOTS) await window.page.screenshot({ path: join(SHOTS, `${label}-failed.png`) });
    }
    await run(`${label}: nothing went wrong in the page, and nothing left this computer`, () => assert.deepEqual(window.troubles, []));
    await window.context.close();
  } finally {
    stopped = await practice.stop();
  }
  await run(`${label}: the program ends when it is told to`, () => {
    assert.equal(stopped, 0, `it ended with ${stopped}: ${practice.complaints().slice(-2000)}`);
  });
}

async function run(name, step) {
  try {
    await step();
    passed += 1;
    console.log(`ok      ${name}`);
    return true;
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n        ${String(error.message).replaceAll('\n', '\n        ')}`);
    return false;
  }
}

/** Plays these scenes one after the other, and says how it went. */
export async function tell(scenes) {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  try {
    for (const scene of scenes) await play(browser, scene);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${error.stack}`);
  } finally {
    await browser.close();
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
