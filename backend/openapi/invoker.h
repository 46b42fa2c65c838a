// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "http/client.h"
#include "openapi/credentials.h"
#include "openapi/preparedrequest.h"
#include "openapi/responsereader.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace OpenApi {

struct InvokerOptions
{
    std::chrono::milliseconds timeLimit {15000};
    qint64 maxAnswerBytes = 1024 * 1024;
    qsizetype maxResultBytes = 16 * 1024; ///< of what goes on to a model
};

/// Calls operations of services as a person. Belongs to one thread.
class Invoker : public QObject
{
    Q_OBJECT
public:
    /// \param client  must outlive this
    explicit Invoker(Http::Client &client, InvokerOptions options = {}, QObject *parent = nullptr);

    /// Sends the request once, with the signature that `credentials` give and nothing else that speaks
    /// for the caller. Without one nothing is sent: Forbidden (the person's token is not for
    /// that service) is `failed`, because signing in again brings the same token; Unauthorized is
    /// `sign_in_required`. Nothing is ever sent over plain http, but to this machine itself.
    ///
    /// \param correlationId  goes along as X-Request-Id, and as traceparent where it is a trace id (W3C
    ///        Trace Context, section 3.2)
    /// \return every way a call can end is a CallResult; an Error only when it was cancelled
    Core::Future<CallResult> invoke(const PreparedRequest &request, Effect effect,
                                    const std::shared_ptr<Credentials> &credentials,
                                    const QString &correlationId);

private:
    void send(const PreparedRequest &request, Effect effect, const Signature &signature,
              const QString &correlationId, const Core::Promise<CallResult> &promise);

    Http::Client &m_client;
    const InvokerOptions m_options;
};

} // namespace OpenApi
