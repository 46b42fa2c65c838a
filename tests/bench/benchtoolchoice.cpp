// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/toolchoice.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

/// bench_toolchoice: milliseconds that the index of 1,000 tools takes, and one choice among them.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QList<OpenApi::Operation> tools;
    for (int i = 0; i < 1000; ++i) {
        OpenApi::Operation tool;
        tool.name = QStringLiteral("readThing%1").arg(i);
        tool.summary = QStringLiteral("Reads thing %1 of department %2").arg(i).arg(i % 40);
        tool.description = QStringLiteral("Works for everybody in the company. ").repeated(10);
        tool.argumentsSchema = {{QStringLiteral("type"), QStringLiteral("object")}};
        tools.append(tool);
    }
    const Agent::Limits limits;
    Agent::ToolChoice choice(limits);
    const auto ask = [&](int number) {
        const QString question
            = QStringLiteral("What is thing %1 of the department %2?").arg(number).arg(number % 40);
        (void)choice.choose(tools, 1, {}, {{Agent::ChatMessage::Role::User, question, {}, {}}});
    };
    QElapsedTimer timer;
    timer.start();
    ask(0);
    const double first = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    constexpr int rounds = 100;
    timer.restart();
    for (int i = 0; i < rounds; ++i)
        ask(i);
    const double each = static_cast<double>(timer.nsecsElapsed()) / 1e6 / rounds;
    std::printf("%.1f %.2f\n", first - each, each);
    return 0;
}
