// SPDX-License-Identifier: GPL-3.0-or-later
// The real programs and an https provider whose certificate only a company's own authority vouches for.
#include "doubles/tlsserver.h"
#include "e2e/program.h"

#include <QTemporaryDir>
#include <QTest>

class tst_CompanyAuthority : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksTheProviderOnlyWithTheAuthoritysFile_data();
    void asksTheProviderOnlyWithTheAuthoritysFile();
    void saysWhatIsWrongWithTheFile_data() { asksTheProviderOnlyWithTheAuthoritysFile_data(); }
    void saysWhatIsWrongWithTheFile();

private:
    QTemporaryDir m_home;
};

void tst_CompanyAuthority::asksTheProviderOnlyWithTheAuthoritysFile_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("secure-agent") << qEnvironmentVariable("SECUREAGENT_PROGRAM")
                                  << QStringList {QStringLiteral("ask"),
                                                  QStringLiteral("--hr-listen=127.0.0.1:0"),
                                                  QStringLiteral("--agent-listen=127.0.0.1:0"),
                                                  QStringLiteral("hello")};
    QTest::newRow("secure-agent-server")
        << qEnvironmentVariable("SECUREAGENT_SERVER_PROGRAM")
        << QStringList {QStringLiteral("hr"), QStringLiteral("--hr-listen=127.0.0.1:0"),
                        QStringLiteral("--database=sqlite::memory:")};
}

void tst_CompanyAuthority::asksTheProviderOnlyWithTheAuthoritysFile()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    const Doubles::TestAuthority authority;
    Doubles::TlsServer provider(authority.issue());
    arguments.append(QStringLiteral("--issuer=") + provider.url().toString(QUrl::StripTrailingSlash));
    {
        Program stranger(m_home.path());
        stranger.start(program, arguments);
        QTRY_VERIFY_WITH_TIMEOUT(provider.attempts > 0, 60000);
        QTest::qWait(200);
        QCOMPARE(provider.received, QByteArray());
    }
    QFile file(m_home.filePath(QStringLiteral("ca.pem")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(authority.certificate().toPem());
    file.close();
    Program known(m_home.path());
    known.start(program, arguments + QStringList {QStringLiteral("--ca-file=") + file.fileName()});
    QTRY_VERIFY2_WITH_TIMEOUT(provider.received.contains("GET /.well-known/openid-configuration"),
                              known.errors(), 60000);
}

void tst_CompanyAuthority::saysWhatIsWrongWithTheFile()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    Program misled(m_home.path());
    misled.start(program,
                 arguments
                     + QStringList {QStringLiteral("--issuer=https://id.example"),
                                    QStringLiteral("--ca-file=/no/such.pem")});
    QCOMPARE(misled.waitForEnd(), 1);
    QVERIFY2(misled.errors().contains("/no/such.pem"), misled.errors());
}

QTEST_GUILESS_MAIN(tst_CompanyAuthority)
#include "tst_company_authority.moc"
