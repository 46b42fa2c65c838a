// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/completionreader.h"
#include "agent/openaierror.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Agent;
using Reason = ModelFailure::Reason;

namespace {

struct Recording
{
    int status = 0;
    QByteArray body; ///< of a whole answer
    QByteArray raw; ///< of a stream
};

Recording readRecording(const QString &name)
{
    QFile file(QStringLiteral(SECUREAGENT_SOURCE_DIR "/tests/agent/recordings/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    const QJsonValue response = QJsonDocument::fromJson(file.readAll())[QLatin1String("response")];
    return {response[QLatin1String("status")].toInt(),
            QJsonDocument(response[QLatin1String("body")].toObject()).toJson(),
            response[QLatin1String("raw")].toString().toUtf8()};
}

ModelRequest requestWithTools()
{
    ModelRequest request;
    for (const char *name : {"hr_daysOff", "hr_daysOffFor"}) {
        OpenApi::Operation tool;
        tool.name = QString::fromLatin1(name);
        request.tools.append(tool);
    }
    return request;
}

/// A stream that comes in pieces of `piece` bytes; `shown` gets what a person would have read.
ModelResult readStream(const QByteArray &raw, qsizetype piece, QString &shown)
{
    CompletionReader reader(requestWithTools());
    Http::SseParser parser;
    for (qsizetype at = 0; at < raw.size(); at += piece) {
        const QList<Http::SseEvent> events = parser.feed(raw.mid(at, piece));
        for (const Http::SseEvent &event : events) {
            if (const auto failure = reader.take(event, shown))
                return tl::unexpected(*failure);
        }
    }
    return reader.finish(shown);
}

/// "Roberto has 15" or "hr_daysOffFor {…}" or "model_cut_off"
QString written(const ModelResult &result)
{
    if (!result)
        return failureName(result.error().reason);
    QStringList parts;
    if (!result->text.isEmpty())
        parts.append(result->text);
    for (const ToolCall &call : result->toolCalls)
        parts.append(call.name + QLatin1Char(' ')
                     + QString::fromUtf8(QJsonDocument(call.arguments).toJson(QJsonDocument::Compact)));
    return parts.join(QLatin1String(" | "));
}

/// What each recording has to be read as.
QMap<QString, QString> expectations()
{
    const char *roberto = "hr_daysOffFor {\"payload_person_name\":\"roberto\"}";
    const char *final = "Roberto has 15 days off left.";
    const std::initializer_list<std::pair<const char *, const char *>> pairs {
        {"llama-server-args-badjson", "model_server_error"},
        {"llama-server-args-empty", "model_server_error"},
        {"llama-server-args-object", final},
        {"llama-server-choice-named", roberto},
        {"llama-server-choice-named-stream", roberto},
        {"llama-server-choice-none", "model_wrote_call"},
        {"llama-server-content-absent", final},
        {"llama-server-err-404", "model_wrong_address"},
        {"llama-server-err-badjson", "model_request_refused"},
        {"llama-server-err-context", "model_context_full"},
        {"llama-server-err-context-stream", "model_context_full"},
        {"llama-server-err-nomessages", "model_request_refused"},
        {"llama-server-err-othermodel", "I am the HR assistant. Ask me about days off."},
        {"llama-server-final", final},
        {"llama-server-final-contentempty", final},
        {"llama-server-final-denied", "You are not allowed to see the days off of roberto."},
        {"llama-server-final-stream", final},
        {"llama-server-health", "model_not_understood"},
        {"llama-server-hello-stream", "I am the HR assistant. Ask me about days off."},
        {"llama-server-json-schema", "model_wrote_call"},
        {"llama-server-max-completion-tokens", roberto},
        {"llama-server-models", "model_not_understood"},
        {"llama-server-required-offtopic", "model_cut_off"},
        {"llama-server-tool-content-parts", final},
        {"llama-server-toolcall", roberto},
        {"llama-server-toolcall-noargs", "hr_daysOff {}"},
        {"llama-server-toolcall-noargs-stream", "hr_daysOff {}"},
        {"llama-server-toolcall-stream", roberto},
        {"llama-server-toolid-absent", final},
        {"llama-server-truncated", "model_cut_off"},
        {"llama-server-truncated-stream", "model_cut_off"},
        {"llamacpppython-chatml-function-calling-required-offtopic", "model_server_error"},
        {"llamacpppython-chatml-function-calling-toolcall", ""},
        {"llamacpppython-default-choice-named-stream", "model_not_understood"},
        {"llamacpppython-default-toolcall", "model_wrote_call"},
    };
    QMap<QString, QString> map;
    for (const auto &[name, expected] : pairs)
        map.insert(QString::fromLatin1(name), QString::fromUtf8(expected));
    return map;
}

QByteArray chunk(const char *choice)
{
    return QByteArray("data: {\"choices\":[") + choice + "]}\n\n";
}

} // namespace

class tst_CompletionReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryRecording_data();
    void readsEveryRecording();
    void leavesNoRecordingOut();
    void countsTheTokensOfAStream();
    void putsPiecesTogetherByTheirIndex();
    void takesCallsWithoutIndexOrId();
    void takesArgumentsThatAreAnObject();
    void givesACallAFreshIdWhenItsOwnIsTaken();
    void givesNoCallOutOfABrokenAnswer_data();
    void givesNoCallOutOfABrokenAnswer();
    void readsContentInParts();
    void endsWithoutTheLastMark();
    void breaksOffWithoutAReasonToFinish();
    void refusesCallsBeyondAllReason_data();
    void refusesCallsBeyondAllReason();
};

void tst_CompletionReader::readsEveryRecording_data()
{
    QTest::addColumn<QString>("expected");
    const QMap<QString, QString> map = expectations();
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        QTest::newRow(qPrintable(it.key())) << it.value();
}

void tst_CompletionReader::readsEveryRecording()
{
    QFETCH(QString, expected);
    const Recording recording = readRecording(QString::fromLatin1(QTest::currentDataTag()));
    if (recording.raw.isEmpty()) {
        const ModelResult result = recording.status == 200
            ? CompletionReader(requestWithTools()).readWhole(recording.body)
            : tl::unexpected(modelFailureOf(recording.status, {}, recording.body));
        QCOMPARE(written(result), expected);
        return;
    }
    for (const qsizetype piece : {1, 7, 100, 100000}) {
        QString shown;
        const ModelResult result = readStream(recording.raw, piece, shown);
        QCOMPARE(written(result), expected);
        QCOMPARE(shown, result ? result->text : QString());
    }
}

void tst_CompletionReader::leavesNoRecordingOut()
{
    const QDir folder(QStringLiteral(SECUREAGENT_SOURCE_DIR "/tests/agent/recordings"));
    QStringList files = folder.entryList({QStringLiteral("*.json")});
    files.replaceInStrings(QStringLiteral(".json"), QString());
    files.sort();
    QCOMPARE(files, expectations().keys());
}

void tst_CompletionReader::countsTheTokensOfAStream()
{
    QString shown;
    const ModelResult result
        = readStream(readRecording(QStringLiteral("llama-server-toolcall-stream")).raw, 1000, shown);
    QVERIFY(result);
    QCOMPARE(result->usage.promptTokens, 37);
    QCOMPARE(result->usage.completionTokens, 34);
}

void tst_CompletionReader::putsPiecesTogetherByTheirIndex()
{
    QString shown;
    const ModelResult result = readStream(
        chunk(
            R"({"delta":{"tool_calls":[{"index":1,"id":"b","function":{"name":"two","arguments":"{\"x\""}}]}})")
            + chunk(
                R"({"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"one","arguments":""}}]}})")
            + chunk(R"({"delta":{"tool_calls":[{"index":1,"function":{"arguments":":1}"}}]}})")
            + chunk(
                R"({"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"one","arguments":"{}"}}]}})")
            + chunk(R"({"delta":{},"finish_reason":"tool_calls"})"),
        1000, shown);
    QCOMPARE(written(result), QStringLiteral("one {} | two {\"x\":1}"));
    QCOMPARE(result->toolCalls.at(0).id, QStringLiteral("a"));
    QCOMPARE(result->toolCalls.at(1).id, QStringLiteral("b"));
}

