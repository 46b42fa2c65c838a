// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QPointer>

#include <chrono>

namespace Session {

/// The transport that QOAuth2AuthorizationCodeFlow gets for the code exchange: the application's
/// own, with what a request that carries a code and a verifier needs. No redirect is followed
/// (Qt's default would), no cookie and no stored credential goes along, the answer is capped.
///
/// Qt's flow keeps its reply to itself, and on 6.4 calls the reply handler when it ends even if that
/// is gone by then. This class knows the reply and ends it with itself.
class ExchangeNetwork : public QNetworkAccessManager
{
    Q_OBJECT
public:
    /// \param shared  sends; must outlive this
    ExchangeNetwork(QNetworkAccessManager &shared, std::chrono::milliseconds timeLimit,
                    QObject *parent = nullptr);
    ~ExchangeNetwork() override;

    /// A request has been sent.
    bool isBusy() const { return !m_reply.isNull(); }
    /// The answer was larger than maxTokenResponse, and cut.
    bool isOverflowed() const { return m_overflowed; }

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *outgoingData = nullptr) override;

private:
    QNetworkAccessManager &m_shared;
    const std::chrono::milliseconds m_timeLimit;
    QPointer<QNetworkReply> m_reply;
    bool m_overflowed = false;
};

} // namespace Session
