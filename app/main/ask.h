// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "main/commandline.h"
#include "main/modelkey.h"
#include "main/serviceconnector.h"

#include <QObject>
#include <QTextStream>

namespace Main {

/// `secure-agent ask "question"`: starts what is hosted, goes on with the session of before or signs in,
/// asks once, prints the answer.
///
/// The answer goes to `out`, everything else to `err`. Control characters in it are left out: a
/// terminal obeys them.
class Ask : public QObject
{
    Q_OBJECT
public:
    /// \param services  those that are connected in the settings
    /// \param composition, services, out, err  must outlive this
    Ask(Options options, Composition &composition, ServicesStore &services, QTextStream &out,
        QTextStream &err, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// Once.
    void finished(Main::ExitCode code);

private:
    void startServices();
    void signIn();
    void ask();
    void finishWith(const Session::TurnResult &result);
    void finishWith(const Session::Pause &pause);
    void finishWith(const Session::TurnFailure &failure);
    static QString strongerSignIn();
    void note(const QString &sentence);
    void end(ExitCode code);

    const Options m_options;
    Composition &m_composition;
    ModelKey m_modelKey;
    ServiceConnector m_connector;
    QTextStream &m_out;
    QTextStream &m_err;
    std::unique_ptr<Session::TurnStream> m_turn;
    bool m_ended = false;
    bool m_left = false;
};

} // namespace Main
