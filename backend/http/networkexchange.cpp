// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/networkexchange.h"

#include "http/origin.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace Http {

namespace {

/// Gives a body once. QNetworkAccessManager sends a request a second and a third time when the
/// peer closes the connection without an answer, a POST too; with a body that cannot be rewound it
/// gives up instead, and the caller learns that the outcome is not known.
class OnceReadable : public QIODevice
{
public:
    OnceReadable(QByteArray bytes, QObject *parent) : QIODevice(parent), m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; } // QIODevice's own would warn on standard error
    qint64 bytesAvailable() const override
    {
        return m_bytes.size() - m_position + QIODevice::bytesAvailable();
    }
    bool atEnd() const override { return m_position >= m_bytes.size(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 size = qMin<qint64>(maxSize, m_bytes.size() - m_position);
        if (size <= 0)
            return -1;
        std::copy_n(m_bytes.constData() + m_position, size, data);
        m_position += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    qint64 m_position = 0;
};

/// Whether the peer gave this answer, whatever its status: QNetworkReply calls 404 an error too.
bool isAnswer(const QNetworkReply &reply)
{
    const QVariant status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (!status.isValid())
        return false;
    switch (reply.error()) {
    case QNetworkReply::NoError:
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
    case QNetworkReply::ProtocolInvalidOperationError: // 400
        return true;
    case QNetworkReply::ContentReSendError:
        // It rewinds the body at a 307 or 308 although it does not follow them.
        return status.toInt() == 307 || status.toInt() == 308;
    default:
        return false; // the connection broke, perhaps in the middle of the body
    }
}

} // namespace

NetworkExchange::NetworkExchange(QNetworkAccessManager &network, const ClientRequest &request,
                                 TimeLimit timeLimit)
    : m_origin(origin(request.url)), m_timeLimit(timeLimit), m_maxBytes(request.maxBytes)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        dropReply();
        end(Core::failure(unavailable(QStringLiteral("did not answer in time"))));
    });
    if (!isWebAddress(request.url))
        endSoon({Core::Error::Code::Invalid, QStringLiteral("not an http or https address")});
    else
        send(network, request);
}

NetworkExchange::~NetworkExchange()
{
    dropReply();
}

void NetworkExchange::send(QNetworkAccessManager &network, const ClientRequest &request)
{
    QUrl url = request.url;
    url.setUserInfo({}); // QNetworkAccessManager would answer a Basic challenge with it
    url.setFragment({});
    QNetworkRequest asked(url);
    asked.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    asked.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    asked.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    asked.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    asked.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    asked.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    asked.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    asked.setRawHeader("User-Agent", "SecureAgent/" SECUREAGENT_VERSION);
    // Else it asks for gzip, and a small answer may unpack to a large one.
    asked.setRawHeader("Accept-Encoding", "identity");
    for (const Headers::Field &field : request.headers.fields())
        asked.setRawHeader(field.first, field.second);

    if (request.method == "GET" || request.method == "HEAD") {
        m_reply = network.sendCustomRequest(asked, request.method);
    } else {
        asked.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        asked.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        if (!asked.hasRawHeader("Content-Type")) // Qt would guess, and say so on standard error
            asked.setRawHeader("Content-Type", "application/octet-stream");
        auto *body = new OnceReadable(request.body, nullptr);
        m_reply = network.sendCustomRequest(asked, request.method, body);
        body->setParent(m_reply);
    }
    m_reply->setReadBufferSize(256 * 1024); // the peer waits until these are taken
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &NetworkExchange::announce);
    connect(m_reply, &QNetworkReply::readyRead, this, &NetworkExchange::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &NetworkExchange::onReplyFinished);
    connect(m_reply, &QObject::destroyed, this, [this] {
        end(Core::failure(Core::Error::Code::Cancelled, QStringLiteral("the client was closed")));
    });
    m_timer.start(request.timeLimit);
}

void NetworkExchange::announce()
{
    const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (m_isEnded || m_isStarted || !status.isValid())
        return;
    m_isStarted = true;
    if (m_timeLimit == TimeLimit::Head)
        m_timer.stop();
    Headers headers;
    const auto pairs = m_reply->rawHeaderPairs();
    for (const auto &pair : pairs)
        headers.add(pair.first, pair.second);
    Q_EMIT started(status.toInt(), headers);
}

void NetworkExchange::takeBytes()
{
    if (m_isEnded || !m_reply)
        return;
    announce();
    if (m_isEnded || !m_reply)
        return; // whoever heard of the head has aborted
    const QByteArray bytes = m_reply->readAll();
    m_received += bytes.size();
    if (m_received > m_maxBytes) {
        dropReply();
        end(Core::failure(Core::Error::Code::TooLarge,
                          QStringLiteral("%1 answered more than %2 bytes").arg(m_origin).arg(m_maxBytes)));
    } else if (!bytes.isEmpty()) {
        Q_EMIT data(bytes);
    }
}

void NetworkExchange::onReplyFinished()
{
    if (m_isEnded)
        return;
    QNetworkReply &reply = *m_reply;
    if (!isAnswer(reply)) {
        const QString why = reply.error() == QNetworkReply::SslHandshakeFailedError
            ? QStringLiteral("is not trusted: its certificate was refused")
            : reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid()
            ? QStringLiteral("broke off its answer")
            : QStringLiteral("cannot be reached, or closed the connection");
        dropReply();
        return end(Core::failure(unavailable(why)));
    }
    takeBytes();
    if (m_isEnded)
        return;
    dropReply();
    end({});
}

void NetworkExchange::abort()
{
    if (m_isEnded)
        return;
    dropReply();
    end(Core::failure(Core::Error::Code::Cancelled, QStringLiteral("the request was cancelled")));
}

void NetworkExchange::dropReply()
{
    m_timer.stop();
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    // Closes the connection when the answer is not complete, keeps it for the next one otherwise.
    if (!m_reply->isFinished())
        m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

void NetworkExchange::end(const Core::Result<> &result)
{
    if (std::exchange(m_isEnded, true))
        return;
    m_timer.stop();
    Q_EMIT finished(result);
}

void NetworkExchange::endSoon(Core::Error error)
{
    QMetaObject::invokeMethod(
        this, [this, error = std::move(error)] { end(Core::failure(error)); }, Qt::QueuedConnection);
}

Core::Error NetworkExchange::unavailable(const QString &why) const
{
    return {Core::Error::Code::Unavailable, QStringLiteral("%1 %2").arg(m_origin, why)};
}

} // namespace Http
