// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/docspages.h"

#include "http/origin.h"

#include <QFile>
#include <QJsonArray>

#include <memory>

// Outside of any namespace, as the macro demands. A static library's resources are left out of the
// program unless somebody asks for them.
static void registerDocsPages()
{
    Q_INIT_RESOURCE(docspages);
}

namespace Auth {

namespace {

QByteArray bundled(const QString &name)
{
    QFile file(QStringLiteral(":/docs/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray contentType(const QString &name)
{
    if (name.endsWith(QLatin1String(".js")))
        return "text/javascript; charset=utf-8";
    if (name.endsWith(QLatin1String(".css")))
        return "text/css; charset=utf-8";
    return name.endsWith(QLatin1String(".png")) ? "image/png" : "text/html; charset=utf-8";
}

/// \param mayCall  origins that the page's scripts may call, beside its own
Http::Reply page(const QByteArray &html, const QByteArray &mayCall = {})
{
    Http::Reply reply = Http::Reply::text(html, "text/html; charset=utf-8");
    // Swagger UI's style sheet has its pictures in data: URLs.
    reply.headers.set("Content-Security-Policy",
                      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                      "connect-src 'self'"
                          + (mayCall.isEmpty() ? QByteArray() : ' ' + mayCall)
                          + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    reply.headers.set("Referrer-Policy", "no-referrer");
    return reply;
}

QByteArray titled(QByteArray html, const QString &title)
{
    return html.replace("@TITLE@", title.toHtmlEscaped().toUtf8());
}

} // namespace

bool hasSwaggerUi()
{
    registerDocsPages();
    return QFile::exists(QStringLiteral(":/docs/swagger-ui-bundle.js"));
}

void addDocsPages(Http::Router &router, const DocsOptions &options)
{
    const bool complete = hasSwaggerUi();
    const auto add = [&router](const QString &path, const std::function<Http::Reply()> &answer) {
        router.add("GET", path, [answer](const Http::Request &, const Http::Responder &responder) {
            responder.send(answer());
        });
    };
    const QByteArray html = titled(
        bundled(complete ? QStringLiteral("docs.html") : QStringLiteral("docs-missing.html")), options.title);
    add(QStringLiteral("/docs"), [html, tokenEndpoint = options.tokenEndpoint] {
        const QUrl endpoint = tokenEndpoint();
        return page(html, endpoint.isEmpty() ? QByteArray() : Http::origin(endpoint).toLatin1());
    });
    if (!complete)
        return;
    add(QStringLiteral("/docs/oauth2-redirect"),
        [html = bundled(QStringLiteral("oauth2-redirect.html"))] { return page(html); });
    const QJsonObject settings {{QStringLiteral("client_id"), options.clientId},
                                {QStringLiteral("scopes"), QJsonArray::fromStringList(options.scopes)}};
    add(QStringLiteral("/docs/settings.json"), [settings] { return Http::Reply::json(settings); });
    for (const char *file :
         {"docs.js", "oauth2-redirect.js", "swagger-ui-bundle.js", "swagger-ui.css", "favicon-32x32.png"}) {
        const QString name = QString::fromLatin1(file);
        // It is compressed in the program, and megabytes unpacked: unpacked when it is asked for, and only
        // once.
        add(QStringLiteral("/docs/") + name, [name, content = std::make_shared<QByteArray>()] {
            if (content->isEmpty())
                *content = bundled(name);
            Http::Reply reply = Http::Reply::text(*content, contentType(name));
            reply.headers.set("Cache-Control", "public, max-age=3600");
            return reply;
        });
    }
}

} // namespace Auth
