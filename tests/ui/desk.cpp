// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk.h"

#include "ui/appearance.h"
#include "ui/language.h"
#include "ui/objectnames.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStyleFactory>

Desk::Desk(const Ui::WindowOptions &options, Session::ChatTimes times)
    : account(session), unsent(QString()), conversations(agent, store, account, unsent, nullptr, times),
      chat(conversations.current()), myData(hr, account), admin(hr, account),
      window({account, conversations, status, &myData, &admin}, options)
{
    status.follow(conversations);
    agent.toolAnswer = Fakes::tools(false);
    if (options.stateFile.isEmpty())
        window.resize(1280, 800); // whatever the screen of the test
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        qFatal("the window did not open");
}

void Desk::signIn(const Session::Person &person)
{
    agent.toolAnswer = Fakes::tools(!person.roles.isEmpty());
    session.go(Fakes::SignIn::State::SignedIn, person);
    if (!QTest::qWaitFor([this] { return !chat.isLoadingTools(); }))
        qFatal("the tools did not come");
    QApplication::processEvents(); // new rows are shown a moment after they are made
}

void Desk::ask(const QString &question)
{
    auto *edit = find<QPlainTextEdit>(Ui::ObjectNames::composerEdit);
    edit->setFocus();
    QTest::keyClicks(edit, question);
    QTest::keyClick(edit, Qt::Key_Return);
}

void Desk::askAndAnswer(const QString &question, const Session::TurnResult &result)
{
    ask(question);
    if (!agent.stream)
        qFatal("nothing was asked");
    Q_EMIT agent.stream->started(result.turnId, result.conversationId);
    Q_EMIT agent.stream->done(result);
    QApplication::processEvents();
}

QString Desk::textOf(QLatin1String name) const
{
    for (const auto *label : window.findChildren<QLabel *>(name))
        if (label->isVisible())
            return label->text();
    return {};
}

void Desk::click(QLatin1String name)
{
    for (auto *button : window.findChildren<QAbstractButton *>(name))
        if (button->isVisible()) {
            QTest::mouseClick(button, Qt::LeftButton);
            QApplication::processEvents();
            return;
        }
    QFAIL(qPrintable(QStringLiteral("no visible button ") + name));
}

void prepareApplication()
{
    Ui::applyLanguage(QStringLiteral("en"));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QFont font(QStringLiteral("Liberation Sans"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    Ui::setAppearance(*qApp, Ui::lightTokens());
}
