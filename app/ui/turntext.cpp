// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turntext.h"

#include "session/turnrules.h"
#include "ui/harmless.h"

#include <QTime>

namespace Ui {

using Session::TurnRow;

namespace {

/// Text from the network, fit for one line.
QString line(const QString &text)
{
    return harmless(text).simplified().left(300);
}

/// Nothing was done, because what it was about is not any more as it was read.
bool isConflict(const QString &reason)
{
    return reason == QLatin1String("changed_meanwhile");
}

} // namespace

QString TurnText::activity(const TurnRow &row)
{
    if (Session::isWorkingRow(row))
        return row.outcomeClass == QLatin1String("stopped") ? tr("Stopped") : tr("Working on your question");
    const QString about
        = row.activity.about.isEmpty() ? line(row.activity.operation) : line(row.activity.about);
    const QString service = row.activity.service.isEmpty() ? tr("a service") : line(row.activity.service);
    const bool change = row.activity.effect == QLatin1String("write");
    const QString &c = row.outcomeClass;
    const auto say = [&about, &service](const QString &pattern) { return pattern.arg(about, service); };
    if (c.isEmpty())
        return say(change ? tr("Changing %1 in %2") : tr("Looking up %1 in %2"));
    if (c == QLatin1String("ok"))
        return say(change ? tr("Changed %1 in %2") : tr("Looked up %1 in %2"));
    if (c == QLatin1String("waiting"))
        return say(change ? tr("Wants to change %1 in %2") : tr("Waiting to ask %2 for %1"));
    if (c == QLatin1String("declined"))
        return say(change ? tr("Did not change %1 in %2") : tr("Did not ask %2 for %1"));
    if (c == QLatin1String("stopped"))
        return say(change ? tr("Stopped while changing %1 in %2") : tr("Stopped looking up %1 in %2"));
    const QString pattern = change ? tr("Asked %2 to change %1: %3") : tr("Asked %2 for %1: %3");
    QString end = tr("it did not work");
    if (c == QLatin1String("not_permitted"))
        end = tr("not permitted");
    else if (c == QLatin1String("not_found"))
        end = tr("not found");
    else if (c == QLatin1String("unavailable"))
        end = tr("no answer");
    else if (c == QLatin1String("uncertain"))
        end = tr("the outcome is not known");
    else if (isConflict(row.reason))
        end = tr("somebody changed it meanwhile");
    else if (c == QLatin1String("invalid"))
        end = tr("not understood");
    else if (c == QLatin1String("sign_in_required") || c == QLatin1String("step_up_required"))
        end = tr("it wants you to sign in again");
    return pattern.arg(about, service, end);
}

QString TurnText::activityIcon(const TurnRow &row)
{
    const QString &c = row.outcomeClass;
    if (c.isEmpty())
        return {};
    if (c == QLatin1String("ok"))
        return QStringLiteral("check");
    if (c == QLatin1String("not_permitted"))
        return QStringLiteral("lock");
    if (c == QLatin1String("unavailable"))
        return QStringLiteral("plug");
    if (c == QLatin1String("waiting") || c == QLatin1String("sign_in_required")
        || c == QLatin1String("step_up_required"))
        return QStringLiteral("clock");
    if (c == QLatin1String("not_found"))
        return QStringLiteral("search");
    if (c == QLatin1String("stopped") || c == QLatin1String("declined"))
        return QStringLiteral("stopped");
    return QStringLiteral("warning");
}

QString TurnText::receiptSummary(const QList<Session::Receipt> &receipts)
{
    if (receipts.isEmpty())
        return {};
    int refused = 0;
    int unanswered = 0;
    int ok = 0;
    int changes = 0;
    QStringList services;
    for (const Session::Receipt &receipt : receipts) {
        refused += receipt.outcome == QLatin1String("not_permitted");
        unanswered += receipt.outcome == QLatin1String("unavailable")
            || receipt.outcome == QLatin1String("uncertain");
        ok += receipt.outcome == QLatin1String("ok");
        changes += receipt.method != QLatin1String("GET") && receipt.method != QLatin1String("HEAD")
            && receipt.method != QLatin1String("POST");
        if (!receipt.service.isEmpty() && !services.contains(line(receipt.service)))
            services.append(line(receipt.service));
    }
    const int count = int(receipts.size());
    const QString service = services.isEmpty() ? tr("a service") : services.join(tr(" and "));
    const QString acting = line(receipts.last().acting);
    if (ok == count && changes == count)
        return tr("%Ln changes in %1 as %2", nullptr, count).arg(service, acting);
    if (ok == count && changes == 0)
        return tr("%Ln look-ups in %1 as %2", nullptr, count).arg(service, acting);
    if (refused == count)
        return tr("%Ln refusals by %1, asked as %2", nullptr, count).arg(service, acting);
    if (unanswered == count)
        return tr("%Ln calls without an answer", nullptr, count);
    return tr("%Ln calls to %1 as %2", nullptr, count).arg(service, acting);
}

QList<ReceiptLine> TurnText::receiptLines(const Session::Receipt &receipt)
{
    const QString notStated = tr("not stated");
    const auto or_ = [](const QString &text, const QString &otherwise) {
        return text.isEmpty() ? otherwise : line(text);
    };
    QList<ReceiptLine> lines;
    lines.append({tr("What"), or_(receipt.summary, line(receipt.operation)), {}, {}});
    lines.append({tr("About"), or_(receipt.subject, notStated), {}, {}});
    lines.append({tr("In whose name"), or_(receipt.acting, notStated), {}, {}});
    if (receipt.allowedBy.isEmpty())
        lines.append({tr("Allowed by"), {}, notStated, {}});
    else
        lines.append({tr("Allowed by"),
                      role(line(receipt.allowedBy)),
                      tr("(%1, as %2 stated it)").arg(line(receipt.allowedBy), line(receipt.service)),
                      {}});
    const QString &o = receipt.outcome;
    lines.append({tr("Outcome"),
                  o == QLatin1String("ok")                     ? tr("Done")
                      : o == QLatin1String("not_permitted")    ? tr("Not permitted")
                      : o == QLatin1String("not_found")        ? tr("Not found")
                      : o == QLatin1String("unavailable")      ? tr("No answer")
                      : o == QLatin1String("uncertain")        ? tr("Not known")
                      : o == QLatin1String("declined")         ? tr("Declined by you")
                      : isConflict(receipt.reason)             ? tr("Not done: somebody changed it meanwhile")
                      : o == QLatin1String("invalid")          ? tr("Not understood")
                      : o.endsWith(QLatin1String("_required")) ? tr("Wants you to sign in again")
                                                               : tr("Did not work"),
                  {},
                  {}});
    const QLocale locale;
    lines.append({tr("When"),
                  receipt.time.isValid()
                      ? tr("%1, %2", "date, time")
                            .arg(locale.toString(receipt.time.toLocalTime().date(), QLocale::LongFormat),
                                 receipt.time.toLocalTime().time().toString(QStringLiteral("HH:mm:ss")))
                      : notStated,
                  {},
                  {}});
    lines.append({tr("Service"),
                  or_(receipt.service, notStated) + (receipt.url.isEmpty() ? QString() : tr(" · ")),
                  {},
                  line(receipt.method + u' ' + receipt.url)});
    if (!receipt.lookupId.isEmpty())
        lines.append({tr("Entry in its log"), {}, {}, line(receipt.lookupId)});
    lines.append({tr("Correlation id"),
                  receipt.correlationId.isEmpty() ? notStated : QString(),
                  {},
                  line(receipt.correlationId)});
    return lines;
}

QString TurnText::receiptAsText(const QList<Session::Receipt> &receipts)
{
    QStringList out;
    for (const Session::Receipt &receipt : receipts) {
        if (!out.isEmpty())
            out.append(QString());
        for (const ReceiptLine &entry : receiptLines(receipt)) {
            QStringList parts {entry.value.trimmed(), entry.muted, entry.fixed};
            parts.removeAll(QString());
            out.append(tr("%1: %2", "label: value").arg(entry.label, parts.join(u' ')));
        }
    }
    return out.join(u'\n');
}

QString TurnText::spoken(const TurnRow &row, const Session::Person &me)
{
    switch (row.kind) {
    case TurnRow::Kind::Question:
        return tr("You, %1: %2").arg(time(row.time), harmless(row.text));
    case TurnRow::Kind::Answer:
        return tr("Agent: %1").arg(harmless(row.text));
    case TurnRow::Kind::Activity:
        return activity(row);
    case TurnRow::Kind::Receipt:
        return row.unfolded
            ? tr("Receipt, unfolded: %1. %2").arg(receiptSummary(row.receipts), receiptAsText(row.receipts))
            : tr("Receipt, folded: %1").arg(receiptSummary(row.receipts));
    case TurnRow::Kind::Card:
        break;
    }
    const CardContent content = card(row.card, me);
    QString text = content.title + QStringLiteral(". ") + content.sentence;
    for (const CardContent::Fact &fact : content.facts)
        text += QStringLiteral(" %1: %2 %3.").arg(fact.label, fact.value, fact.muted);
    if (row.card.kind == Session::Card::Kind::Outcome
        && row.card.outcome.outcomeClass == QLatin1String("not_permitted"))
        return tr("Not permitted: %1").arg(text);
    if (row.card.kind == Session::Card::Kind::Approval && row.card.state == Session::Card::State::Open)
        return tr("Your approval is wanted: %1").arg(text);
    return text;
}

QString TurnText::copied(const TurnRow &row, const Session::Person &me)
{
    switch (row.kind) {
    case TurnRow::Kind::Question:
    case TurnRow::Kind::Answer:
        return row.text;
    case TurnRow::Kind::Receipt:
        return receiptAsText(row.receipts);
    default:
        return spoken(row, me);
    }
}

QString TurnText::role(const QString &name)
{
    QString words = name;
    words.replace(u'-', u' ').replace(u'_', u' ');
    if (!words.isEmpty())
        words[0] = words.at(0).toUpper();
    return words;
}

QString TurnText::roles(const QStringList &names)
{
    QStringList words;
    for (const QString &name : names)
        words.append(role(line(name)));
    return words.join(tr(", "));
}

QString TurnText::greeting(const QString &person, const QTime &now)
{
    const QString who = line(person);
    // "Good night" is for leaving: whoever comes at night is greeted as in the evening.
    if (now.hour() >= 5 && now.hour() < 12)
        return tr("Good morning, %1").arg(who);
    if (now.hour() >= 12 && now.hour() < 18)
        return tr("Good afternoon, %1").arg(who);
    return tr("Good evening, %1").arg(who);
}

QString TurnText::time(const QDateTime &time)
{
    // Some locales' short format has seconds.
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    format.remove(QStringLiteral(":ss")).remove(QStringLiteral(".ss"));
    return QLocale().toString(time.time(), format);
}

} // namespace Ui
