// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/findmodels.h"

#include <QTest>

class tst_FindModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysHowToUseEachAndWhatWouldGoThere();
    void saysWhereItLooked();
};

void tst_FindModels::saysHowToUseEachAndWhatWouldGoThere()
{
    const Agent::LocalModelServer ollama {QStringLiteral("Ollama"),
                                          QUrl(QStringLiteral("http://127.0.0.1:11434/v1")),
                                          {QStringLiteral("llama3.2"), QStringLiteral("qwen")}};
    const QString text = Server::findingsText({ollama});
    QVERIFY(text.contains(QLatin1String("llama3.2, qwen")));
    QVERIFY(text.contains(QLatin1String("--model-url http://127.0.0.1:11434/v1 --model llama3.2")));
    QVERIFY(text.contains(Agent::disclosureOf(ollama)));
}

void tst_FindModels::saysWhereItLooked()
{
    const QString text = Server::findingsText({});
    QVERIFY(text.contains(QLatin1String("No language model")));
    QVERIFY(text.contains(QLatin1String("11434")));
}

QTEST_APPLESS_MAIN(tst_FindModels)
#include "tst_findmodels.moc"
