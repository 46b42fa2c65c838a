// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/servicesviewmodel.h"

#include <QCoreApplication>

namespace Ui {

/// The words about connected services. What a service or its document says itself stays in its language.
class ServiceTexts
{
    Q_DECLARE_TR_FUNCTIONS(Ui::ServiceTexts)
public:
    /// One line of somebody else's text.
    static QString line(const QString &text, int length = 200);
    /// "https://hr.example.com" as "hr.example.com".
    static QString place(const QUrl &url);
    /// Where a document is, as a person may write it: a file as its path.
    static QString documentAddress(const QUrl &url);

    static QString accessName(Session::ServiceAccess access);
    /// In plain words what goes along with a call.
    static QString accessWords(Session::ServiceAccess access, const QUrl &baseUrl, bool canExchange);
    /// How a receipt names it ("pass-through"), in plain words.
    static QString tokenMode(const QString &name);
    static QString effect(Session::ServiceEffect effect);

    /// "hr.example.com · 5 operations · token exchange"
    static QString summary(const Session::ServicesViewModel::Row &row);
    static QString state(const Session::ServicesViewModel::Row &row);
    /// What is to be known about a service beside that, in sentences; empty: nothing.
    static QString notes(const Session::ServicesViewModel::Row &row);

    /// Why the operations of a service that is changed are not shown; empty: they are.
    static QString unread(const Session::ServicesViewModel &services);
    /// What stands in the way of reading a document; empty: nothing.
    static QString documentProblem(const Session::ServicesViewModel &services);
    /// What stands in the way of saving; empty: nothing.
    static QString problem(const Session::ServicesViewModel &services);

private:
    static QString whyNotRead(const QString &address, const Core::Error &error);
};

} // namespace Ui
