// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/text.h"

#include "agent/builtin/words.h"

#include <QRegularExpression>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

constexpr qsizetype keptAtEitherEnd = 2000; // characters
constexpr qsizetype mostTokens = 800;

/// Typographic quotation marks and dashes as typed on a keyboard; what cannot be seen goes.
QString cleaned(const QString &raw)
{
    QString text = raw;
    if (text.size() > 2 * keptAtEitherEnd)
        text = text.left(keptAtEitherEnd) + QStringLiteral("\n") + text.right(keptAtEitherEnd);
    // What would become "121⁄2" when it is taken apart.
    static const QRegularExpression fraction(QStringLiteral("(?<=\\d) ?([½¼¾])"));
    for (QRegularExpressionMatch match = fraction.match(text); match.hasMatch(); match = fraction.match(text))
        text.replace(match.capturedStart(), match.capturedLength(),
                     match.captured(1) == QStringLiteral("½")       ? QStringLiteral(".5")
                         : match.captured(1) == QStringLiteral("¼") ? QStringLiteral(".25")
                                                                    : QStringLiteral(".75"));
    text.replace(QChar(0x00B4), u'\''); // "roberto´s": normalised, it would be a blank
    text = text.normalized(QString::NormalizationForm_KC);
    QString result;
    result.reserve(text.size());
    for (const QChar c : std::as_const(text)) {
        switch (c.unicode()) {
        case 0x2018: // ‘
        case 0x2019: // ’
        case 0x201B: // ‛
        case 0x02BC: // ʼ
        case u'`':
            result += u'\'';
            break;
        case 0x201C: // “
        case 0x201D: // ”
        case 0x201E: // „
        case 0x00AB: // «
        case 0x00BB: // »
            result += u'"';
            break;
        case 0x2010: // ‐
        case 0x2011: // non-breaking hyphen
        case 0x2012: // ‒
        case 0x2013: // –
        case 0x2014: // —
            result += u'-';
            break;
        case u'\n':
        case u'\r':
            result += u'\n';
            break;
        default:
            if (c.isSpace())
                result += u' ';
            else if (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format)
                result += c;
        }
    }
    return result;
}

/// What a token may look like, in the order in which it is tried. No part can backtrack far.
const QRegularExpression &tokenPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral(
            R"x((?<quoted>"[^"\n]{1,400}"|(?<![\p{L}\p{N}])'[^'\n]{1,200}'(?![\p{L}\p{N}])))x"
            R"x(|(?<url>https?://[^\s<>"]{1,400}))x"
            R"x(|(?<email>[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+))x"
            R"x(|(?<uuid>\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b))x"
            R"x(|(?<date>\b(?:\d{4}-\d{1,2}-\d{1,2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?)x"
            R"x(|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\b))x"
            R"x(|(?<clock>\b\d{1,2}:\d{2}(?::\d{2})?(?!\d)))x"
            R"x(|(?<unit>\d+(?:[.,]\d+)?(?=(?:am|pm|a\.m|p\.m|h|hrs?|hours?|min|mins|minutes?|days?|weeks?)x"
            R"x(|st|nd|rd|th|eur|euros?|usd|gbp)\b)))x"
            R"x(|(?<mixed>#\p{L}{0,12}-?\d[\p{L}\p{N}-]*|\p{L}{1,16}[-_.]?\d[\p{L}\p{N}_.-]*(?<![.-]))x"
            R"x(|\d{1,12}[-.]?\p{L}[\p{L}\p{N}_-]*|\d+(?:-\d+)+(?=\b)))x"
            R"x(|(?<number>\d+(?:[.,]\d+)*))x"
            R"x(|(?<word>\p{L}[\p{L}\p{M}]*(?:(?:['_-]|\.(?=\p{Ll}))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*'?))x"
            R"x(|(?<sign>[^\s]))x"),
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

/// Two words for one: "don't" is "do not". Empty: it stays one.
QStringList expanded(const QString &word)
{
    const QStringList fixed = contraction(word);
    if (!fixed.isEmpty())
        return fixed;
    if (word.size() > 3 && word.endsWith(QLatin1String("n't")))
        return {word.chopped(3), QStringLiteral("not")};
    static const QList<std::pair<QLatin1String, QLatin1String>> endings {
        {QLatin1String("'m"), QLatin1String("am")},    {QLatin1String("'re"), QLatin1String("are")},
        {QLatin1String("'ve"), QLatin1String("have")}, {QLatin1String("'ll"), QLatin1String("will")},
        {QLatin1String("'d"), QLatin1String("would")},
    };
    for (const auto &[ending, full] : endings) {
        if (word.size() > ending.size() && word.endsWith(ending))
            return {word.chopped(ending.size()), QString(full)};
    }
    return {};
}

/// "check-in" and "days.how" are two words each; "mary-jane" and "john.doe" stay what they are.
QStringList joinedParts(const QString &word)
{
    static const QRegularExpression joint(QStringLiteral("[-._]"));
    const QStringList parts = word.split(joint, Qt::SkipEmptyParts);
    const bool known = parts.size() > 1
        && std::all_of(parts.begin(), parts.end(), [](const QString &part) { return isEnglishWord(part); });
    return known ? parts : QStringList();
}

