// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/contractcase.h"
#include "contract/host.h"

#include <QObject>

namespace Contract {

/// What both services make of requests that break the rules of HTTP, or bend them.
class HostileContract : public QObject
{
    Q_OBJECT
public:
    explicit HostileContract(HostMaker makeHost) : m_makeHost(std::move(makeHost)) { }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void answersEachAsItShould_data();
    void answersEachAsItShould();
    void servesOthersAfterAllOfIt();

private:
    QUrl urlOf(bool isHr) const { return isHr ? m_host->hr() : m_host->agent(); }

    const HostMaker m_makeHost;
    std::unique_ptr<Doubles::HttpIssuer> m_issuer;
    std::unique_ptr<Host> m_host;
};

} // namespace Contract
