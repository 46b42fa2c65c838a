// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/document.h"
#include "openapi/security.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using OpenApi::ApiKey;
using OpenApi::SecurityRequirement;

namespace {

const char *const schemes = R"({"securitySchemes":{
    "bearer":{"type":"http","scheme":"Bearer"},
    "oauth":{"type":"oauth2","flows":{}},
    "oidc":{"type":"openIdConnect","openIdConnectUrl":"https://id.example/x"},
    "basic":{"type":"http","scheme":"basic"},
    "digest":{"type":"http","scheme":"digest"},
    "tls":{"type":"mutualTLS"},
    "header":{"type":"apiKey","in":"header","name":"X-Key"},
    "query":{"type":"apiKey","in":"query","name":"key"},
    "cookie":{"type":"apiKey","in":"cookie","name":"session"},
    "asBearer":{"type":"apiKey","in":"header","name":"Authorization"},
    "host":{"type":"apiKey","in":"header","name":"Host"},
    "split":{"type":"apiKey","in":"header","name":"X\r\nHost"},
    "nowhere":{"type":"apiKey","in":"body","name":"key"},
    "later":{"type":"passkey"},
    "alias":{"$ref":"#/components/securitySchemes/bearer"}}})";

QJsonObject document(const QByteArray &security)
{
    QJsonObject made {
        {QStringLiteral("openapi"), QStringLiteral("3.1.0")},
        {QStringLiteral("components"), QJsonDocument::fromJson(schemes).object()},
        {QStringLiteral("paths"),
         QJsonObject {{QStringLiteral("/a"), QJsonObject {{QStringLiteral("get"), QJsonObject()}}}}}};
    if (!security.isEmpty())
        made.insert(QStringLiteral("security"), QJsonDocument::fromJson(security).array());
    return made;
}

OpenApi::Operation only(const QJsonObject &source)
{
    const auto read
        = OpenApi::readDocument(source, QStringLiteral("T"), QUrl(QStringLiteral("https://t.example")));
    if (!read || read->operations.size() != 1)
        qFatal("one operation was expected");
    return read->operations.constFirst();
}

} // namespace

class tst_Security : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatACallHasToCarry_data();
    void saysWhatACallHasToCarry();
    void namesThePlaceOfAKey();
    void letsTheOperationSayAnotherThanTheDocument();
    void neverLeavesAKeyToTheModel();
};

void tst_Security::saysWhatACallHasToCarry_data()
{
    QTest::addColumn<QByteArray>("security");
    QTest::addColumn<QStringList>("kinds"); // of the alternatives
    QTest::addColumn<QString>("reason"); // a word of it; empty: usable
    const auto row
        = [](const char *name, const char *security, const QStringList &kinds, const QString &reason = {}) {
              QTest::newRow(name) << QByteArray(security) << kinds << reason;
          };
    const QString bearer = QStringLiteral("bearer");
    const QString apiKey = QStringLiteral("apiKey");
    const QString none = QStringLiteral("none");
    row("nothing said", "", {});
    row("nothing needed", "[]", {none});
    row("an alternative that is nothing", R"([{}])", {none});
    row("nothing or a bearer", R"([{"bearer":[]},{}])", {bearer, none});
    row("bearer", R"([{"bearer":[]}])", {bearer});
    row("OAuth with scopes", R"([{"oauth":["read"]}])", {bearer});
    row("OpenID Connect", R"([{"oidc":[]}])", {bearer});
    row("by reference", R"([{"alias":[]}])", {bearer});
    row("two ways to one bearer", R"([{"oauth":[]},{"bearer":[]}])", {bearer});
    row("a key", R"([{"header":[]}])", {apiKey});
    row("a key or a bearer", R"([{"query":[]},{"bearer":[]}])", {apiKey, bearer});
    row("a key and a bearer", R"([{"cookie":[],"bearer":[]}])", {QStringLiteral("bearer+apiKey")});
    row("basic or bearer", R"([{"basic":[]},{"bearer":[]}])", {bearer});
    row("basic", R"([{"basic":[]}])", {}, QStringLiteral("HTTP basic"));
    row("digest", R"([{"digest":[]}])", {}, QStringLiteral("HTTP digest"));
    row("a certificate", R"([{"tls":[]}])", {}, QStringLiteral("mutualTLS"));
    row("a certificate and a bearer", R"([{"tls":[],"bearer":[]}])", {}, QStringLiteral("mutualTLS"));
    row("an unknown type", R"([{"later":[]}])", {}, QStringLiteral("passkey"));
    row("not described", R"([{"gone":[]}])", {}, QStringLiteral("gone"));
    row("a key called Authorization", R"([{"asBearer":[]}])", {apiKey});
    row("a key called Host", R"([{"host":[]}])", {}, QStringLiteral("Host"));
    row("a key with a line break", R"([{"split":[]}])", {}, QStringLiteral("apiKey"));
    row("a key in the body", R"([{"nowhere":[]}])", {}, QStringLiteral("place"));
}

