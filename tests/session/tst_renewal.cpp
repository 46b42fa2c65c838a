// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/fakehttpclient.h"
#include "session/doubles/await.h"
#include "session/doubles/fakekeychain.h"
#include "session/keychaintokenstore.h"
#include "session/renewal.h"

#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using Core::Error;
using Core::Secret;
using Doubles::await;

class tst_Renewal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void revokesWhatComesAfterASignOutElsewhere();

private:
    std::unique_ptr<Session::KeychainTokenStore> open()
    {
        return std::make_unique<Session::KeychainTokenStore>(
            std::make_unique<Doubles::FakeKeychain>(m_content), QStringLiteral("entry"),
            m_folder.filePath(QStringLiteral("session.lock")));
    }

    QTemporaryDir m_folder;
    Doubles::KeychainContent m_content;
};

void tst_Renewal::revokesWhatComesAfterASignOutElsewhere()
{
    const auto window = open();
    const auto terminal = open();
    QVERIFY(await(window->write(Secret("token-1"))));
    Jose::ProviderMetadata provider;
    provider.tokenEndpoint = QUrl(QStringLiteral("https://id.example/token"));
    provider.revocationEndpoint = QUrl(QStringLiteral("https://id.example/revoke"));
    Doubles::FakeHttpClient http;
    http.answer(QStringLiteral("/token"), 200,
                R"({"access_token":"a","token_type":"Bearer","expires_in":60,"refresh_token":"token-2"})");
    http.answer(QStringLiteral("/revoke"), 200, "{}");
    http.hold();
    const auto renewed = Session::renewTokens(http, *terminal, provider, QStringLiteral("c"), 10s, this);
    QTRY_COMPARE(http.count(QStringLiteral("/token")), 1);
    QVERIFY(await(window->withdraw()));
    http.release();
    QCOMPARE(await(renewed).error().code, Error::Code::NotFound);
    QVERIFY(m_content.entries.isEmpty());
    QTRY_COMPARE(http.count(QStringLiteral("/revoke")), 1);
    QVERIFY(http.requests().last().body.contains("token=token-2"));
}

QTEST_GUILESS_MAIN(tst_Renewal)
#include "tst_renewal.moc"
