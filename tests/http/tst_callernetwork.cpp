// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/callernetwork.h"

#include <QTest>

class tst_CallerNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isOneForACaller_data();
    void isOneForACaller();
};

void tst_CallerNetwork::isOneForACaller_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const char *one, const char *other, bool same) {
        QTest::newRow(name) << QString::fromLatin1(one) << QString::fromLatin1(other) << same;
    };
    row("an IPv4 address", "192.0.2.1", "192.0.2.1", true);
    row("its neighbour", "192.0.2.1", "192.0.2.2", false);
    row("mapped into IPv6", "::ffff:192.0.2.1", "192.0.2.1", true);
    row("two that are mapped", "::ffff:192.0.2.1", "::ffff:192.0.2.2", false);
    row("two of one IPv6 network", "2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true);
    row("two IPv6 networks", "2001:db8:1:2::1", "2001:db8:1:3::1", false);
    row("an interface's name aside", "fe80::1%eth0", "fe80::2%eth1", true);
    row("loopback of both kinds", "127.0.0.1", "::1", false);
}

void tst_CallerNetwork::isOneForACaller()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QTEST(Http::callerNetwork(QHostAddress(one)) == Http::callerNetwork(QHostAddress(other)), "same");
}

QTEST_GUILESS_MAIN(tst_CallerNetwork)
#include "tst_callernetwork.moc"
