// SPDX-License-Identifier: GPL-3.0-or-later
// A person at a real browser: opens a sign-in page, signs in, and prints as JSON what they ended up with.
//
//   node browser.mjs ADDRESS USERNAME PASSWORD
//
// SECUREAGENT_PLAYWRIGHT  the unpacked package playwright-core
// SECUREAGENT_CHROMIUM    the browser
import {createRequire} from 'node:module';
import process from 'node:process';

const {chromium} = createRequire(import.meta.url)(process.env.SECUREAGENT_PLAYWRIGHT);
const [address, username, password] = process.argv.slice(2);

const browser = await chromium.launch({
    executablePath: process.env.SECUREAGENT_CHROMIUM,
    headless: true,
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
           '--disable-component-update', '--disable-sync', '--no-proxy-server',
           ...(process.getuid() === 0 ? ['--no-sandbox'] : [])],
});
try {
    const page = await browser.newPage();
    page.setDefaultTimeout(90000);
    const requests = [];
    const complaints = [];
    page.on('request', request => requests.push(request.url()));
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(address);
    const form = {title: await page.title(), origin: new URL(page.url()).origin};
    await page.fill('#username', username);
    await page.fill('#password', password);
    await page.click('#kc-login, button[type=submit]');
    // Either the application's own page, or the form once more with a complaint.
    await page.waitForFunction(
        ([origin]) => location.origin !== origin || document.querySelector('[role=alert], #input-error'),
        [form.origin]);
    await page.waitForLoadState('networkidle');
    const back = requests.findIndex(url => new URL(url).pathname === '/callback');
    const shown = await page.evaluate(() => ({
        title: document.title,
        text: document.body.innerText,
        path: location.pathname,
        referrer: document.referrer,
        scripts: document.scripts.length,
        links: document.links.length + document.forms.length,
        outside: document.querySelectorAll('[src], link[href], iframe').length,
    }));
    // What the page made the browser ask for, itself not counted.
    shown.followed = back < 0 ? [] : requests.slice(back + 1);
    shown.complaints = back < 0 ? complaints : complaints.filter(text => text.includes('/callback'));
    shown.form = form;
    process.stdout.write(JSON.stringify(shown) + '\n');
} finally {
    await browser.close();
}
