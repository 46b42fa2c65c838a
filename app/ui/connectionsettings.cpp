// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectionsettings.h"

#include "ui/buttons.h"
#include "ui/emptylayout.h"
#include "ui/formparts.h"
#include "ui/harmless.h"
#include "ui/settingsnames.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace Ui {

ConnectionSettings::ConnectionSettings(Session::SettingsViewModel &settings, Session::StatusViewModel &status,
                                       QWidget *parent)
    : QWidget(parent), m_settings(settings), m_status(status), m_facts(new QGridLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(wordsLabel(tr("Connection"), Type::Heading));
    const bool demo = settings.host().isDemo();
    if (demo)
        column->addWidget(wordsLabel(
            tr("Demo on this computer: nothing is kept. What you set here goes when you close the window."),
            Type::Body, "muted"));
    auto *card = new QFrame;
    card->setProperty("kind", QLatin1String("card"));
    card->setLayout(m_facts);
    m_facts->setContentsMargins(16, 12, 16, 12);
    m_facts->setHorizontalSpacing(24);
    m_facts->setVerticalSpacing(10);
    m_facts->setColumnStretch(1, 1);
    column->addSpacing(8);
    column->addWidget(card);
    column->addSpacing(8);
    auto *choose = new Button(demo ? tr("Leave the demo") : tr("Choose another way"), QLatin1String(),
                              ObjectNames::chooseAgainButton);
    connect(choose, &QPushButton::clicked, &settings, &Session::SettingsViewModel::chooseAgain);
    auto *row = new QHBoxLayout;
    row->addWidget(choose);
    row->addStretch(1);
    column->addLayout(row);
    choose->setVisible(!settings.host().isFixed("demo")); // who asked for the demo by name gets nothing else
    if (settings.host().isFixed("issuer") || settings.host().isFixed("agent-url"))
        column->addWidget(wordsLabel(
            tr("This window was started with addresses on the command line, which win over what is set."),
            Type::Caption, "muted"));
    connect(&status, &Session::StatusViewModel::changed, this, &ConnectionSettings::follow);
    follow();
}

void ConnectionSettings::follow()
{
    const Session::SettingsHost &host = m_settings.host();
    const QString here = tr("On this computer, as long as this program runs");
    QList<std::pair<QString, QString>> facts {
        {tr("You sign in at"), host.isDemo() ? tr("The demo’s own sign-in page") : host.issuer()},
        {tr("Agent"), host.hostsAgent() ? here : host.agentUrl().toDisplayString()},
        {tr("HR"),
         host.hrUrl().isEmpty()  ? tr("Known to the agent only")
             : host.hostsAgent() ? here + QStringLiteral(" (%1)").arg(host.hrUrl().toDisplayString())
                                 : host.hrUrl().toDisplayString()},
    };
    for (const Session::ToolList::Service &service : m_status.connectedServices()) {
        const QString mode = service.tokenMode;
        facts.append({tr("%1 in your name by").arg(harmless(service.name).simplified().left(60)),
                      mode == QLatin1String("pass-through")
                          ? tr("Your own sign-in, sent to this service only")
                          : mode == QLatin1String("token exchange")
                          ? tr("Token exchange: a token that opens this service alone")
                          : mode == QLatin1String("api key")
                          ? tr("A key of your company’s: the service does not learn who asks")
                          : tr("No sign-in")});
    }
    emptyLayout(*m_facts);
    int row = 0;
    for (const auto &[name, value] : facts) {
        m_facts->addWidget(wordsLabel(name, Type::Body, "muted"), row, 0, Qt::AlignTop);
        QLabel *words = wordsLabel(harmless(value), Type::Body);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->setAccessibleName(name + QStringLiteral(": ") + value);
        m_facts->addWidget(words, row++, 1);
    }
    m_facts->setColumnMinimumWidth(0, 160);
}

} // namespace Ui
