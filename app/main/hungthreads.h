// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/servicethread.h"

#include <memory>
#include <vector>

namespace Main {

/// The threads of services that hang and were left to themselves. Nobody can end a thread from outside
/// without leaving locked what it holds; so it goes with the process, and what it uses must not be taken away
/// before: a process with such a thread ends by std::_Exit().
class HungThreads
{
public:
    HungThreads() = default;
    ~HungThreads();
    Q_DISABLE_COPY_MOVE(HungThreads)

    void keep(std::unique_ptr<Core::ServiceThread> thread) { m_threads.push_back(std::move(thread)); }
    bool any() const { return !m_threads.empty(); }

private:
    std::vector<std::unique_ptr<Core::ServiceThread>> m_threads;
};

} // namespace Main
