// SPDX-License-Identifier: GPL-3.0-or-later
#include "providerclient.h"

#include "jose/token.h"

#include <QCryptographicHash>
#include <QEventLoop>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTimer>

Core::Result<Http::ClientResponse> ProviderClient::trySend(Http::ClientRequest request)
{
    // A loop of its own, because QTest::qWaitFor() looks only every 10 ms, and here are hundreds of requests.
    const auto future = m_client.send(request);
    QFutureWatcher<Core::Result<Http::ClientResponse>> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(std::chrono::seconds(20), &loop, []() { qFatal("no answer"); });
    watcher.setFuture(future);
    loop.exec();
    return future.result();
}

Http::ClientResponse ProviderClient::get(const QString &target)
{
    Http::ClientRequest request;
    request.url = QUrl(m_issuer + target);
    return trySend(request).value_or(Http::ClientResponse());
}

Http::ClientResponse ProviderClient::post(const QString &path, const QByteArray &body,
                                          const Http::Headers &more)
{
    Http::ClientRequest request;
    request.method = "POST";
    request.url = QUrl(m_issuer + path);
    request.body = body;
    request.headers = more;
    if (!more.contains("Content-Type"))
        request.headers.add("Content-Type", "application/x-www-form-urlencoded");
    return trySend(request).value_or(Http::ClientResponse());
}

Http::ClientResponse ProviderClient::postForm(const QString &path, const Fields &fields,
                                              const Http::Headers &more)
{
    return post(path, Demo::formatForm(fields), more);
}

ProviderClient::Fields ProviderClient::changed(Fields fields, const Fields &change)
{
    for (const auto &[name, value] : change) {
        const QString member = name;
        fields.removeIf([&member](const auto &field) { return field.first == member; });
        if (value != QLatin1String("(none)"))
            fields.append({name, value});
    }
    return fields;
}

ProviderClient::Fields ProviderClient::authorization(const Fields &change) const
{
    const QByteArray challenge
        = Jose::encodeBase64Url(QCryptographicHash::hash(verifier(), QCryptographicHash::Sha256));
    return changed({{QStringLiteral("response_type"), QStringLiteral("code")},
                    {QStringLiteral("client_id"), QStringLiteral("fastapi-client")},
                    {QStringLiteral("redirect_uri"), redirectUri()},
                    {QStringLiteral("scope"), QStringLiteral("openid agent hr")},
                    {QStringLiteral("state"), QStringLiteral("a state+&")},
                    {QStringLiteral("nonce"), QStringLiteral("a nonce")},
                    {QStringLiteral("code_challenge"), QString::fromLatin1(challenge)},
                    {QStringLiteral("code_challenge_method"), QStringLiteral("S256")}},
                   change);
}

Http::ClientResponse ProviderClient::authorize(const Fields &change)
{
    return get(QStringLiteral("/authorize?") + QString::fromLatin1(Demo::formatForm(authorization(change))));
}

QString ProviderClient::transactionOf(const Http::ClientResponse &page)
{
    static const QRegularExpression field(QStringLiteral("name=\"transaction\" value=\"([^\"]*)\""));
    return field.match(QString::fromUtf8(page.body)).captured(1);
}

Http::ClientResponse ProviderClient::submit(const QString &transaction, const QString &username,
                                            const QString &password)
{
    return postForm(QStringLiteral("/authorize"),
                    {{QStringLiteral("transaction"), transaction},
                     {QStringLiteral("username"), username},
                     {QStringLiteral("password"), password}});
}

QString ProviderClient::code(const QString &username, const Fields &change)
{
    const QString transaction = transactionOf(authorize(change));
    return locationQuery(submit(transaction, username, username)).queryItemValue(QStringLiteral("code"));
}

ProviderClient::Fields ProviderClient::redemption(const QString &code, const Fields &change) const
{
    return changed({{QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
                    {QStringLiteral("client_id"), QStringLiteral("fastapi-client")},
                    {QStringLiteral("code"), code},
                    {QStringLiteral("redirect_uri"), redirectUri()},
                    {QStringLiteral("code_verifier"), QString::fromLatin1(verifier())}},
                   change);
}

Http::ClientResponse ProviderClient::redeem(const QString &code, const Fields &change)
{
    return postForm(QStringLiteral("/token"), redemption(code, change));
}

Http::ClientResponse ProviderClient::refresh(const QString &refreshToken, const Fields &more)
{
    return postForm(QStringLiteral("/token"),
                    changed({{QStringLiteral("grant_type"), QStringLiteral("refresh_token")},
                             {QStringLiteral("client_id"), QStringLiteral("fastapi-client")},
                             {QStringLiteral("refresh_token"), refreshToken}},
                            more));
}

QJsonObject ProviderClient::signIn(const QString &username, const Fields &change)
{
    return json(redeem(code(username, change)));
}

QJsonObject ProviderClient::json(const Http::ClientResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

QString ProviderClient::error(const Http::ClientResponse &response)
{
    return json(response).value(QLatin1String("error")).toString();
}

QUrlQuery ProviderClient::locationQuery(const Http::ClientResponse &response)
{
    return QUrlQuery(QUrl::fromEncoded(response.headers.value("Location")));
}
