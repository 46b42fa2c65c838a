// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/remedy.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace std::chrono_literals;
using Core::Error;
using Core::Secret;
using Session::AuthorizationNeeds;
using Session::Remedy;
using Kind = Session::Remedy::Kind;

Q_DECLARE_METATYPE(Session::Remedy)

namespace {

/// A token with these claims; nobody checks its signature here.
Secret token(const QJsonObject &claims)
{
    const auto encode = [](const QByteArray &json) {
        return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return Secret(encode(R"({"alg":"RS256"})") + '.'
                  + encode(QJsonDocument(claims).toJson(QJsonDocument::Compact)) + '.' + encode("signature"));
}

} // namespace

class tst_Remedy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAsTheTableSays_data();
    void isAsTheTableSays();
    void readsAnyBearerChallenge_data();
    void readsAnyBearerChallenge();
    void takesOnlyWellFormedNeeds_data();
    void takesOnlyWellFormedNeeds();
    void asksForTheUnionOfScopes();
    void refusesScopesWithoutEnd();
    void checksWhatTheSignInBrought_data();
    void checksWhatTheSignInBrought();
};

void tst_Remedy::isAsTheTableSays_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<Session::Remedy>("remedy");
    const Remedy none;
    const Remedy newToken {Kind::NewToken, {}};
    QTest::newRow("401 invalid_token") << 401 << QByteArray("Bearer error=\"invalid_token\"") << newToken;
    QTest::newRow("401 without an error") << 401 << QByteArray("Bearer realm=\"hr\"") << newToken;
    QTest::newRow("401 without a challenge") << 401 << QByteArray() << newToken;
    QTest::newRow("401 invalid_request") << 401 << QByteArray("Bearer error=\"invalid_request\"") << none;
    QTest::newRow("401 step-up by acr")
        << 401 << QByteArray("Bearer error=\"insufficient_user_authentication\", acr_values=\"gold silver\"")
        << Remedy {Kind::NewSignIn, {{}, {QStringLiteral("gold"), QStringLiteral("silver")}, {}}};
    QTest::newRow("401 step-up by age")
        << 401 << QByteArray("Bearer error=\"insufficient_user_authentication\", max_age=\"5\"")
        << Remedy {Kind::NewSignIn, {{}, {}, 5s}};
    QTest::newRow("401 step-up by age, now")
        << 401 << QByteArray("Bearer error=\"insufficient_user_authentication\", max_age=0")
        << Remedy {Kind::NewSignIn, {{}, {}, 0s}};
    QTest::newRow("401 step-up to nothing")
        << 401 << QByteArray("Bearer error=\"insufficient_user_authentication\"")
        << Remedy {Kind::NewSignIn, {{}, {}, 0s}};
    QTest::newRow("403 missing role") << 403 << QByteArray() << none;
    QTest::newRow("403 invalid_token") << 403 << QByteArray("Bearer error=\"invalid_token\"") << none;
    QTest::newRow("403 insufficient_scope")
        << 403 << QByteArray("Bearer error=\"insufficient_scope\", scope=\"hr.write hr\"")
        << Remedy {Kind::NewSignIn, {{QStringLiteral("hr.write"), QStringLiteral("hr")}, {}, {}}};
    QTest::newRow("403 insufficient_scope without one")
        << 403 << QByteArray("Bearer error=\"insufficient_scope\"") << none;
    QTest::newRow("403 that would be a step-up")
        << 403 << QByteArray("Bearer error=\"insufficient_user_authentication\", max_age=5") << none;
    for (const int status : {200, 302, 400, 404, 407, 429, 500, 503})
        QTest::addRow("%d", status) << status << QByteArray("Bearer error=\"invalid_token\"") << none;
}

