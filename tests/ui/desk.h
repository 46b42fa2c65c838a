// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/adminviewmodel.h"
#include "session/conversationsviewmodel.h"
#include "session/mydataviewmodel.h"
#include "session/statusviewmodel.h"
#include "ui/fakes.h"
#include "ui/mainwindow.h"

#include <QTest>

/// The real window and view models on a fake agent and a fake session.
struct Desk
{
    explicit Desk(const Ui::WindowOptions &options = {}, Session::ChatTimes times = {});

    /// Signs `person` in; the tools that they see come along.
    void signIn(const Session::Person &person = Fakes::jettro());
    /// Types into the composer and presses Enter.
    void ask(const QString &question);
    /// Asks, and lets the agent answer.
    void askAndAnswer(const QString &question, const Session::TurnResult &result);

    template<class T>
    T *find(QLatin1String name) const
    {
        return window.findChild<T *>(name);
    }
    /// The text of a label that can be seen, or an empty one.
    QString textOf(QLatin1String name) const;
    void click(QLatin1String name);

    Fakes::Agent agent;
    Fakes::SignIn session;
    Session::AccountViewModel account;
    Fakes::Conversations store;
    Session::Unsent unsent;
    Session::ConversationsViewModel conversations;
    Session::ChatViewModel &chat; ///< the first: it is current until another one is opened
    Fakes::Hr hr;
    Session::MyDataViewModel myData;
    Session::AdminViewModel admin;
    Session::StatusViewModel status;
    Ui::MainWindow window;
};

/// Fusion, the light tokens and a font that is the same everywhere.
void prepareApplication();
