// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/authorizationrequest.h"

#include <QTest>

using Demo::Form;

class tst_Form : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsFields_data();
    void readsFields();
    void refusesWhatIsNotAForm_data();
    void refusesWhatIsNotAForm();
    void readsWhatItWrites();
    void allowsOnlyItsOwnRedirects_data();
    void allowsOnlyItsOwnRedirects();
    void allowsRegisteredRedirectsExactly();
    void putsParametersBehindAnAddress();
};

void tst_Form::readsFields_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Form>("form");
    const auto one = [](const QString &name, const QString &value) { return Form {{name, value}}; };
    const QString a = QStringLiteral("a");
    QTest::newRow("nothing") << QByteArray() << Form();
    QTest::newRow("one") << QByteArray("a=b") << one(a, QStringLiteral("b"));
    QTest::newRow("two") << QByteArray("a=b&c=d")
                         << Form {{a, QStringLiteral("b")}, {QStringLiteral("c"), QStringLiteral("d")}};
    QTest::newRow("plus") << QByteArray("a=b+c") << one(a, QStringLiteral("b c"));
    QTest::newRow("encoded plus") << QByteArray("a=b%2Bc") << one(a, QStringLiteral("b+c"));
    QTest::newRow("equals in a value") << QByteArray("a=b=c") << one(a, QStringLiteral("b=c"));
    QTest::newRow("UTF-8") << QByteArray("a=%C5%BDor%C5%BEs") << one(a, QStringLiteral("Žoržs"));
    QTest::newRow("small letters") << QByteArray("a=%c5%bd") << one(a, QStringLiteral("Ž"));
    QTest::newRow("encoded name") << QByteArray("%61=b") << one(a, QStringLiteral("b"));
    QTest::newRow("decoded once") << QByteArray("a=%2525") << one(a, QStringLiteral("%25"));
    QTest::newRow("empty is absent") << QByteArray("a=&b&=&") << Form();
}

void tst_Form::readsFields()
{
    QFETCH(QByteArray, text);
    QFETCH(Form, form);
    const auto read = Demo::parseForm(text);
    QVERIFY(read);
    QCOMPARE(*read, form);
}

void tst_Form::refusesWhatIsNotAForm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("twice") << QByteArray("a=b&a=b");
    QTest::newRow("twice, once encoded") << QByteArray("a=b&%61=c");
    QTest::newRow("twice, once empty") << QByteArray("a=&a=c");
    QTest::newRow("broken encoding") << QByteArray("a=%zz");
    QTest::newRow("half an encoding") << QByteArray("a=%4");
    QTest::newRow("an encoding cut off") << QByteArray("a=%");
    QTest::newRow("not UTF-8") << QByteArray("a=%ff");
    QTest::newRow("a surrogate in UTF-8") << QByteArray("a=%ed%a0%80");
    QTest::newRow("NUL") << QByteArray("a=%00");
    QTest::newRow("line feed") << QByteArray("a=%0a");
    QTest::newRow("carriage return in a name") << QByteArray("a%0d=b");
    QByteArray many;
    for (int i = 0; i < 33; ++i)
        many += "&f" + QByteArray::number(i) + "=x";
    QTest::newRow("33 fields") << many.sliced(1);
}

void tst_Form::refusesWhatIsNotAForm()
{
    QFETCH(QByteArray, text);
    QVERIFY(!Demo::parseForm(text));
}

void tst_Form::readsWhatItWrites()
{
    const QString odd = QStringLiteral("a+b &=%?#/Ž");
    const QByteArray text = Demo::formatForm({{odd, odd}, {QStringLiteral("x"), QStringLiteral("y")}});
    const auto read = Demo::parseForm(text);
    QVERIFY(read);
    QCOMPARE(read->value(odd), odd);
    QCOMPARE(read->value(QStringLiteral("x")), QStringLiteral("y"));
}

