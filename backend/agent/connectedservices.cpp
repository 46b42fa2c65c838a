// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/connectedservices.h"

#include "core/givensecret.h"
#include "core/json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Agent {

using Core::Error;
using Core::failure;
using OpenApi::Effect;

namespace {

constexpr Core::JsonLimits fileLimits {8, 1024 * 1024};
constexpr qsizetype maxServices = 100;

struct ModeText
{
    const char *text;
    TokenMode mode;
};

constexpr ModeText modes[] = {{"pass-through", TokenMode::PassThrough},
                              {"token-exchange", TokenMode::TokenExchange},
                              {"api-key", TokenMode::ApiKey},
                              {"none", TokenMode::None}};

bool isPlainText(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.isPrint() && c.category() != QChar::Other_Format; });
}

/// Reads the members of one object, and keeps the first complaint.
class Members
{
public:
    /// \param where  "services.json: the service "Tickets""
    Members(const QJsonObject &object, QString where, QString &complaint)
        : m_object(object), m_where(std::move(where)), m_complaint(complaint)
    {
    }

    void refuse(const QString &what) const
    {
        if (m_complaint.isEmpty())
            m_complaint = m_where + QLatin1String(": ") + what;
    }

    void refuse(const char *member, const QString &what) const
    {
        refuse(QStringLiteral("\"%1\" %2").arg(QLatin1String(member), what));
    }

    bool has(const char *member) const { return m_object.contains(QLatin1String(member)); }

    void refuseUnknown(std::initializer_list<const char *> known) const
    {
        const QStringList members = m_object.keys();
        for (const QString &member : members) {
            if (std::none_of(known.begin(), known.end(),
                             [&](const char *name) { return member == QLatin1String(name); }))
                refuse(QStringLiteral("\"%1\" is not known here.").arg(member.left(100)));
        }
    }

    QString text(const char *member) const
    {
        const QJsonValue value = m_object.value(QLatin1String(member));
        if (value.isUndefined())
            return {};
        const QString text = value.toString();
        if (!value.isString() || text.trimmed().isEmpty() || text.size() > 2000 || !isPlainText(text))
            refuse(member, QStringLiteral("should be a text."));
        return text;
    }

    QString required(const char *member) const
    {
        if (!has(member))
            refuse(member, QStringLiteral("is missing."));
        return text(member);
    }

    QStringList texts(const char *member) const
    {
        const QJsonValue value = m_object.value(QLatin1String(member));
        QStringList list;
        const QJsonArray entries = value.toArray();
        for (const QJsonValue &entry : entries) {
            const QString text = entry.toString();
            if (text.trimmed().isEmpty() || !isPlainText(text) || list.contains(text))
                break;
            list.append(text);
        }
        if (!value.isUndefined() && (list.isEmpty() || list.size() != entries.size()))
            refuse(member, QStringLiteral("should be a list of texts, each once, at least one."));
        return list;
    }

    QJsonObject object(const char *member) const
    {
        const QJsonValue value = m_object.value(QLatin1String(member));
        if (!value.isUndefined() && !value.isObject())
            refuse(member, QStringLiteral("should be an object."));
        return value.toObject();
    }

private:
    const QJsonObject m_object;
    const QString m_where;
    QString &m_complaint;
};

QUrl documentUrl(const QString &text, const QString &file)
{
    const QUrl url(text, QUrl::StrictMode);
    // "C:/tickets.json" has a scheme too.
    if (url.scheme().size() > 1)
        return url;
    return QUrl::fromLocalFile(QDir::cleanPath(QFileInfo(file).absoluteDir().absoluteFilePath(text)));
}

void readMode(const Members &members, ConnectedService &service)
{
    const QString text = members.required("token_mode");
    const auto *const mode = std::find_if(std::begin(modes), std::end(modes), [&](const ModeText &known) {
        return text == QLatin1String(known.text);
    });
    if (mode == std::end(modes)) {
        members.refuse(
            "token_mode",
            QStringLiteral("should be \"pass-through\", \"token-exchange\", \"api-key\" or \"none\"."));
        return;
    }
    service.tokenMode = mode->mode;
    const bool exchanges = service.tokenMode == TokenMode::TokenExchange;
    const bool passesOn = service.tokenMode == TokenMode::PassThrough;
    const auto only = [&](bool means, const char *member) {
        if (!means && members.has(member))
            members.refuse(member, QStringLiteral("means nothing with the token_mode \"%1\".").arg(text));
        return members.text(member);
    };
    service.audience = only(passesOn || exchanges, "audience");
    service.scope = only(exchanges, "scope");
    service.apiKeyFile = only(service.tokenMode == TokenMode::ApiKey, "api_key_file");
    if (passesOn && !members.has("audience"))
        members.refuse("audience", QStringLiteral("is missing."));
    if (exchanges && !members.has("audience") && !members.has("scope"))
        members.refuse(QStringLiteral("\"audience\" or \"scope\" is missing."));
    static const QRegularExpression scopes(
        QStringLiteral("\\A[\\x21\\x23-\\x5B\\x5D-\\x7E]+( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*\\z"));
    if (members.has("scope") && !scopes.match(service.scope).hasMatch())
        members.refuse("scope", QStringLiteral("should be names of scopes with one space between them."));
}

