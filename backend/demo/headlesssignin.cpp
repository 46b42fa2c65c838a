// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/headlesssignin.h"

#include "demo/form.h"
#include "http/origin.h"

#include <QRegularExpression>

namespace Demo {

namespace {

using Core::Error;

bool isHere(const QUrl &url)
{
    return url.isValid() && url.scheme() == QLatin1String("http") && url.userInfo().isEmpty()
        && Http::isLoopbackHost(url.host());
}

bool isRedirect(int status)
{
    return status == 302 || status == 303;
}

} // namespace

HeadlessSignIn::HeadlessSignIn(Http::Client &client, QString username, const QString &password,
                               QObject *parent)
    : QObject(parent), m_client(client), m_username(std::move(username)), m_password(password.toUtf8())
{
}

Core::Future<> HeadlessSignIn::open(const QUrl &authorizationUrl)
{
    const Core::Promise<> promise;
    if (!isHere(authorizationUrl)) {
        promise.finish(
            Core::failure(Error::Code::Invalid, QStringLiteral("the login page is not on this machine")));
        return promise.future();
    }
    Http::ClientRequest request;
    request.url = authorizationUrl;
    request.headers.add("Accept", "text/html");
    Core::whenDone(this, m_client.send(request),
                   [this, authorizationUrl, promise](const Core::Result<Http::ClientResponse> &page) {
                       readPage(authorizationUrl, page, promise);
                   });
    return promise.future();
}

void HeadlessSignIn::readPage(const QUrl &pageUrl, const Core::Result<Http::ClientResponse> &page,
                              const Core::Promise<> &promise)
{
    if (!page)
        return promise.finish(Core::failure(page.error()));
    if (isRedirect(page->status))
        return follow(*page, promise);
    static const QRegularExpression field(QStringLiteral(R"(name="transaction" value="([A-Za-z0-9_-]+)\")"));
    const QRegularExpressionMatch match = field.match(QString::fromUtf8(page->body));
    if (page->status != 200 || !match.hasMatch())
        return promise.finish(Core::failure(
            Error::Code::Invalid, QStringLiteral("no login page, but status %1").arg(page->status)));

    Http::ClientRequest request;
    request.method = "POST";
    request.url = pageUrl.resolved(QUrl(QStringLiteral("/authorize")));
    request.headers.add("Content-Type", "application/x-www-form-urlencoded");
    request.body = formatForm({{QStringLiteral("transaction"), match.captured(1)},
                               {QStringLiteral("username"), m_username},
                               {QStringLiteral("password"), QString::fromUtf8(m_password.expose())}});
    Core::whenDone(
        this, m_client.send(request), [this, promise](const Core::Result<Http::ClientResponse> &answer) {
            if (!answer)
                promise.finish(Core::failure(answer.error()));
            else if (isRedirect(answer->status))
                follow(*answer, promise);
            else
                promise.finish(
                    Core::failure(Error::Code::Unauthorized,
                                  QStringLiteral("the user name and the password do not belong together")));
        });
}

void HeadlessSignIn::follow(const Http::ClientResponse &response, const Core::Promise<> &promise)
{
    Http::ClientRequest request;
    request.url = QUrl::fromEncoded(response.headers.value("Location"), QUrl::StrictMode);
    if (!isHere(request.url))
        return promise.finish(
            Core::failure(Error::Code::Invalid, QStringLiteral("the callback is not on this machine")));
    Core::whenDone(this, m_client.send(request), [promise](const Core::Result<Http::ClientResponse> &answer) {
        promise.finish(answer ? Core::Result<>() : Core::Result<>(Core::failure(answer.error())));
    });
}

} // namespace Demo
