// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

struct sb_stemmer;

namespace Agent::BuiltIn {

/// Reduces an English word to its stem, so that "bookings", "booked" and "book" meet.
///
/// Snowball's "english" algorithm (Porter2). One object belongs to one thread.
class Stemmer
{
public:
    Stemmer();
    ~Stemmer();
    Stemmer(const Stemmer &) = delete;
    Stemmer &operator=(const Stemmer &) = delete;

    /// `word` is in lower case. Words that are not ASCII letters, or longer than 40, come back as they are.
    QString stem(const QString &word) const;

private:
    struct Deleter
    {
        void operator()(sb_stemmer *stemmer) const;
    };
    std::unique_ptr<sb_stemmer, Deleter> m_stemmer;
};

} // namespace Agent::BuiltIn
