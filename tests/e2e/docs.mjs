// SPDX-License-Identifier: GPL-3.0-or-later
// A person at a service's /docs in a real browser: signs in with "Authorize", tries operations out, and prints
// as JSON what they saw.
//
//   node docs.mjs ADDRESS USERNAME PASSWORD OPERATION[=BODY]...
//
// SECUREAGENT_PLAYWRIGHT  the unpacked package playwright-core
// SECUREAGENT_CHROMIUM    the browser
import {createRequire} from 'node:module';
import process from 'node:process';

const {chromium} = createRequire(import.meta.url)(process.env.SECUREAGENT_PLAYWRIGHT);
const [address, username, password, ...operations] = process.argv.slice(2);

const browser = await chromium.launch({
    executablePath: process.env.SECUREAGENT_CHROMIUM,
    headless: true,
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
           '--disable-component-update', '--disable-sync', '--no-proxy-server',
           ...(process.getuid() === 0 ? ['--no-sandbox'] : [])],
});

async function tryOut(page, operation) {
    const equals = operation.indexOf('=');
    const name = equals < 0 ? operation : operation.slice(0, equals);
    const block = page.locator(`.opblock[id$="-${name}"]`);
    await block.locator('.opblock-summary-control').click();
    await block.locator('button.try-out__btn').click();
    if (equals >= 0)
        await block.locator('textarea.body-param__text').fill(operation.slice(equals + 1));
    await block.locator('button.execute').click();
    const row = block.locator('.live-responses-table tr.response').first();
    const status = await row.locator('.response-col_status').innerText();
    return {status: parseInt(status, 10), body: await row.locator('.response-col_description').innerText()};
}

try {
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(200000); // a busy machine reads Swagger UI for most of a minute
    const home = new URL(address).origin;
    const elsewhere = new Set();
    const complaints = [];
    page.on('request', request => {
        const origin = new URL(request.url()).origin;
        if (/^http/.test(request.url()) && origin !== home)
            elsewhere.add(`${request.method()} ${origin}`);
    });
    page.on('pageerror', error => complaints.push(String(error)));
    // That an answer was an error is what some operations are tried out for.
    page.on('console', message => message.type() === 'error' && !/status of 4\d\d/.test(message.text())
        && complaints.push(message.text()));

    await page.goto(address);
    await page.locator('.opblock').first().waitFor();
    const seen = {title: await page.title(), operations: await page.locator('.opblock').count()};

    await page.locator('.auth-wrapper button.authorize').click();
    const dialog = page.locator('.dialog-ux .modal-ux');
    const opened = page.waitForEvent('popup');
    await dialog.locator('button.authorize').click();
    const popup = await opened;
    // It has no address, or a blank one, before it has begun to load.
    if (!popup.url().startsWith('http'))
        await popup.waitForURL(/^http/);
    seen.signInPage = new URL(popup.url()).origin;
    await popup.fill('#username', username);
    await popup.fill('#password', password);
    const closed = popup.waitForEvent('close');
    await popup.click('#kc-login, button[type=submit]');
    await closed;
    await dialog.getByText('Logout').waitFor();
    await dialog.locator('button.btn-done').click();

    seen.answers = {};
    for (const operation of operations)
        seen.answers[operation.split('=')[0]] = await tryOut(page, operation);
    seen.elsewhere = [...elsewhere];
    seen.complaints = complaints;
    process.stdout.write(JSON.stringify(seen) + '\n');
} finally {
    await browser.close();
}
