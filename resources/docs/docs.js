// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the service's OpenAPI document. Addresses are relative to this page, so that it also works behind a
// proxy that serves it under another name or below a path.
"use strict";

async function read(address) {
    const answer = await fetch(address, { credentials: "omit" });
    if (!answer.ok)
        throw new Error(address + " was answered with " + answer.status);
    return answer.json();
}

async function show() {
    const base = new URL(".", window.location.href);
    const [spec, settings] = await Promise.all([read("openapi.json"), read("docs/settings.json")]);
    // "Try it out" goes to where the page came from: the page may call nobody else.
    spec.servers = [{ url: base.href.replace(/\/$/, "") }];
    const ui = window.SwaggerUIBundle({
        spec,
        dom_id: "#swagger-ui",
        presets: [window.SwaggerUIBundle.presets.apis],
        deepLinking: true,
        validatorUrl: null, // asks nobody else about the document
        oauth2RedirectUrl: new URL("docs/oauth2-redirect", base).href,
    });
    ui.initOAuth({
        clientId: settings.client_id,
        scopes: settings.scopes,
        appName: spec.info.title,
        usePkceWithAuthorizationCodeGrant: true,
    });
}

show().catch(error => {
    document.getElementById("swagger-ui").textContent = "The documentation cannot be shown: " + error.message + ".";
});