void appendWord(Text &text, Token token, const Stemmer &stemmer)
{
    QString word = token.text.toLower();
    QStringList parts = expanded(word);
    if (parts.isEmpty())
        parts = joinedParts(word);
    if (parts.isEmpty()) {
        if (word.endsWith(QLatin1String("'s"))) {
            word.chop(2);
            token.possessive = true;
        } else if (word.endsWith(u'\'')) {
            word.chop(1);
            token.possessive = word.endsWith(u's');
        }
        parts.append(word);
    }
    for (const QString &part : std::as_const(parts)) {
        token.word = part;
        token.stem = stemmer.stem(part);
        text.tokens.append(token);
        token.first = false;
    }
}

Token::Kind kindOf(const QRegularExpressionMatch &match)
{
    static const QList<std::pair<QString, Token::Kind>> kinds {
        {QStringLiteral("word"), Token::Kind::Word},     {QStringLiteral("sign"), Token::Kind::Sign},
        {QStringLiteral("number"), Token::Kind::Number}, {QStringLiteral("mixed"), Token::Kind::Mixed},
        {QStringLiteral("unit"), Token::Kind::Number},   {QStringLiteral("quoted"), Token::Kind::Quoted},
        {QStringLiteral("clock"), Token::Kind::Clock},   {QStringLiteral("date"), Token::Kind::Date},
        {QStringLiteral("email"), Token::Kind::Email},   {QStringLiteral("url"), Token::Kind::Url},
        {QStringLiteral("uuid"), Token::Kind::Uuid},
    };
    for (const auto &[group, kind] : kinds) {
        if (match.capturedStart(group) >= 0)
            return kind;
    }
    return Token::Kind::Sign;
}

/// "Dr. Jansen": the full stop of an abbreviation before a name.
bool isAbbreviated(const QList<Token> &tokens, const Token &token)
{
    return token.isSign(u'.') && !tokens.isEmpty() && tokens.last().end == token.begin
        && oneOf(tokens.last().word, {"dr", "mr", "mrs", "ms", "prof", "st"});
}

bool endsSentence(const Token &token)
{
    return token.isSign(u'.') || token.isSign(u'?') || token.isSign(u'!') || token.isSign(u';');
}

bool mostlyCapitals(const QList<Token> &tokens)
{
    // The first word of a sentence has a capital in any case.
    const auto isLong
        = [](const Token &t) { return t.kind == Token::Kind::Word && t.word.size() > 2 && !t.first; };
    const auto words = std::count_if(tokens.begin(), tokens.end(), isLong);
    const auto capitals
        = std::count_if(tokens.begin(), tokens.end(), [&](const Token &t) { return isLong(t) && t.capital; });
    return words > 2 && capitals * 10 >= words * 8;
}

} // namespace

QString Text::between(int first, int last) const
{
    if (first >= last || last > tokens.size())
        return {};
    const int begin = tokens[first].begin;
    return plain.mid(begin, tokens[last - 1].end - begin).simplified();
}

Text readText(const QString &raw, const Stemmer &stemmer)
{
    Text text;
    text.plain = cleaned(raw);
    bool first = true;
    qsizetype lastEnd = 0;
    QRegularExpressionMatchIterator matches = tokenPattern().globalMatch(text.plain);
    while (matches.hasNext() && text.tokens.size() < mostTokens) {
        const QRegularExpressionMatch match = matches.next();
        Token token;
        token.kind = kindOf(match);
        token.text = match.captured();
        token.begin = int(match.capturedStart());
        token.end = int(match.capturedEnd());
        const QStringView gap = QStringView(text.plain).mid(lastEnd, token.begin - lastEnd);
        if (gap.contains(u'\n') && !first) {
            ++text.sentences;
            first = true;
        }
        lastEnd = token.end;
        if (isAbbreviated(text.tokens, token))
            continue;
        if (token.kind == Token::Kind::Quoted)
            token.text = token.text.mid(1, token.text.size() - 2).trimmed();
        token.sentence = text.sentences;
        token.capital = !token.text.isEmpty() && token.text.front().isUpper();
        token.first = first && token.kind != Token::Kind::Sign;
        if (token.kind == Token::Kind::Word) {
            appendWord(text, token, stemmer);
        } else {
            token.word = token.text.toLower();
            token.stem = token.word;
            text.tokens.append(token);
        }
        if (token.first)
            first = false;
        if (endsSentence(token)) {
            ++text.sentences;
            first = true;
        }
    }
    ++text.sentences;
    text.capitalised = mostlyCapitals(text.tokens);
    return text;
}

QString identifierWords(const QString &identifier)
{
    QString words;
    for (qsizetype i = 0; i < identifier.size(); ++i) {
        const QChar c = identifier[i];
        if (!c.isLetterOrNumber()) {
            words += u' ';
            continue;
        }
        const QChar before = i > 0 ? identifier[i - 1] : QChar();
        const bool hump = c.isUpper() && (before.isLower() || before.isDigit());
        const bool afterAcronym
            = c.isUpper() && before.isUpper() && i + 1 < identifier.size() && identifier[i + 1].isLower();
        const bool number = c.isDigit() && before.isLetter();
        if (hump || afterAcronym || number)
            words += u' ';
        words += c.toLower();
    }
    return words.simplified();
}

} // namespace Agent::BuiltIn
