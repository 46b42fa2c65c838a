// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/ask.h"

#include "core/logging.h"
#include "main/answerjson.h"
#include "ui/errortext.h"

#include <QJsonDocument>
#include <QTimer>

namespace Main {

namespace {

/// Without control characters, which a terminal would obey; lines and tabs stay.
QString forTerminal(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar character : text) {
        const bool keep = character == QLatin1Char('\n') || character == QLatin1Char('\t')
            || (character.category() != QChar::Other_Control && character.category() != QChar::Other_Format);
        if (keep)
            safe.append(character);
    }
    return safe;
}

QString inOneLine(const Ui::ErrorText &text)
{
    if (text.title.isEmpty() || text.sentence.isEmpty())
        return text.title + text.sentence;
    const bool ends = text.title.endsWith(QLatin1Char('.')) || text.title.endsWith(QLatin1Char('?'));
    return text.title + (ends ? QStringLiteral(" ") : QStringLiteral(". ")) + text.sentence;
}

} // namespace

Ask::Ask(Options options, Composition &composition, ServicesStore &services, QTextStream &out,
         QTextStream &err, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_composition(composition), m_modelKey(composition),
      m_connector(m_options, composition, services), m_out(out), m_err(err)
{
    connect(&m_composition.session(), &Session::Session::signedIn, this, &Ask::ask);
    connect(&m_composition.session(), &Session::Session::signInNeeded, this, &Ask::signIn);
    connect(&m_composition.session(), &Session::Session::signInFailed, this,
            [this](const Session::SignInFailure &failure) {
                note(inOneLine(Ui::ErrorTexts::of(failure, m_composition.services().issuer())));
                end(ExitCode::NotSignedIn);
            });
}

void Ask::start()
{
    Core::whenDone(this, m_modelKey.giveToAgent(m_options.modelKeyIsKept), [this](const Core::Result<> &) {
        Core::whenDone(this, m_connector.prepare(), [this](const Core::Result<> &) { startServices(); });
    });
}

void Ask::startServices()
{
    Core::whenDone(this, m_composition.services().start(), [this](const Core::Result<> &started) {
        if (started)
            return m_composition.session().resume();
        note(started.error().detail);
        end(ExitCode::Failed);
    });
}

void Ask::signIn()
{
    if (m_options.demoUser.isEmpty())
        note(tr("You sign in in your browser. This program never sees your password."));
    m_composition.session().signIn();
}

void Ask::ask()
{
    const Ui::ErrorText trouble = Ui::ErrorTexts::of(m_composition.session().keychainTrouble(), false);
    if (!trouble.title.isEmpty())
        note(trouble.title + u' ' + tr("Next time you sign in again."));
    m_turn = m_composition.agent().ask(m_options.question, QString());
    Session::TurnStream *turn = m_turn.get();
    connect(turn, &Session::TurnStream::toolCall, this, [this](const Session::ToolActivity &activity) {
        note(tr("Asking %1 as %2 …").arg(activity.service, m_composition.session().person().name));
    });
    connect(turn, &Session::TurnStream::done, this, qOverload<const Session::TurnResult &>(&Ask::finishWith));
    connect(turn, &Session::TurnStream::paused, this, qOverload<const Session::Pause &>(&Ask::finishWith));
    connect(turn, &Session::TurnStream::failed, this,
            qOverload<const Session::TurnFailure &>(&Ask::finishWith));
}

void Ask::finishWith(const Session::TurnResult &result)
{
    if (m_options.json) {
        m_out << QString::fromUtf8(QJsonDocument(answerJson(result)).toJson());
    } else {
        m_out << forTerminal(result.response) << '\n';
        for (const Session::Receipt &receipt : result.receipts) {
            note(tr("Receipt: %1 in %2, about %3, as %4: %5 (%6)")
                     .arg(receipt.operation, receipt.service, receipt.subject, receipt.acting,
                          (receipt.reason.isEmpty() ? QString(receipt.outcome) : QString(receipt.reason))
                              .replace(QLatin1Char('_'), QLatin1Char(' ')),
                          receipt.correlationId));
        }
    }
    // A service that is away is no answer; a refusal is one.
    static const QStringList noAnswer {QStringLiteral("unavailable"), QStringLiteral("failed"),
                                       QStringLiteral("uncertain")};
    end(noAnswer.contains(result.outcome) ? ExitCode::Failed : ExitCode::Good);
}

QString Ask::strongerSignIn()
{
    return tr("This takes another sign-in than yours. Ask in the window, which can sign you in once more.");
}

void Ask::finishWith(const Session::Pause &pause)
{
    QString sentence = tr("Your sign-in ended before the answer was there. Ask again.");
    if (pause.reason == QLatin1String("approval"))
        sentence
            = tr("This would change something in your name. Open the window to decide; nothing was changed.");
    else if (pause.reason == QLatin1String("step_up"))
        sentence = strongerSignIn();
    if (m_options.json)
        m_out << QString::fromUtf8(
            QJsonDocument(answerJson(QStringLiteral("paused"), sentence, pause)).toJson());
    note(sentence);
    // Nobody will come back to this turn from here: what waits must not stay approvable.
    Core::whenDone(
        this, m_composition.agent().cancelTurn(pause.turnId), [this](const Core::Result<> &cancelled) {
            if (!cancelled)
                qCWarning(lcMain) << "a paused turn could not be cancelled:" << cancelled.error().detail;
            end(ExitCode::Waiting);
        });
}

void Ask::finishWith(const Session::TurnFailure &failure)
{
    const QString sentence
        = failure.needs.isEmpty() ? inOneLine(Ui::ErrorTexts::of(failure, false)) : strongerSignIn();
    const bool away = failure.kind == Session::TurnFailure::Kind::AgentUnavailable;
    if (m_options.json) {
        const QString outcome = away ? QStringLiteral("unavailable") : QStringLiteral("failed");
        m_out << QString::fromUtf8(QJsonDocument(answerJson(outcome, sentence)).toJson());
    }
    note(sentence);
    end(failure.kind == Session::TurnFailure::Kind::SignInNeeded ? ExitCode::NotSignedIn : ExitCode::Failed);
}

void Ask::note(const QString &sentence)
{
    m_err << forTerminal(sentence) << '\n';
    m_err.flush();
}

void Ask::end(ExitCode code)
{
    if (std::exchange(m_ended, true))
        return;
    m_out.flush();
    // The next one finds the refresh token of now in the keychain.
    const auto leave = [this, code] {
        if (!std::exchange(m_left, true))
            Q_EMIT finished(code);
    };
    Core::whenDone(this, m_composition.session().settled(), [leave](const Core::Result<> &) { leave(); });
    QTimer::singleShot(Session::SessionLimits {}.farewellTime, this, leave);
}

} // namespace Main