void tst_CompletionReader::takesCallsWithoutIndexOrId()
{
    const ModelResult whole = CompletionReader(requestWithTools()).readWhole(R"({"choices":[{"message":{
        "content":null,"tool_calls":[{"function":{"name":"one","arguments":"{}"}},
                                     {"function":{"name":"two","arguments":"{}"}}]}}]})");
    QCOMPARE(written(whole), QStringLiteral("one {} | two {}"));
    QVERIFY(whole->toolCalls.at(0).id != whole->toolCalls.at(1).id);

    QString shown;
    const ModelResult streamed = readStream(
        chunk(R"({"delta":{"tool_calls":[{"id":"a","function":{"name":"one","arguments":"{}"}}]}})")
            + chunk(R"({"delta":{"tool_calls":[{"id":"b","function":{"name":"two","arguments":"{"}}]}})")
            + chunk(R"({"delta":{"tool_calls":[{"function":{"arguments":"}"}}]}})") + "data: [DONE]\n\n",
        1000, shown);
    QCOMPARE(written(streamed), QStringLiteral("one {} | two {}"));
}

void tst_CompletionReader::takesArgumentsThatAreAnObject()
{
    const ModelResult result = CompletionReader(requestWithTools()).readWhole(R"({"choices":[{"message":{
        "tool_calls":[{"id":"a","function":{"name":"one","arguments":{"x":"y"}}}]}}]})");
    QCOMPARE(written(result), QStringLiteral("one {\"x\":\"y\"}"));
}

