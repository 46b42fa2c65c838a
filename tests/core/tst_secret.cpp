// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/random.h"
#include "core/secret.h"

#include <QDebug>
#include <QSet>
#include <QTest>

using Core::Secret;

namespace {
template<class T>
concept Printable = requires(QDebug debug, T value)
{
    debug << value;
};
} // namespace

class tst_Secret : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesItsBytesOnlyWhenAsked();
    void comparesByContent();
    void drawsTokensThatDiffer();
};

void tst_Secret::givesItsBytesOnlyWhenAsked()
{
    static_assert(!Printable<Secret>, "a Secret must not be printable");
    static_assert(!std::is_convertible_v<Secret, QByteArray>);
    static_assert(!std::is_convertible_v<Secret, QString>);
    QCOMPARE(Secret(QByteArray("abc")).expose(), QByteArray("abc"));
    QVERIFY(Secret().isEmpty());
    QVERIFY(Secret().expose().isEmpty());
}

void tst_Secret::comparesByContent()
{
    const Secret a(QByteArray("abc"));
    QVERIFY(a.equals(Secret(QByteArray("abc"))));
    QVERIFY(!a.equals(Secret(QByteArray("abd"))));
    QVERIFY(!a.equals(Secret(QByteArray("ab"))));
    QVERIFY(!a.equals(Secret()));
}

void tst_Secret::drawsTokensThatDiffer()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray token = Core::randomToken();
        QCOMPARE(token.size(), 43); // 32 bytes: 256 bits
        seen.insert(token);
    }
    QCOMPARE(seen.size(), 1000);
}

QTEST_APPLESS_MAIN(tst_Secret)
#include "tst_secret.moc"
