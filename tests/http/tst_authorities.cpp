// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/tlsserver.h"
#include "http/authorities.h"

#include <QTemporaryFile>
#include <QTest>

class tst_Authorities : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryCertificateOfAFile();
    void saysWhatIsWrongWithAFile_data();
    void saysWhatIsWrongWithAFile();
};

void tst_Authorities::readsEveryCertificateOfAFile()
{
    const Doubles::TestAuthority first;
    const Doubles::TestAuthority second;
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("Our company's\n" + first.certificate().toPem() + "\n" + second.certificate().toPem());
    file.close();
    const auto read = Http::readAuthorities(file.fileName());
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(*read, (Http::Authorities {first.certificate(), second.certificate()}));
}

void tst_Authorities::saysWhatIsWrongWithAFile_data()
{
    QTest::addColumn<QByteArray>("content"); // null: no file
    QTest::newRow("absent") << QByteArray();
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("a page") << QByteArray("<!DOCTYPE html>");
    QTest::newRow("a damaged certificate")
        << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
}

void tst_Authorities::saysWhatIsWrongWithAFile()
{
    QFETCH(QByteArray, content);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(content);
    file.close();
    const auto read = Http::readAuthorities(content.isNull() ? file.fileName() + QStringLiteral("-not")
                                                             : file.fileName());
    QVERIFY(!read);
    QCOMPARE(read.error().code, Core::Error::Code::Invalid);
    QVERIFY2(read.error().detail.contains(file.fileName()), qPrintable(read.error().detail));
}

QTEST_GUILESS_MAIN(tst_Authorities)
#include "tst_authorities.moc"
