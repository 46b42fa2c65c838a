// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/headlesssignin.h"
#include "demo/identityprovider.h"
#include "http/networkclient.h"
#include "providerclient.h"

#include <QTest>

using namespace std::chrono_literals;
using Core::Error;
using Fields = ProviderClient::Fields;

/// Against the real demo provider, with a callback on a port of its own as the desktop has one.
class tst_HeadlessSignIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void bringsACodeToTheCallback();
    void bringsAnErrorToTheCallback();
    void endsWithAWrongPassword();
    void refusesOtherPages_data();
    void refusesOtherPages();
    void followsNobodyOffThisMachine();
    void noticesAMissingProvider();

private:
    Core::Result<> open(const QUrl &url, const QString &password = QStringLiteral("office"))
    {
        Demo::HeadlessSignIn signIn(m_network, QStringLiteral("office"), password);
        const auto future = signIn.open(url);
        if (!QTest::qWaitFor([&future]() { return future.isFinished(); }, 20000))
            qFatal("the sign-in never ends");
        return future.result();
    }
    QUrl authorization(const Fields &change = {}) const
    {
        Fields all {
            {QStringLiteral("redirect_uri"), m_callback->url().toString() + QStringLiteral("/callback")}};
        all.append(change);
        const ProviderClient client(const_cast<Http::NetworkClient &>(m_network), m_provider->issuer());
        return QUrl::fromEncoded(m_provider->issuer().toUtf8() + "/authorize?"
                                 + Demo::formatForm(client.authorization(all)));
    }

    Http::NetworkClient m_network;
    std::optional<Http::ListeningSocket> m_socket;
    std::optional<Http::ListeningSocket> m_callback;
    std::unique_ptr<QObject> m_object;
    Demo::IdentityProvider *m_provider = nullptr;
    std::unique_ptr<Http::Server> m_application;
    QList<QUrlQuery> m_called;
};

void tst_HeadlessSignIn::initTestCase()
{
    auto socket = Http::ListeningSocket::bind({});
    auto callback = Http::ListeningSocket::bind({});
    QVERIFY(socket && callback);
    m_socket.emplace(std::move(*socket));
    m_callback.emplace(std::move(*callback));
    auto provider = Demo::IdentityProvider::create(*m_socket, {.wrongPasswordDelay = 1ms});
    QVERIFY(provider);
    m_object = std::move(*provider);
    m_provider = qobject_cast<Demo::IdentityProvider *>(m_object.get());
    Http::Router router;
    router.add("GET", QStringLiteral("/callback"),
               [this](const Http::Request &request, const Http::Responder &responder) {
                   m_called.append(request.query);
                   responder.send(Http::Reply::text("You can close this page."));
               });
    m_application = std::make_unique<Http::Server>(std::move(router), Http::ServerOptions {});
    QVERIFY(m_application->listen(*m_callback));
}

void tst_HeadlessSignIn::init()
{
    m_called.clear();
    m_provider->setMisbehaviour({});
}

void tst_HeadlessSignIn::bringsACodeToTheCallback()
{
    const auto done = open(authorization());
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(m_called.size(), 1);
    QVERIFY(!m_called.first().queryItemValue(QStringLiteral("code")).isEmpty());
    QCOMPARE(m_called.first().queryItemValue(QStringLiteral("iss"), QUrl::FullyDecoded),
             m_provider->issuer());
}

void tst_HeadlessSignIn::bringsAnErrorToTheCallback()
{
    QVERIFY(open(authorization({{QStringLiteral("scope"), QStringLiteral("admin")}})));
    QCOMPARE(m_called.size(), 1);
    QCOMPARE(m_called.first().queryItemValue(QStringLiteral("error")), QStringLiteral("invalid_scope"));
}

void tst_HeadlessSignIn::endsWithAWrongPassword()
{
    const auto done = open(authorization(), QStringLiteral("jettro"));
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Unauthorized);
    QVERIFY(m_called.isEmpty());
}

void tst_HeadlessSignIn::refusesOtherPages_data()
{
    using Fault = Demo::Misbehaviour::Fault;
    QTest::addColumn<int>("fault");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("server error") << int(Fault::ServerError) << Error::Code::Invalid;
    QTest::newRow("another page") << int(Fault::Html) << Error::Code::Invalid;
    QTest::newRow("too much") << int(Fault::Huge) << Error::Code::TooLarge;
    QTest::newRow("a redirect to nowhere") << int(Fault::Redirect) << Error::Code::Invalid;
}

void tst_HeadlessSignIn::refusesOtherPages()
{
    QFETCH(int, fault);
    QFETCH(Error::Code, code);
    Demo::Misbehaviour misbehaviour;
    misbehaviour.authorize = static_cast<Demo::Misbehaviour::Fault>(fault);
    m_provider->setMisbehaviour(misbehaviour);
    const auto done = open(authorization());
    QVERIFY(!done);
    QCOMPARE(done.error().code, code);
    QVERIFY(m_called.isEmpty());
}

void tst_HeadlessSignIn::followsNobodyOffThisMachine()
{
    for (const char *url : {"https://id.example/authorize", "http://id.example/authorize",
                            "http://127.0.0.1@id.example/authorize", "file:///etc/passwd", ""}) {
        const auto done = open(QUrl(QString::fromLatin1(url)));
        QVERIFY(!done);
        QCOMPARE(done.error().code, Error::Code::Invalid);
    }
}

void tst_HeadlessSignIn::noticesAMissingProvider()
{
    QUrl nobody = authorization();
    {
        auto closed = Http::ListeningSocket::bind({});
        QVERIFY(closed);
        nobody.setPort(closed->port());
    }
    const auto done = open(nobody);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Unavailable);
}

QTEST_GUILESS_MAIN(tst_HeadlessSignIn)
#include "tst_headlesssignin.moc"