void tst_Remedy::isAsTheTableSays()
{
    QFETCH(int, status);
    QFETCH(QByteArray, challenge);
    QFETCH(Session::Remedy, remedy);
    Http::Headers headers;
    if (!challenge.isEmpty())
        headers.set("WWW-Authenticate", challenge);
    QVERIFY(Session::remedyFor(status, headers) == remedy);
}

void tst_Remedy::readsAnyBearerChallenge_data()
{
    QTest::addColumn<QList<QByteArray>>("challenges");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, QList<QByteArray> challenges, Kind kind) {
        QTest::newRow(name) << challenges << int(kind);
    };
    row("small letters", {"bearer ERROR=invalid_token"}, Kind::NewToken);
    row("among others", {"Basic realm=\"x\"", "Bearer error=\"invalid_request\""}, Kind::None);
    row("behind another", {"Basic realm=\"x\", Bearer error=\"invalid_request\""}, Kind::None);
    row("spaces", {"Bearer  realm = \"a, b\" ,  error = \"invalid_request\""}, Kind::None);
    row("a quoted quote", {R"(Bearer realm="say \"error=x\"", error="invalid_token")"}, Kind::NewToken);
    row("an error in a text", {R"(Bearer error_description="error=\"invalid_request\"")"}, Kind::NewToken);
    row("two errors", {"Bearer error=\"invalid_request\", error=\"invalid_token\""}, Kind::None);
    row("another scheme", {"DPoP error=\"invalid_request\""}, Kind::NewToken);
}

void tst_Remedy::readsAnyBearerChallenge()
{
    QFETCH(QList<QByteArray>, challenges);
    QFETCH(int, kind);
    Http::Headers headers;
    for (const QByteArray &challenge : challenges)
        headers.add("WWW-Authenticate", challenge);
    QCOMPARE(int(Session::remedyFor(401, headers).kind), kind);
}

void tst_Remedy::takesOnlyWellFormedNeeds_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("maxAge");
    QTest::addColumn<qsizetype>("scopes");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("nothing") << ""
                             << "" << qsizetype(0) << qint64(-1);
    QTest::newRow("spaces") << "  a  b "
                            << "7" << qsizetype(2) << qint64(7);
    QTest::newRow("twice") << "a a"
                           << "" << qsizetype(1) << qint64(-1);
    QTest::newRow("a quote") << "a\"b c"
                             << "" << qsizetype(1) << qint64(-1);
    QTest::newRow("a line") << "a\nb"
                            << "" << qsizetype(0) << qint64(-1);
    QTest::newRow("not ASCII") << QString(QChar(0xe9)) << "" << qsizetype(0) << qint64(-1);
    QTest::newRow("long") << QString(101, u'a') << "" << qsizetype(0) << qint64(-1);
    QTest::newRow("eleven") << "a b c d e f g h i j k"
                            << "" << qsizetype(10) << qint64(-1);
    QTest::newRow("age below nothing") << ""
                                       << "-1" << qsizetype(0) << qint64(-1);
    QTest::newRow("age in words") << ""
                                  << "soon" << qsizetype(0) << qint64(-1);
    QTest::newRow("age of ever") << ""
                                 << "9999999999999" << qsizetype(0) << qint64(365 * 24 * 3600);
}

void tst_Remedy::takesOnlyWellFormedNeeds()
{
    QFETCH(QString, scope);
    QFETCH(QString, maxAge);
    QFETCH(qsizetype, scopes);
    QFETCH(qint64, seconds);
    const AuthorizationNeeds needs = Session::readNeeds(scope, scope, maxAge);
    QCOMPARE(needs.scopes.size(), scopes);
    QCOMPARE(needs.acrValues.size(), scopes);
    QCOMPARE(needs.maxAge ? qint64(needs.maxAge->count()) : qint64(-1), seconds);
}

