// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/loginpage.h"

#include "http/origin.h"

#include <QCryptographicHash>
#include <QUrl>

namespace Demo {

namespace {

QByteArray styleSheet()
{
    return R"(:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;margin:0;min-height:100vh;display:grid;place-items:center;background:#eef1f4;color:#16202a}
main{box-sizing:border-box;width:min(26rem,92vw);padding:2rem;border-radius:12px;background:#fff;box-shadow:0 2px 12px #0002}
h1{margin:0 0 .5rem;font-size:1.4rem}
label{display:block;margin:1rem 0 .25rem;font-weight:600}
input{box-sizing:border-box;width:100%;padding:.6rem;font:inherit;border:1px solid #6b7785;border-radius:6px;background:#fff;color:inherit}
button{margin-top:1.5rem;width:100%;padding:.7rem;font:inherit;font-weight:600;border:0;border-radius:6px;background:#0b5cad;color:#fff}
input:focus-visible,button:focus-visible{outline:3px solid #f0a500;outline-offset:2px}
.wrong{margin:1rem 0 0;padding:.6rem .8rem;border-left:4px solid #b3261e;background:#fdeceb;color:#7a1712}
.demo{margin:.5rem 0 0;color:#46525f}
@media(prefers-color-scheme:dark){body{background:#11171d;color:#e6ebf0}main{background:#1b242d}input{background:#11171d}
.demo{color:#aab6c2}.wrong{background:#3a1513;color:#ffd9d6}}
)";
}

/// \param formTarget  an origin that the form may lead to besides this one; empty: no form
Http::Reply page(int status, const QString &title, const QString &body, const QString &formTarget)
{
    const QByteArray style = styleSheet();
    const QString html
        = QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width\">\n"
                         "<title>%1</title>\n<style>%2</style>\n</head>\n<body>\n<main>\n%3</main>\n"
                         "</body>\n</html>\n")
              .arg(title, QString::fromLatin1(style), body);
    const QByteArray styleHash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    const QByteArray formAction
        = formTarget.isEmpty() ? QByteArray("'none'") : "'self' " + formTarget.toUtf8();
    Http::Reply reply = Http::Reply::text(html.toUtf8(), "text/html; charset=utf-8");
    reply.status = status;
    reply.headers.set("Content-Security-Policy",
                      "default-src 'none'; style-src 'sha256-" + styleHash + "'; form-action " + formAction
                          + "; frame-ancestors 'none'; base-uri 'none'");
    reply.headers.set("X-Frame-Options", "DENY");
    reply.headers.set("X-Content-Type-Options", "nosniff");
    // Not no-referrer: browsers then send the form with "Origin: null", which is nobody's origin.
    reply.headers.set("Referrer-Policy", "same-origin");
    reply.headers.set("Cache-Control", "no-store");
    return reply;
}

QString accountsSentence(const QList<Person> &people)
{
    QStringList names;
    for (const Person &person : people)
        names.append(QStringLiteral("<b>%1</b> with the password <b>%2</b>")
                         .arg(person.username.toHtmlEscaped(), person.password.toHtmlEscaped()));
    return names.join(QStringLiteral(", or "));
}

} // namespace

Http::Reply renderLoginPage(const LoginPage &content)
{
    QString wrong;
    QString describedBy;
    if (!content.sentence.isEmpty()) {
        wrong = QStringLiteral("<p class=\"wrong\" id=\"wrong\" role=\"alert\">%1</p>\n")
                    .arg(content.sentence.toHtmlEscaped());
        describedBy = QStringLiteral(" aria-describedby=\"wrong\" aria-invalid=\"true\"");
    }
    // Joined piece by piece: a chain of arg() would read "%1" in what a person typed.
    const QString body
        = QStringLiteral("<h1>Sign in</h1>\n"
                         "<p class=\"demo\">This is the demo of Secure Agent on your own machine; "
                         "these are not your company's accounts. Sign in as ")
        + accountsSentence(content.people) + QStringLiteral(".</p>\n") + wrong
        + QStringLiteral("<form method=\"post\" action=\"/authorize\" accept-charset=\"utf-8\">\n"
                         "<input type=\"hidden\" name=\"transaction\" value=\"")
        + content.transaction.toHtmlEscaped()
        + QStringLiteral(
              "\">\n<label for=\"username\">User name</label>\n"
              "<input id=\"username\" name=\"username\" autocomplete=\"username\" autocapitalize=\"none\" "
              "spellcheck=\"false\" required autofocus value=\"")
        + content.username.toHtmlEscaped() + QStringLiteral("\"") + describedBy
        + QStringLiteral(">\n<label for=\"password\">Password</label>\n"
                         "<input id=\"password\" name=\"password\" type=\"password\" "
                         "autocomplete=\"current-password\" required")
        + describedBy + QStringLiteral(">\n<button type=\"submit\">Sign in</button>\n</form>\n");
    return page(200, QStringLiteral("Sign in - Secure Agent demo"), body,
                Http::origin(QUrl(content.redirectUri)));
}

Http::Reply renderMessagePage(int status, const QString &heading, const QString &sentence)
{
    const QString body = QStringLiteral("<h1>") + heading.toHtmlEscaped() + QStringLiteral("</h1>\n<p>")
        + sentence.toHtmlEscaped() + QStringLiteral("</p>\n");
    return page(status, QStringLiteral("Secure Agent demo"), body, {});
}

} // namespace Demo
