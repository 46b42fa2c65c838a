// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QUrl>

/// A headless Chromium with a person in front of it (browser.mjs). Its waits turn the event loop.
class RealBrowser
{
public:
    /// Whether Chromium, Node.js and playwright-core are on this computer: `./dev test` fetches them.
    static bool isPresent();
    /// The environment of browser.mjs.
    static QProcessEnvironment environment();

    /// Signs in on that page. \return what browser.mjs tells of the page that came then; empty when the
    /// browser failed, whose complaint is printed
    static QJsonObject signIn(const QUrl &page, const QString &username, const QString &password);
};
