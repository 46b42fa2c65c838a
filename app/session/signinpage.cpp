// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/signinpage.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLocale>

namespace Session {
namespace {

constexpr char style[]
    = "body{font-family:system-ui,sans-serif;max-width:32rem;margin:20vh auto 0;padding:0 1.5rem;"
      "line-height:1.5;color:#1f2328;background:#fff}"
      "h1{font-size:1.5rem;font-weight:600}"
      "@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#1c1c1e}}";

struct Text
{
    QByteArray status;
    QString title;
    QString sentence;
};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Session::SignInPage)
};

Text textOf(SignInPage page)
{
    switch (page) {
    case SignInPage::Received:
        return {"200 OK", Words::tr("Thank you"),
                Words::tr("You can close this page and go back to Secure Agent.")};
    case SignInPage::NotSignedIn:
        return {"200 OK", Words::tr("You are not signed in"),
                Words::tr("You can close this page. Secure Agent tells you what you can do.")};
    case SignInPage::NotExpected:
        break;
    }
    return {"400 Bad Request", Words::tr("This page is no longer needed"),
            Words::tr("No sign-in is waiting for it. You can close it and start again in Secure Agent.")};
}

QByteArray answer(const QByteArray &status, const QByteArray &type, const QByteArray &policy,
                  const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nContent-Security-Policy: " + policy
        + "\r\nReferrer-Policy: no-referrer"
          "\r\nX-Content-Type-Options: nosniff"
          "\r\nX-Frame-Options: DENY"
          "\r\nCache-Control: no-store"
          "\r\nConnection: close\r\n\r\n"
        + body;
}

} // namespace

QByteArray signInAnswer(SignInPage page)
{
    const QByteArray styleHash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    const Text text = textOf(page);
    const QString body = QStringLiteral("<!DOCTYPE html>\n<html lang=\"%4\"><head><meta charset=\"utf-8\">"
                                        "<meta name=\"viewport\" content=\"width=device-width\">"
                                        "<meta name=\"referrer\" content=\"no-referrer\">"
                                        "<title>%1 – Secure Agent</title><style>%2</style></head>"
                                        "<body><main><h1>%1</h1><p>%3</p></main></body></html>\n")
                             .arg(text.title.toHtmlEscaped(), QLatin1String(style),
                                  text.sentence.toHtmlEscaped(), QLocale().bcp47Name());
    return answer(text.status, "text/html; charset=utf-8",
                  "default-src 'none'; style-src 'sha256-" + styleHash
                      + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                  body.toUtf8());
}

QByteArray plainAnswer(const QByteArray &status)
{
    return answer(status, "text/plain; charset=utf-8", "default-src 'none'", status + "\n");
}

} // namespace Session
