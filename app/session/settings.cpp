// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/settings.h"

#include "core/json.h"
#include "http/origin.h"

#include <QJsonDocument>

#include <optional>

namespace Session {

using Core::Error;
using Core::Result;

namespace {

constexpr int version = 1;
constexpr int maxDays = 3650;
constexpr qsizetype maxText = 2000;

const char *const ways[] = {"none", "company", "remote"};
const char *const looks[] = {"system", "light", "dark"};
const char *const kinds[] = {"built-in", "server"};
const char *const languages[] = {"", "en", "nl", "de"};

/// Reads members, and keeps the name of the first that is wrong.
class Reader
{
public:
    explicit Reader(const QJsonObject &object) : m_object(object) { }

    Reader part(const char *member)
    {
        const QJsonValue value = take(member);
        if (!value.isUndefined() && !value.isObject())
            fault(member);
        return Reader(value.toObject());
    }

    QString text(const char *member)
    {
        const QJsonValue value = take(member);
        if (!value.isUndefined() && (!value.isString() || value.toString().size() > maxText))
            fault(member);
        return value.toString();
    }

    bool flag(const char *member, bool otherwise)
    {
        const QJsonValue value = take(member);
        if (!value.isUndefined() && !value.isBool())
            fault(member);
        return value.toBool(otherwise);
    }

    int number(const char *member, int otherwise, int least, int most)
    {
        const QJsonValue value = take(member);
        if (value.isUndefined())
            return otherwise;
        const int number = value.toInt(least - 1); // also for a fraction
        if (number < least || number > most)
            fault(member);
        return number;
    }

    QUrl url(const char *member, QUrl::FormattingOptions without = QUrl::None)
    {
        const QString written = text(member);
        const QUrl url(written, QUrl::StrictMode);
        if (!written.isEmpty() && !isServiceAddress(url.adjusted(without)))
            fault(member);
        return url;
    }

    template<class Words>
    int word(const char *member, const Words &words)
    {
        const QString said = text(member);
        if (said.isEmpty())
            return 0;
        int i = 0;
        for (const char *word : words) {
            if (said == QLatin1String(word))
                return i;
            ++i;
        }
        fault(member);
        return 0;
    }

    void adopt(const Reader &other)
    {
        if (!m_fault)
            m_fault = other.m_fault;
    }
    std::optional<QString> wrong() const { return m_fault; }

private:
    QJsonValue take(const char *member) const { return m_object.value(QLatin1String(member)); }
    void fault(const char *member)
    {
        if (!m_fault)
            m_fault = QLatin1String(member);
    }

    const QJsonObject m_object;
    std::optional<QString> m_fault;
};

} // namespace

bool ModelChoice::isLocal() const
{
    return kind == Kind::Server && Http::isLoopbackHost(url.host());
}

bool isServiceAddress(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasFragment()
        && !url.hasQuery() && Http::isSafeForCredentials(url);
}

Result<Settings> readSettings(QByteArrayView json)
{
    const Result<QJsonObject> object = Core::parseJsonObject(json);
    if (!object)
        return Core::failure(object.error());
    Reader all(*object);
    if (all.number("version", 0, version, version) != version)
        return Core::failure(Error::Code::Invalid, QStringLiteral("another version wrote the settings"));

    Settings settings;
    Reader connection = all.part("connection");
    settings.way = Settings::Way(connection.word("way", ways));
    settings.issuer = connection.url("issuer").isEmpty() ? QString() : connection.text("issuer");
    settings.clientId = connection.text("client_id");
    settings.agentUrl = connection.url("agent_url");
    settings.hrUrl = connection.url("hr_url");
    all.adopt(connection);
    Reader model = all.part("model");
    settings.model.kind = ModelChoice::Kind(model.word("kind", kinds));
    settings.model.url = model.url("url", QUrl::RemoveQuery); // Azure's address may have one
    settings.model.name = model.text("name");
    settings.model.hasKey = model.flag("has_key", false);
    all.adopt(model);
    settings.look = Settings::Look(all.word("appearance", looks));
    settings.language = QLatin1String(languages[all.word("language", languages)]);
    Reader history = all.part("history");
    settings.keepHistory = history.flag("keep", true);
    settings.historyDays = history.number("days", 90, 1, maxDays);
    all.adopt(history);

    if (all.wrong())
        return Core::failure(Error::Code::Invalid,
                             QStringLiteral("the settings' member %1 is wrong").arg(*all.wrong()));
    const bool somewhere = settings.way == Settings::Way::None || !settings.issuer.isEmpty();
    if (!somewhere || (settings.way == Settings::Way::Remote && settings.agentUrl.isEmpty()))
        return Core::failure(Error::Code::Invalid, QStringLiteral("the settings lack an address"));
    return settings;
}

QByteArray toJson(const Settings &settings)
{
    const QJsonObject object {
        {QStringLiteral("version"), version},
        {QStringLiteral("connection"),
         QJsonObject {{QStringLiteral("way"), QLatin1String(ways[int(settings.way)])},
                      {QStringLiteral("issuer"), settings.issuer},
                      {QStringLiteral("client_id"), settings.clientId},
                      {QStringLiteral("agent_url"), settings.agentUrl.toString(QUrl::FullyEncoded)},
                      {QStringLiteral("hr_url"), settings.hrUrl.toString(QUrl::FullyEncoded)}}},
        {QStringLiteral("model"),
         QJsonObject {{QStringLiteral("kind"), QLatin1String(kinds[int(settings.model.kind)])},
                      {QStringLiteral("url"), settings.model.url.toString(QUrl::FullyEncoded)},
                      {QStringLiteral("name"), settings.model.name},
                      {QStringLiteral("has_key"), settings.model.hasKey}}},
        {QStringLiteral("appearance"), QLatin1String(looks[int(settings.look)])},
        {QStringLiteral("language"), settings.language},
        {QStringLiteral("history"),
         QJsonObject {{QStringLiteral("keep"), settings.keepHistory},
                      {QStringLiteral("days"), settings.historyDays}}},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace Session
