// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of a question, and the orders and questions joined in one of them.
#include "agent/builtin/plan.h"

#include "agent/builtin/words.h"

namespace Agent::BuiltIn {

namespace {

/// Whether token `i` begins a clause, in the middle of a sentence.
bool opensClause(const QList<Token> &tokens, int i)
{
    const auto word = [&](int at) { return at < tokens.size() ? tokens[at].word : QString(); };
    const Token &before = tokens[i - 1];
    if (before.kind == Token::Kind::Sign && QStringLiteral(",;:-()").contains(before.text))
        return true;
    const QString &each = tokens[i].word;
    const QString next = word(i + 1);
    const auto isSubject = [](const QString &pronoun) {
        return oneOf(pronoun, {"i", "he", "she", "we", "they", "you", "it"});
    };
    const bool subject = isSubject(next);
    // "when I spoke to sandra | she wanted …"
    if (isSubject(each) && !isFunctionWord(before.word)) {
        int start = i - 1;
        while (start > 0 && tokens[start - 1].sentence == before.sentence
               && !oneOf(word(start), {"when", "while", "after", "as"}))
            --start;
        if (oneOf(word(start), {"when", "while", "after", "as"}) && isSubject(word(start + 1))
            && start + 2 < i)
            return true;
    }
    if (each == QLatin1String("so"))
        return subject
            || oneOf(next, {"how", "what", "can", "could", "do", "does", "please", "is", "are", "the", "my"});
    if (oneOf(each, {"but", "because", "while", "although", "though", "whereas", "who", "if", "unless"}))
        return true;
    // "roberto wants to know | how many …"
    if (oneOf(each, {"how", "what", "whether", "which"}))
        return oneOf(before.word,
                     {"know", "ask", "asks", "asked", "asking", "check", "see", "tell", "wonder", "wonders",
                      "wondering", "out", "sure", "me", "us"});
    if (oneOf(each, {"before", "after", "when", "since", "as", "until"}))
        return subject;
    return oneOf(each, {"and", "or"})
        && (subject || oneOf(next, {"how",   "what",   "when", "where", "who",   "why",  "which", "can",
                                    "could", "would",  "do",   "does",  "did",   "is",   "are",   "has",
                                    "have",  "please", "then", "need",  "needs", "want", "wants"}));
}

} // namespace

void dropClosing(Text &text)
{
    const auto word = [&](qsizetype at) { return at >= 0 ? text.tokens[at].word : QString(); };
    qsizetype last = text.tokens.size() - 1;
    // "I have 14 days off. Correct?"
    if (last > 2 && text.tokens[last].isSign(u'?')
        && oneOf(word(last - 1), {"correct", "right", "true", "agreed", "yes", "no", "okay", "ok"})
        && (text.tokens[last - 2].isSign(u'.') || text.tokens[last - 2].isSign(u','))) {
        Token mark = text.tokens[last];
        mark.sentence = text.tokens[last - 2].sentence;
        text.tokens.resize(last - 2);
        text.tokens.append(mark);
        return;
    }
    while (last >= 0 && text.tokens[last].kind == Token::Kind::Sign && !text.tokens[last].isSign(u'?'))
        --last;
    if (!oneOf(word(last), {"urgent", "important"}))
        return;
    --last;
    while (oneOf(word(last), {"very", "really", "quite"}))
        --last;
    if (word(last) != QLatin1String("is") || !oneOf(word(last - 1), {"it", "this", "that"}))
        return;
    last -= 2;
    while (last >= 0
           && (text.tokens[last].kind == Token::Kind::Sign || oneOf(word(last), {"and", "because"})))
        --last;
    if (last >= 0)
        text.tokens.resize(last + 1);
}

void markTag(Text &text)
{
    constexpr int longest = 4; // words of such an ending
    const auto word = [&](qsizetype at) { return at >= 0 ? text.tokens[at].word : QString(); };
    qsizetype last = text.tokens.size() - 1;
    while (last >= 0 && text.tokens[last].kind == Token::Kind::Sign && !text.tokens[last].isSign(u'?'))
        --last;
    qsizetype comma = last;
    while (comma >= 0 && last - comma <= longest && text.tokens[comma].kind == Token::Kind::Word)
        --comma;
    if (comma <= 0 || last - comma < 2 || last - comma > longest || !text.tokens[comma].isSign(u',')
        || !oneOf(word(comma + 1), {"is", "are", "am", "do", "does", "have", "has", "can", "could"})
        || !oneOf(word(comma + 2), {"that", "it", "this", "i", "you", "he", "she", "they", "we", "not"}))
        return;
    Token mark = text.tokens[comma];
    mark.text = mark.word = mark.stem = QStringLiteral("?");
    mark.begin = mark.end = text.tokens[last].end;
    mark.sentence = text.tokens[last].sentence;
    text.tokens.append(mark);
}

QList<int> clauseNumbers(const QList<Token> &tokens)
{
    QList<int> numbers;
    numbers.reserve(tokens.size());
    int number = 0;
    for (int i = 0; i < tokens.size(); ++i) {
        if (i > 0 && (tokens[i].sentence != tokens[i - 1].sentence || opensClause(tokens, i)))
            ++number;
        numbers.append(number);
    }
    return numbers;
}

QList<Range> sentencesOf(const Text &text)
{
    QList<Range> ranges;
    for (int i = 0; i < text.tokens.size(); ++i) {
        if (ranges.isEmpty() || text.tokens[i].sentence != text.tokens[i - 1].sentence)
            ranges.append({i, i});
        ranges.last().last = i + 1;
    }
    return ranges;
}

QList<Range> clausesOf(const Text &text, const Range &range, const QSet<QString> &verbs)
{
    QList<Range> clauses {{range.first, range.last}};
    for (int i = range.first + 1; i + 1 < range.last; ++i) {
        const bool joint = oneOf(text.tokens[i].word, {"and", "then", "also", "so"});
        if (!joint)
            continue;
        int next = i + 1;
        while (next < range.last && oneOf(text.tokens[next].word, {"then", "also"}))
            ++next;
        const Intent intent = readIntent(text, next, range.last, verbs);
        const QString word = next < range.last ? text.tokens[next].word : QString();
        const bool asks = oneOf(word, {"how", "what", "which", "who", "when"});
        if (!(intent.order && intent.verb == next) && !asks)
            continue;
        clauses.last().last = i;
        clauses.append({next, range.last});
        i = next;
    }
    return clauses;
}

} // namespace Agent::BuiltIn