void tst_CompletionReader::givesACallAFreshIdWhenItsOwnIsTaken()
{
    ModelRequest request = requestWithTools();
    request.messages.append({ChatMessage::Role::Assistant,
                             {},
                             {ToolCall {QStringLiteral("call_0"), QStringLiteral("one"), {}}},
                             {}});
    const ModelResult result = CompletionReader(request).readWhole(R"({"choices":[{"message":{
        "tool_calls":[{"id":"call_0","function":{"name":"one","arguments":"{}"}},
                      {"id":"call_1","function":{"name":"one","arguments":"{}"}}]}}]})");
    QVERIFY(result);
    QVERIFY(result->toolCalls.at(0).id != QLatin1String("call_0"));
    QCOMPARE(result->toolCalls.at(1).id, QStringLiteral("call_1"));
}

void tst_CompletionReader::givesNoCallOutOfABrokenAnswer_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("expected");
    const QByteArray call = chunk(
        R"({"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"one","arguments":"{}"}}]}})");
    QTest::newRow("ends in the middle") << call << QStringLiteral("model_broke_off");
    QTest::newRow("nothing at all") << QByteArray() << QStringLiteral("model_empty");
    QTest::newRow("no JSON") << call + "data: {\"choices\"\n\n" << QStringLiteral("model_not_understood");
    QTest::newRow("an error inside") << call
            + "data: {\"error\":{\"code\":500,\"message\":\"x\",\"type\":\"server_error\"}}\n\n"
                                     << QStringLiteral("model_server_error");
    QTest::newRow("an overflow inside")
        << call + "data: {\"error\":{\"message\":\"exceeds the available context size\"}}\n\n"
        << QStringLiteral("model_context_full");
    QTest::newRow("cut off") << call + chunk(R"({"delta":{},"finish_reason":"length"})")
                             << QStringLiteral("model_cut_off");
    QTest::newRow("filtered") << call + chunk(R"({"delta":{},"finish_reason":"content_filter"})")
                              << QStringLiteral("model_withheld");
    QTest::newRow("half arguments")
        << chunk(R"({"delta":{"tool_calls":[{"index":0,"function":{"name":"one","arguments":"{\"x\":"}}]}})")
            + "data: [DONE]\n\n"
        << QStringLiteral("model_not_understood");
    QTest::newRow("arguments that are no object")
        << chunk(R"({"delta":{"tool_calls":[{"index":0,"function":{"name":"one","arguments":"[1]"}}]}})")
            + "data: [DONE]\n\n"
        << QStringLiteral("model_not_understood");
    QTest::newRow("a call without a name")
        << chunk(R"({"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{}"}}]}})")
            + "data: [DONE]\n\n"
        << QStringLiteral("model_not_understood");
}

void tst_CompletionReader::givesNoCallOutOfABrokenAnswer()
{
    QFETCH(QByteArray, raw);
    QString shown;
    QTEST(written(readStream(raw, 1000, shown)), "expected");
}

void tst_CompletionReader::readsContentInParts()
{
    const ModelResult result
        = CompletionReader(requestWithTools())
              .readWhole(
                  R"({"choices":[{"message":{"content":[{"type":"text","text":"Hel"},{"type":"text","text":"lo"}]}}]})");
    QCOMPARE(written(result), QStringLiteral("Hello"));
}

void tst_CompletionReader::endsWithoutTheLastMark()
{
    QString shown;
    QCOMPARE(
        written(readStream(chunk(R"({"delta":{"content":"Hello"},"finish_reason":"stop"})"), 1000, shown)),
        QStringLiteral("Hello"));
}

void tst_CompletionReader::breaksOffWithoutAReasonToFinish()
{
    QString shown;
    QCOMPARE(written(readStream(chunk(R"({"delta":{"content":"Hel"},"finish_reason":null})"), 1000, shown)),
             QStringLiteral("model_broke_off"));
    QCOMPARE(shown, QStringLiteral("Hel"));
}

void tst_CompletionReader::refusesCallsBeyondAllReason_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<int>("count");
    const auto call = [](const char *index) {
        return QByteArray(R"({"index":)") + index + R"(,"id":"i","function":{"name":"hr_daysOff"}})";
    };
    QTest::newRow("more than anybody needs") << call("0") << 129;
    QTest::newRow("behind the last number") << call("2147483647") << 2;
    QTest::newRow("a number that is none") << call("1e30") << 1;
    QTest::newRow("before the first") << call("-2") << 1;
}

void tst_CompletionReader::refusesCallsBeyondAllReason()
{
    QFETCH(QByteArray, first);
    QFETCH(int, count);
    QByteArray raw;
    for (int i = 0; i < count; ++i) {
        // Those behind the first have no number of their own, but another id.
        const QByteArray call = i == 0
            ? first
            : R"({"id":"i)" + QByteArray::number(i) + R"(","function":{"name":"hr_daysOff"}})";
        raw += R"(data: {"choices":[{"index":0,"delta":{"tool_calls":[)" + call + "]}}]}\n\n";
    }
    raw += "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\n"
           "data: [DONE]\n\n";
    QString shown;
    const ModelResult result = readStream(raw, raw.size(), shown);
    QVERIFY(!result);
    QCOMPARE(result.error().reason, Reason::NotUnderstood);
}

QTEST_APPLESS_MAIN(tst_CompletionReader)
#include "tst_completionreader.moc"