void readRules(const Members &members, const QString &where, ConnectedService &service, QString &complaint)
{
    service.allowedOperations = members.texts("allowed_operations");
    service.pinnedHash = members.text("document_hash");
    static const QRegularExpression hash(QStringLiteral("\\A[0-9a-f]{64}\\z"));
    if (members.has("document_hash") && !hash.match(service.pinnedHash).hasMatch())
        members.refuse("document_hash",
                       QStringLiteral("should be 64 digits and letters a to f, as GET /tools shows it."));
    const QJsonObject operations = members.object("operations");
    for (auto it = operations.constBegin(); it != operations.constEnd(); ++it) {
        const Members rule(it.value().toObject(),
                           QStringLiteral("%1, \"operations\", \"%2\"").arg(where, it.key().left(100)),
                           complaint);
        if (!it.value().isObject())
            rule.refuse(QStringLiteral("it should be an object."));
        rule.refuseUnknown({"effect", "required_roles"});
        OperationRule read;
        read.requiredRoles = rule.texts("required_roles");
        const QString effect = rule.text("effect");
        if (effect == QLatin1String("read"))
            read.effect = Effect::Read;
        else if (effect == QLatin1String("write"))
            read.effect = Effect::Write;
        else if (rule.has("effect"))
            rule.refuse("effect", QStringLiteral("should be \"read\" or \"write\"."));
        if (read.effect == Effect::Read && service.pinnedHash.isEmpty())
            rule.refuse("effect",
                        QStringLiteral("is \"read\", which holds for one document only: \"document_hash\" of "
                                       "the service is missing."));
        if (!service.allowedOperations.isEmpty() && !service.allowedOperations.contains(it.key()))
            rule.refuse(QStringLiteral("it is not among the \"allowed_operations\"."));
        service.operations.insert(it.key(), read);
    }
}

ConnectedService readService(const QJsonObject &object, const QString &place, const QString &file,
                             QString &complaint)
{
    const QString named = object.value(QLatin1String("name")).toString().left(100);
    const QString where = named.isEmpty() ? place : QStringLiteral("%1: the service \"%2\"").arg(file, named);
    const Members members(object, where, complaint);
    members.refuseUnknown({"name", "document", "base_url", "token_mode", "audience", "scope", "api_key_file",
                           "allowed_operations", "document_hash", "operations", "who_can_help",
                           "takes_data_from"});
    ConnectedService service;
    service.file = file;
    service.name = members.required("name");
    if (service.name.size() > 60 || service.name != service.name.simplified())
        members.refuse("name", QStringLiteral("should have at most 60 characters and no space at its ends."));
    service.documentUrl = documentUrl(members.required("document"), file);
    service.baseUrl = QUrl(members.required("base_url"), QUrl::StrictMode);
    readMode(members, service);
    readRules(members, where, service, complaint);
    service.whoCanHelp = members.text("who_can_help");
    service.takesDataFrom = members.texts("takes_data_from");
    if (const Core::Result<> addresses = checkAddresses(service); !addresses)
        members.refuse("base_url",
                       QStringLiteral("or \"document\" cannot be used: %1").arg(addresses.error().detail));
    if (!service.apiKeyFile.isEmpty())
        service.apiKeyFile = QFileInfo(file).absoluteDir().absoluteFilePath(service.apiKeyFile);
    return service;
}

} // namespace

