// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/claimset.h"

#include <QJsonArray>
#include <QTest>

class tst_RoleClaims : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsOnlyAnArrayOfStrings_data();
    void readsOnlyAnArrayOfStrings();
    void readsOnlyTheConfiguredClient();
    void findsThemWhereverTheyStand_data();
    void findsThemWhereverTheyStand();
};

void tst_RoleClaims::readsOnlyAnArrayOfStrings_data()
{
    const QString role = QStringLiteral("office-management");
    const auto object = [](const char *name, const QJsonValue &value) {
        return QJsonObject {{QLatin1String(name), value}};
    };
    QTest::addColumn<QJsonValue>("access");
    QTest::addColumn<QStringList>("roles");
    const auto row = [&](const char *name, const QJsonValue &access, const QStringList &roles = {}) {
        QTest::newRow(name) << access << roles;
    };
    const auto client = [&](const QJsonValue &value) { return object("fastapi-client", value); };
    const QJsonArray array {role, QStringLiteral("other")};
    row("as it should be", client(object("roles", array)), {role, QStringLiteral("other")});
    row("none", client(object("roles", QJsonArray())));
    row("no resource_access", QJsonValue(QJsonValue::Undefined));
    row("resource_access is an array", array);
    row("resource_access is a string", role);
    row("no entry for the client", QJsonObject());
    row("client is an array", client(array));
    row("client is a string", client(role));
    row("no roles", client(QJsonObject()));
    row("roles are a string", client(object("roles", role)));
    row("roles are a string that holds it",
        client(object("roles", QStringLiteral("not_office-management_at_all"))));
    row("roles are an object", client(object("roles", object("office-management", true))));
    row("roles are true", client(object("roles", true)));
    row("roles are null", client(object("roles", QJsonValue::Null)));
    row("a number among the roles", client(object("roles", QJsonArray {role, 1})));
    row("nested", client(object("roles", QJsonArray {QJsonArray {role}})));
    row("of another client", object("other-client", object("roles", array)));
    row("of the client in other letters", object("FastAPI-Client", object("roles", array)));
    row("as a path", QJsonObject {{QStringLiteral("fastapi-client.roles"), array}});
}

void tst_RoleClaims::readsOnlyAnArrayOfStrings()
{
    QFETCH(QJsonValue, access);
    QFETCH(QStringList, roles);
    QJsonObject claims;
    if (!access.isUndefined())
        claims.insert(QStringLiteral("resource_access"), access);
    QCOMPARE(Jose::claimSetOf(claims, QStringLiteral("fastapi-client")).roles, roles);
}

void tst_RoleClaims::readsOnlyTheConfiguredClient()
{
    const QJsonObject roles {{QStringLiteral("roles"), QJsonArray {QStringLiteral("office-management")}}};
    const QJsonObject claims {
        {QStringLiteral("realm_access"), roles},
        {QStringLiteral("roles"), QJsonArray {QStringLiteral("office-management")}},
        {QStringLiteral("resource_access"), QJsonObject {{QStringLiteral("a.b"), roles}}}};
    QVERIFY(Jose::claimSetOf(claims, QStringLiteral("fastapi-client")).roles.isEmpty());
    QVERIFY(Jose::claimSetOf(claims).roles.isEmpty());
    // A client's name may hold a dot: it is a name and not a path.
    QCOMPARE(Jose::claimSetOf(claims, QStringLiteral("a.b")).roles,
             QStringList {QStringLiteral("office-management")});
}

void tst_RoleClaims::findsThemWhereverTheyStand_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("roles");
    const QStringList good {QStringLiteral("r")};
    const auto row = [](const char *name, const char *json, const QStringList &roles = {}) {
        QTest::newRow(name) << QByteArray(json) << roles;
    };
    row("alone", R"({"resource_access":{"c":{"roles":["r"]}}})", good);
    row("after everything",
        R"({"aud":["c"],"x":{"c":{"roles":["no"]}},"resource_access":{"c":{"roles":["r"]}}})", good);
    row("before everything",
        R"({"resource_access":{"c":{"roles":["r"]}},"x":{"c":{"roles":["no"]}},"roles":["no"]})", good);
    row("after another client", R"({"resource_access":{"d":{"roles":["no"]},"c":{"roles":["r"]}}})", good);
    row("before another client", R"({"resource_access":{"c":{"roles":["r"]},"d":{"roles":["no"]}}})", good);
    row("beside other members", R"({"resource_access":{"c":{"a":["no"],"roles":["r"],"b":["no"]}}})", good);
    row("after an object beside", R"({"resource_access":{"c":{"a":{"roles":["no"]},"roles":["r"]}}})", good);
    row("after null, a number and true",
        R"({"resource_access":{"a":null,"b":1,"e":true,"c":{"roles":["r"]}}})", good);
    row("one level too deep", R"({"resource_access":{"c":{"roles":{"roles":["no"]}}}})");
    row("one level too high", R"({"resource_access":{"c":["no"],"roles":["no"]}})");
    row("in a list of clients", R"({"resource_access":[{"c":{"roles":["no"]}}]})");
    row("in a list of objects", R"({"resource_access":{"c":[{"roles":["no"]}]}})");
    row("another member in a list of clients", R"({"resource_access":[{"x":{"y":"no"}}]})");
    row("another member in a list of objects", R"({"resource_access":{"c":[{"y":"no"}]}})");
    row("in another member", R"({"x":{"resource_access":{"c":{"roles":["no"]}}}})");
    row("in a list", R"({"x":[{"resource_access":{"c":{"roles":["no"]}}}]})");
    row("a number behind", R"({"resource_access":{"c":{"roles":["no",1]}}})");
    row("a list in front", R"({"resource_access":{"c":{"roles":[[],"no"]}}})");
    row("an object between", R"({"resource_access":{"c":{"roles":["no",{"a":"b"},"no"]}}})");
    row("null among them", R"({"resource_access":{"c":{"roles":["no",null]}}})");
    row("with a mark of order", "{\"resource_access\":{\"c\":{\"roles\":[\"\xEF\xBB\xBFr\"]}}}",
        {QStringLiteral("\uFEFFr")});
    row("with two of them",
        "{\"resource_access\":{\"c\":{\"roles\":[\"\xEF\xBB\xBF\xEF\xBB\xBFr\xEF\xBB\xBF\"]}}}",
        {QStringLiteral("\uFEFF\uFEFFr\uFEFF")});
}

void tst_RoleClaims::findsThemWhereverTheyStand()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, roles);
    QCOMPARE(Jose::readClaimSet(json, QStringLiteral("c")).value().roles, roles);
}

QTEST_APPLESS_MAIN(tst_RoleClaims)
#include "tst_roleclaims.moc"
