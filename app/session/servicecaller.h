// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"
#include "session/tokensource.h"

#include <QObject>
#include <QUrl>
#include <QUrlQuery>

#include <memory>

namespace Session {

/// Whole answers of one service, asked for with the person's token.
///
/// The token goes to the origin of `baseUrl` only, and only when that is https or loopback. A 401
/// that a new token may cure causes one renewed token and one retry; a 403 never causes either.
class ServiceCaller : public QObject
{
    Q_OBJECT
public:
    /// \param http, tokens  must outlive this
    ServiceCaller(Http::Client &http, TokenSource &tokens, QUrl baseUrl, QObject *parent = nullptr,
                  std::chrono::milliseconds timeLimit = std::chrono::milliseconds {15000},
                  qint64 maxBytes = 32 * 1024 * 1024);

    /// \param path  percent-encoded, from the service's root; a part that comes from outside may not
    ///              lead elsewhere: segment()
    /// \param json  the body; empty: none
    Core::Future<Http::ClientResponse> call(const QByteArray &method, const QString &path,
                                            const QUrlQuery &query = {}, const QByteArray &json = {},
                                            const Http::Headers &headers = {});

    /// What an answer that is not the wanted one means; NotFound for 404.
    static Core::Error errorOfAnswer(const Http::ClientResponse &answer);

    /// One segment of a path, percent-encoded; empty for what would be no segment: "", "." and "..".
    static QByteArray segment(const QString &text);

private:
    struct Call;
    void attempt(const std::shared_ptr<Call> &call, const Core::Result<Core::Secret> &token);

    Http::Client &m_http;
    TokenSource &m_tokens;
    const QUrl m_baseUrl;
    const std::chrono::milliseconds m_timeLimit;
    const qint64 m_maxBytes;
};

} // namespace Session
