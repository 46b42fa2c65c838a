// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/contractcase.h"
#include "contract/host.h"

#include <QObject>

namespace Contract {

/// What callers of the agent service may rely on, with the built-in assistant as its model.
class AgentContract : public QObject
{
    Q_OBJECT
public:
    explicit AgentContract(HostMaker makeHost) : m_makeHost(std::move(makeHost)) { }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void tellsAPersonTheOwnDaysOff();
    void tellsAManagerAboutSomebody();
    void tellsWhyItMayNot();
    void tellsThatNobodyHasThatName();
    void resetsAConversation();
    void refusesWithAProblem_data();
    void refusesWithAProblem();
    void refusesTokensThatAreNotGood_data();
    void refusesTokensThatAreNotGood();
    void namesTheMethodsOfAPath();
    void answersAfterAQuestionThatWasRefused();
    void answersManyQuestionsOfOnePersonAtOnce();
    void tellsWhatAPersonCanAsk();
    void answersThoughHrIsAway();

private:
    Doubles::PlainAnswer ask(const QByteArray &method, const QByteArray &target, const QByteArray &token = {},
                             const QByteArray &body = {},
                             const QByteArray &contentType = "application/json") const
    {
        return Doubles::ask(m_host->agent(), method, target, headersWith(m_tokens->make(token), contentType),
                            body);
    }
    Doubles::PlainAnswer query(const QByteArray &token, const QString &question) const;

    const HostMaker m_makeHost;
    std::unique_ptr<Doubles::HttpIssuer> m_issuer;
    std::unique_ptr<Tokens> m_tokens;
    std::unique_ptr<Host> m_host;
};

} // namespace Contract