Core::Result<QList<ConnectedService>> readConnectedServices(const QByteArray &json, const QString &file)
{
    const auto wrong = [](const QString &sentence) { return failure(Error::Code::Invalid, sentence); };
    const Core::Result<QJsonObject> root = Core::parseJsonObject(json, fileLimits);
    if (!root)
        return failure(root.error().code,
                       QStringLiteral("%1: it cannot be read: %2.").arg(file, root.error().detail));
    QString complaint;
    const Members members(*root, file, complaint);
    members.refuseUnknown({"services"});
    const QJsonValue list = root->value(QLatin1String("services"));
    if (!list.isArray() || list.toArray().size() > maxServices)
        members.refuse("services",
                       QStringLiteral("should be a list of at most %1 services.").arg(maxServices));
    QList<ConnectedService> services;
    QSet<QString> names;
    const QJsonArray entries = list.toArray();
    for (const QJsonValue &entry : entries) {
        const QString place = QStringLiteral("%1: the service number %2").arg(file).arg(services.size() + 1);
        if (!entry.isObject())
            return wrong(complaint.isEmpty() ? place + QStringLiteral(": it should be an object.")
                                             : complaint);
        const ConnectedService service = readService(entry.toObject(), place, file, complaint);
        if (complaint.isEmpty() && names.contains(service.name.toCaseFolded()))
            complaint = QStringLiteral("%1: the service \"%2\": \"name\" is that of another service too.")
                            .arg(file, service.name);
        if (!complaint.isEmpty())
            return wrong(complaint);
        names.insert(service.name.toCaseFolded());
        services.append(service);
    }
    if (!complaint.isEmpty())
        return wrong(complaint);
    return services;
}

Core::Result<QList<ConnectedService>> loadConnectedServices(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return failure(Error::Code::Invalid, QStringLiteral("%1: the file cannot be read.").arg(path));
    const Core::Result<QList<ConnectedService>> services
        = readConnectedServices(file.read(fileLimits.maxBytes + 1), path);
    if (!services)
        return services;
    for (const ConnectedService &service : *services) {
        const QFileInfo document(service.documentUrl.toLocalFile());
        if (service.documentUrl.isLocalFile() && !(document.isFile() && document.isReadable()))
            return failure(
                Error::Code::Invalid,
                QStringLiteral(
                    "%1: the service \"%2\": \"document\" names the file %3, which cannot be read.")
                    .arg(path, service.name, document.filePath()));
    }
    return services;
}

QByteArray writeConnectedServices(const QList<ConnectedService> &services)
{
    QJsonArray entries;
    for (const ConnectedService &service : services) {
        QJsonObject entry {{QStringLiteral("name"), service.name},
                           {QStringLiteral("document"),
                            service.documentUrl.isLocalFile()
                                ? service.documentUrl.toLocalFile()
                                : service.documentUrl.toString(QUrl::FullyEncoded)},
                           {QStringLiteral("base_url"), service.baseUrl.toString(QUrl::FullyEncoded)}};
        for (const ModeText &mode : modes) {
            if (mode.mode == service.tokenMode)
                entry.insert(QStringLiteral("token_mode"), QLatin1String(mode.text));
        }
        const auto text = [&](const char *member, const QString &value) {
            if (!value.isEmpty())
                entry.insert(QLatin1String(member), value);
        };
        const auto texts = [](QJsonObject &object, const char *member, const QStringList &values) {
            if (!values.isEmpty())
                object.insert(QLatin1String(member), QJsonArray::fromStringList(values));
        };
        text("audience", service.audience);
        text("scope", service.scope);
        text("api_key_file", service.apiKeyFile);
        text("document_hash", service.pinnedHash);
        text("who_can_help", service.whoCanHelp);
        texts(entry, "allowed_operations", service.allowedOperations);
        texts(entry, "takes_data_from", service.takesDataFrom);
        QJsonObject rules;
        for (auto rule = service.operations.constBegin(); rule != service.operations.constEnd(); ++rule) {
            QJsonObject written;
            if (rule->effect)
                written.insert(QStringLiteral("effect"),
                               *rule->effect == Effect::Read ? QStringLiteral("read")
                                                             : QStringLiteral("write"));
            texts(written, "required_roles", rule->requiredRoles);
            rules.insert(rule.key(), written);
        }
        if (!rules.isEmpty())
            entry.insert(QStringLiteral("operations"), rules);
        entries.append(entry);
    }
    return QJsonDocument(QJsonObject {{QStringLiteral("services"), entries}}).toJson();
}

Core::Result<> takeApiKeys(QList<ConnectedService> &services)
{
    for (ConnectedService &service : services) {
        if (service.apiKeyFile.isEmpty() || !service.apiKey.isEmpty())
            continue;
        const Core::Result<Core::Secret> key = Core::readSecretFile(service.apiKeyFile);
        if (!key)
            return failure(
                Error::Code::Invalid,
                QStringLiteral("The key of the service \"%1\": %2").arg(service.name, key.error().detail));
        service.apiKey = *key;
    }
    return {};
}

} // namespace Agent
