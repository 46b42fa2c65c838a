// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/contractcase.h"
#include "contract/host.h"

#include <QObject>

namespace Contract {

/// What callers of the HR service may rely on: statuses, bodies and headers as they stand on the wire.
class HrContract : public QObject
{
    Q_OBJECT
public:
    explicit HrContract(HostMaker makeHost) : m_makeHost(std::move(makeHost)) { }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void answersWithExactlyThis_data();
    void answersWithExactlyThis();
    void refusesWithAProblem_data();
    void refusesWithAProblem();
    void saysWhichRoleItTakes();
    void asksForCredentials_data();
    void asksForCredentials();
    void refusesTokensThatAreNotGood_data();
    void refusesTokensThatAreNotGood();
    void namesTheMethodsOfAPath_data();
    void namesTheMethodsOfAPath();
    void answersHeadWithoutABody();
    void refusesALargeBodyBeforeItComes();
    void grantsNothingToPagesOfOtherOrigins();
    void namesTheRoleAndTheLookup();
    void servesPeopleWhileTheProviderIsAway();
    void saysUnavailableWhileNoKeysAreKnown();

private:
    Doubles::PlainAnswer ask(const QByteArray &method, const QByteArray &target, const QByteArray &token = {},
                             const QByteArray &body = {},
                             const QByteArray &contentType = "application/json") const
    {
        return Doubles::ask(m_host->hr(), method, target, headersWith(m_tokens->make(token), contentType),
                            body);
    }

    const HostMaker m_makeHost;
    std::unique_ptr<Doubles::HttpIssuer> m_issuer;
    std::unique_ptr<Tokens> m_tokens;
    std::unique_ptr<Host> m_host;
};

} // namespace Contract