void tst_Remedy::asksForTheUnionOfScopes()
{
    const QStringList usual {QStringLiteral("openid"), QStringLiteral("hr")};
    QCOMPARE(*Session::scopesFor(usual, {}), usual);
    const AuthorizationNeeds needs {{QStringLiteral("hr"), QStringLiteral("hr.write")}, {}, {}};
    QCOMPARE(*Session::scopesFor(usual, needs),
             (QStringList {QStringLiteral("openid"), QStringLiteral("hr"), QStringLiteral("hr.write")}));
}

void tst_Remedy::refusesScopesWithoutEnd()
{
    AuthorizationNeeds needs;
    for (int i = 0; i < 19; ++i)
        needs.scopes.append(QStringLiteral("scope%1").arg(i));
    QCOMPARE(Session::scopesFor({QStringLiteral("openid")}, needs)->size(), qsizetype(20));
    needs.scopes.append(QStringLiteral("one.more"));
    QCOMPARE(Session::scopesFor({QStringLiteral("openid")}, needs).error().code, Error::Code::Invalid);
}

void tst_Remedy::checksWhatTheSignInBrought_data()
{
    QTest::addColumn<QByteArray>("identity");
    QTest::addColumn<QByteArray>("access");
    QTest::addColumn<bool>("byAcr");
    QTest::addColumn<bool>("enough");
    // The sign-in began at 1000 and ended at 1100; wanted is gold or silver, or an age of 60 s.
    QTest::newRow("acr") << QByteArray(R"({"acr":"silver"})") << QByteArray("{}") << true << true;
    QTest::newRow("acr in both") << QByteArray(R"({"acr":"gold"})") << QByteArray(R"({"acr":"gold"})") << true
                                 << true;
    QTest::newRow("acr too weak") << QByteArray(R"({"acr":"1"})") << QByteArray("{}") << true << false;
    QTest::newRow("acr weaker in the access token")
        << QByteArray(R"({"acr":"gold"})") << QByteArray(R"({"acr":"1"})") << true << false;
    QTest::newRow("no acr") << QByteArray("{}") << QByteArray("{}") << true << false;
    QTest::newRow("acr of another kind")
        << QByteArray(R"({"acr":["gold"]})") << QByteArray("{}") << true << false;
    QTest::newRow("proved since it began")
        << QByteArray(R"({"auth_time":1000})") << QByteArray("{}") << false << true;
    QTest::newRow("by a clock that is behind")
        << QByteArray(R"({"auth_time":970})") << QByteArray("{}") << false << true;
    QTest::newRow("before it began") << QByteArray(R"({"auth_time":969})") << QByteArray("{}") << false
                                     << false;
    QTest::newRow("no auth_time") << QByteArray("{}") << QByteArray("{}") << false << false;
    QTest::newRow("auth_time as text")
        << QByteArray(R"({"auth_time":"1050"})") << QByteArray("{}") << false << false;
}

void tst_Remedy::checksWhatTheSignInBrought()
{
    QFETCH(QByteArray, identity);
    QFETCH(QByteArray, access);
    QFETCH(bool, byAcr);
    QFETCH(bool, enough);
    const auto claims = [](const QByteArray &json) { return token(QJsonDocument::fromJson(json).object()); };
    const Session::TokenResponse tokens {claims(access), {}, claims(identity), {}};
    AuthorizationNeeds needs;
    if (byAcr)
        needs.acrValues = {QStringLiteral("gold"), QStringLiteral("silver")};
    else
        needs.maxAge = 60s;
    QCOMPARE(bool(Session::checkNeeds(needs, tokens, Core::Time(1000s), Core::Time(1100s))), enough);
    QVERIFY(Session::checkNeeds({}, tokens, Core::Time(1000s), Core::Time(1100s)));
    needs.maxAge = 300s; // then one that is older will do
    needs.acrValues.clear();
    if (identity.contains("969"))
        QVERIFY(Session::checkNeeds(needs, tokens, Core::Time(1000s), Core::Time(1100s)));
}

QTEST_GUILESS_MAIN(tst_Remedy)
#include "tst_remedy.moc"
