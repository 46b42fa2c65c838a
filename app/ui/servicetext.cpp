// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/servicetext.h"

#include "ui/harmless.h"

namespace Ui {

using Session::ServiceAccess;
using Session::ServiceEffect;
using Session::ServicesViewModel;
using Problem = ServicesViewModel::Problem;
using Row = ServicesViewModel::Row;

QString ServiceTexts::line(const QString &text, int length)
{
    return harmless(text).simplified().left(length);
}

QString ServiceTexts::place(const QUrl &url)
{
    return line(url.authority() + (url.path().size() > 1 ? url.path() : QString()));
}

QString ServiceTexts::documentAddress(const QUrl &url)
{
    return url.isLocalFile() ? url.toLocalFile() : url.toString(QUrl::FullyEncoded | QUrl::RemovePassword);
}

QString ServiceTexts::accessName(ServiceAccess access)
{
    switch (access) {
    case ServiceAccess::PassThrough:
        return tr("Your own sign-in");
    case ServiceAccess::TokenExchange:
        return tr("Token exchange");
    case ServiceAccess::ApiKey:
        return tr("An API key");
    case ServiceAccess::None:
        break;
    }
    return tr("No sign-in");
}

QString ServiceTexts::accessWords(ServiceAccess access, const QUrl &baseUrl, bool canExchange)
{
    switch (access) {
    case ServiceAccess::PassThrough:
        return tr("Your own sign-in goes to %1 and nowhere else, and only where it was made for this "
                  "service: "
                  "with the audience below. Otherwise nothing is sent.")
            .arg(place(baseUrl));
    case ServiceAccess::TokenExchange:
        return canExchange
            ? tr(
                "The agent exchanges your sign-in for one that opens this service alone. It asks for that by "
                "the audience, the scope or both: who looks after the sign-in service knows which.")
            : tr("The agent exchanges your sign-in for one that opens this service alone. For that it needs "
                 "an "
                 "account of its own at the sign-in service, and this window was started without one: see "
                 "--exchange-client-id in the user guide.");
    case ServiceAccess::ApiKey:
        return tr("A key of your company’s goes along. The service does not learn who asks: everybody who "
                  "uses this window may do there what the key may.");
    case ServiceAccess::None:
        break;
    }
    return tr("Nothing of yours goes along: the service does not learn who asks.");
}

QString ServiceTexts::effect(ServiceEffect effect)
{
    return effect == ServiceEffect::Reads ? tr("Reads") : tr("Asks first");
}

QString ServiceTexts::tokenMode(const QString &name)
{
    return name == QLatin1String("pass-through")  ? tr("your own sign-in")
        : name == QLatin1String("token exchange") ? tr("token exchange")
        : name == QLatin1String("api key")        ? tr("an API key")
                                                  : tr("no sign-in");
}

QString ServiceTexts::summary(const Row &row)
{
    QStringList parts;
    if (!row.baseUrl.isEmpty())
        parts.append(place(row.baseUrl));
    if (row.state == Row::State::Reached)
        parts.append(tr("%n operations", nullptr, row.operations));
    parts.append(tokenMode(row.tokenMode));
    return parts.join(QStringLiteral(" · "));
}

QString ServiceTexts::state(const Row &row)
{
    switch (row.state) {
    case Row::State::Reached:
        return tr("Reached");
    case Row::State::Away:
        return tr("Does not answer");
    case Row::State::Unknown:
        break;
    }
    return tr("Not asked yet");
}

QString ServiceTexts::notes(const Row &row)
{
    QStringList notes;
    if (row.state == Row::State::Away)
        notes.append(tr("It does not answer. Everything else works, and what it offers comes back with it."));
    if (row.keyMissing)
        notes.append(tr("Its key is not in the password store: change the service and give the key again."));
    if (row.exchangeMissing)
        notes.append(tr("It is not called: this window was started without the account that exchanges "
                        "sign-ins, --exchange-client-id."));
    for (const QString &remark : row.remarks.mid(0, 3))
        notes.append(line(remark, 400));
    return notes.join(u'\n');
}

QString ServiceTexts::documentProblem(const ServicesViewModel &services)
{
    if (services.problem() == Problem::OtherNotRead)
        return tr("Read the document at its new address first, and look at what it offers there.");
    if (services.problem() == Problem::NoDocumentAddress)
        return tr("That is no address of a document. Write it like https://rooms.example.com/openapi.json.");
    if (services.problem() != Problem::NotRead)
        return {};
    return whyNotRead(documentAddress(services.documentUrl()), services.readError());
}

QString ServiceTexts::unread(const ServicesViewModel &services)
{
    if (!services.unread())
        return {};
    return whyNotRead(documentAddress(services.choice().documentUrl), *services.unread()) + u' '
        + tr("So its operations are not shown. What was said of them stays as it is, and the rest can be "
             "changed.");
}

QString ServiceTexts::whyNotRead(const QString &address, const Core::Error &error)
{
    const QString where = line(address);
    switch (error.code) {
    case Core::Error::Code::NotFound:
        return tr("There is no document at %1.").arg(where);
    case Core::Error::Code::Unauthorized:
        return tr("%1 wants a sign-in. A document is read without one: ask for a copy of it, and choose the "
                  "file.")
            .arg(where);
    case Core::Error::Code::Forbidden:
        return tr("%1 is an address that only a machine itself, or its neighbours, should be asked at.")
            .arg(where);
    case Core::Error::Code::TooLarge:
        return tr("The document at %1 is too large.").arg(where);
    case Core::Error::Code::Invalid:
        return tr("%1 is no OpenAPI document that can be used: %2.").arg(where, line(error.detail));
    default:
        break;
    }
    return tr("%1 does not answer with a document. Look at the address, or try again later.").arg(where);
}

QString ServiceTexts::problem(const ServicesViewModel &services)
{
    switch (services.problem()) {
    case Problem::NoName:
        return tr("Give the service a name. Receipts and cards say it.");
    case Problem::NameTaken:
        return tr("Another service has this name already.");
    case Problem::NoBaseAddress:
        return tr("Where is the service? Write its address like https://rooms.example.com/api.");
    case Problem::BaseNotSafe:
        return tr("This address is not safe. Use https, and leave out names, passwords and question marks.");
    case Problem::NoAudience:
        if (services.choice().access == ServiceAccess::TokenExchange)
            return tr("Say for which service your sign-in is exchanged: its audience, or a scope that stands "
                      "for it.");
        return tr("Say for whom your sign-in has to be made: the audience that the service checks.");
    case Problem::NoKey:
        return tr("Give the key of the service.");
    case Problem::NothingAllowed:
        return tr("Allow at least one operation.");
    case Problem::Refused:
        return line(services.detail(), 400);
    case Problem::NotRead:
    case Problem::OtherNotRead:
    case Problem::NoDocumentAddress:
        return documentProblem(services);
    case Problem::None:
        break;
    }
    return {};
}

} // namespace Ui