void tst_Security::saysWhatACallHasToCarry()
{
    QFETCH(QByteArray, security);
    QFETCH(QStringList, kinds);
    QFETCH(QString, reason);
    const OpenApi::Operation operation = only(document(security));
    QCOMPARE(operation.usable, reason.isEmpty());
    QVERIFY2(operation.reason.contains(reason), qPrintable(operation.reason));
    QStringList found;
    for (const SecurityRequirement &requirement : operation.security)
        found.append(requirement.kind());
    QCOMPARE(found, kinds);
}

void tst_Security::namesThePlaceOfAKey()
{
    const OpenApi::Operation operation
        = only(document(R"([{"header":[]},{"query":[]},{"cookie":[],"header":[]}])"));
    QCOMPARE(operation.security.size(), 3);
    const ApiKey header {QStringLiteral("header"), ApiKey::Place::Header, QStringLiteral("X-Key")};
    const ApiKey cookie {QStringLiteral("cookie"), ApiKey::Place::Cookie, QStringLiteral("session")};
    QCOMPARE(operation.security.at(0).apiKeys, QList<ApiKey> {header});
    QCOMPARE(operation.security.at(1).apiKeys,
             (QList<ApiKey> {{QStringLiteral("query"), ApiKey::Place::Query, QStringLiteral("key")}}));
    QCOMPARE(operation.security.at(2).apiKeys, (QList<ApiKey> {cookie, header}));
}

void tst_Security::letsTheOperationSayAnotherThanTheDocument()
{
    QJsonObject source = document(R"([{"basic":[]}])");
    const QJsonObject get {{QStringLiteral("security"), QJsonArray()}};
    source.insert(QStringLiteral("paths"),
                  QJsonObject {{QStringLiteral("/a"), QJsonObject {{QStringLiteral("get"), get}}}});
    const OpenApi::Operation operation = only(source);
    QVERIFY2(operation.usable, qPrintable(operation.reason));
    QVERIFY(operation.security.constFirst().isNone());
}

void tst_Security::neverLeavesAKeyToTheModel()
{
    QJsonObject source = document(R"([{"bearer":[]}])");
    const QJsonArray parameters = QJsonDocument::fromJson(R"([
        {"name":"x-key","in":"header","required":true,"schema":{"type":"string"}},
        {"name":"key","in":"query","schema":{"type":"string"}},
        {"name":"session","in":"cookie","schema":{"type":"string"}},
        {"name":"key","in":"header","schema":{"type":"string"}}])")
                                      .array();
    const QJsonObject get {{QStringLiteral("parameters"), parameters}};
    source.insert(QStringLiteral("paths"),
                  QJsonObject {{QStringLiteral("/a"), QJsonObject {{QStringLiteral("get"), get}}}});
    const OpenApi::Operation operation = only(source);
    QVERIFY(operation.usable);
    QCOMPARE(operation.arguments.size(), 1);
    QCOMPARE(operation.arguments.constFirst().place, OpenApi::Argument::Place::Header);
}

QTEST_GUILESS_MAIN(tst_Security)
#include "tst_security.moc"