void tst_Form::allowsOnlyItsOwnRedirects_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<bool>("allowed");
    const auto row
        = [](const char *uri, bool allowed) { QTest::newRow(uri) << QString::fromLatin1(uri) << allowed; };
    row("http://127.0.0.1:1/callback", true);
    row("http://127.0.0.1:49152/callback", true);
    row("http://127.0.0.1:65535/callback", true);
    row("http://127.0.0.1:65536/callback", false);
    row("http://127.0.0.1:0/callback", false);
    row("http://127.0.0.1:080/callback", false);
    row("http://127.0.0.1/callback", false);
    row("http://127.0.0.1:/callback", false);
    row("https://127.0.0.1:49152/callback", false);
    row("http://localhost:49152/callback", false);
    row("http://[::1]:49152/callback", false);
    row("http://127.0.0.2:49152/callback", false);
    row("http://127.0.0.1.evil.example:49152/callback", false);
    row("http://127.0.0.1:5@evil.example/callback", false);
    row("http://evil.example@127.0.0.1:49152/callback", false);
    row("http://127.0.0.1:49152@evil.example:80/callback", false);
    row("http://127.0.0.1:49152/callback/", false);
    row("http://127.0.0.1:49152/callback?x=1", false);
    row("http://127.0.0.1:49152/callback#x", false);
    row("http://127.0.0.1:49152/callback/../x", false);
    row("http://127.0.0.1:49152/Callback", false);
    row("http://127.0.0.1:49152//callback", false);
    row("http://127.0.0.1:49152/loggedout", false);
    row("http://127.0.0.1:49152/callback\n", false);
    row(" http://127.0.0.1:49152/callback", false);
    row("HTTP://127.0.0.1:49152/callback", false);
    row("javascript:alert(1)", false);
    row("", false);
}

void tst_Form::allowsOnlyItsOwnRedirects()
{
    QFETCH(QString, uri);
    QFETCH(bool, allowed);
    QCOMPARE(Demo::isAllowedRedirect(uri, {}), allowed);
    QVERIFY(!Demo::isAllowedAfterLogout(uri) || uri.endsWith(QLatin1String("/loggedout")));
}

void tst_Form::allowsRegisteredRedirectsExactly()
{
    const QString docs = QStringLiteral("http://127.0.0.1:8001/docs/oauth2-redirect");
    const Demo::ClientRegistration client {QStringLiteral("c"), {docs}};
    QVERIFY(Demo::isAllowedRedirect(docs, client));
    QVERIFY(!Demo::isAllowedRedirect(docs + QLatin1Char('/'), client));
    QVERIFY(!Demo::isAllowedRedirect(QStringLiteral("http://127.0.0.1:8002/docs/oauth2-redirect"), client));
    QVERIFY(Demo::isAllowedAfterLogout(QStringLiteral("http://127.0.0.1:5/loggedout")));
    QVERIFY(!Demo::isAllowedAfterLogout(QStringLiteral("http://127.0.0.1:5/callback")));
    QVERIFY(!Demo::isAllowedAfterLogout(QStringLiteral("http://127.0.0.1:5@evil.example/loggedout")));
}

void tst_Form::putsParametersBehindAnAddress()
{
    QCOMPARE(
        Demo::redirectTarget(QStringLiteral("http://a/b"), {{QStringLiteral("x"), QStringLiteral("1 2&")}}),
        QByteArray("http://a/b?x=1%202%26"));
    QCOMPARE(Demo::redirectTarget(QStringLiteral("http://a/b?c=d"),
                                  {{QStringLiteral("x"), QStringLiteral("\r\n")}}),
             QByteArray("http://a/b?c=d&x=%0D%0A"));
    QCOMPARE(Demo::redirectTarget(QStringLiteral("http://a/b"), {}), QByteArray("http://a/b"));
}

QTEST_APPLESS_MAIN(tst_Form)
#include "tst_form.moc"
