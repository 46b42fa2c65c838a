// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"

#include <QMap>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace Core {

namespace {

/// QString::fromUtf8() drops a byte order mark at the begin: inside a text it is a character like any other,
/// and "\uFEFFadmin" must not become "admin".
QString toText(const std::string &utf8)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    const bool isMarked = utf8.compare(0, mark.size(), mark) == 0;
    const auto begin = isMarked ? static_cast<qsizetype>(mark.size()) : 0;
    const QString text = QString::fromUtf8(utf8.data() + begin, static_cast<qsizetype>(utf8.size()) - begin);
    return isMarked ? QChar(QChar::ByteOrderMark) + text : text;
}

/// Of the text of a number, its exponent left aside.
bool hasDigitButZero(std::string_view number)
{
    const std::string_view significand = number.substr(0, number.find_first_of("eE"));
    return significand.find_first_of("123456789") != std::string_view::npos;
}

/// Reads a text and remembers how far it came, so that every refusal can say where.
class Cursor
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    Cursor(const char *at, const char **reached) : m_at(at), m_reached(reached) { }
    reference operator*() const { return *m_at; }
    Cursor &operator++()
    {
        *m_reached = ++m_at;
        return *this;
    }
    Cursor operator++(int)
    {
        const Cursor before = *this;
        ++*this;
        return before;
    }
    bool operator==(const Cursor &other) const { return m_at == other.m_at; }

private:
    const char *m_at;
    const char **m_reached;
};

/// Builds Qt's JSON values from nlohmann's SAX events, which already refuse bad UTF-8, lone
/// surrogates, NaN and trailing text. This adds the depth, the doubled names and NUL.
class Builder
{
public:
    explicit Builder(int maxDepth) : m_maxDepth(maxDepth) { }

    // The names and signatures are nlohmann's json_sax interface.
    bool null() { return add(QJsonValue(QJsonValue::Null)); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(std::int64_t value) { return add(static_cast<qint64>(value)); }
    bool number_unsigned(std::uint64_t value)
    {
        if (value <= static_cast<std::uint64_t>(std::numeric_limits<qint64>::max()))
            return add(static_cast<qint64>(value));
        return add(static_cast<double>(value));
    }
    bool number_float(double value, const std::string &text)
    {
        // Nor may one that is too small become 0: Qt's reader refuses it, as it refuses one that is too
        // large.
        if (!std::isfinite(value) || (value == 0 && hasDigitButZero(text)))
            return refuse("a number out of range");
        return add(value);
    }
    bool string(std::string &value)
    {
        if (value.find('\0') != std::string::npos)
            return refuse("NUL in a string");
        return add(toText(value));
    }
    bool binary(std::vector<std::uint8_t> &) { return refuse("binary"); }
    bool start_object(std::size_t) { return open(true); }
    bool key(std::string &name)
    {
        if (name.find('\0') != std::string::npos)
            return refuse("NUL in a name");
        Level &level = m_levels.back();
        level.name = toText(name);
        if (level.members.contains(level.name))
            return refuse("a name twice in one object");
        return true;
    }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(false); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t, const std::string &, const nlohmann::json::exception &)
    {
        return refuse("not JSON");
    }

    QString error() const { return m_error; }
    QJsonValue value() const { return m_value; }

private:
    struct Level
    {
        bool isObject = false;
        /// Sorted as QJsonObject sorts, by UTF-16: members that are inserted in another order are moved
        /// for each new one, which takes quadratic time.
        QMap<QString, QJsonValue> members;
        QJsonArray array;
        QString name;
    };

    bool refuse(const char *why)
    {
        m_error = QString::fromLatin1(why);
        return false;
    }
    bool open(bool isObject)
    {
        if (static_cast<int>(m_levels.size()) >= m_maxDepth)
            return refuse("nested too deeply");
        m_levels.push_back(Level {isObject, {}, {}, {}});
        return true;
    }
    bool close()
    {
        const Level level = std::move(m_levels.back());
        m_levels.pop_back();
        if (!level.isObject)
            return add(level.array);
        QJsonObject object;
        for (auto member = level.members.cbegin(); member != level.members.cend(); ++member)
            object.insert(member.key(), member.value());
        return add(object);
    }
    bool add(const QJsonValue &value)
    {
        if (m_levels.empty())
            m_value = value;
        else if (Level &level = m_levels.back(); level.isObject)
            level.members.insert(level.name, value);
        else
            level.array.append(value);
        return true;
    }

    const int m_maxDepth;
    std::vector<Level> m_levels;
    QJsonValue m_value;
    QString m_error;
};

} // namespace

Result<QJsonValue> parseJson(QByteArrayView text, JsonLimits limits)
{
    if (text.size() > limits.maxBytes)
        return failure(Error::Code::TooLarge,
                       QStringLiteral("JSON of more than %1 bytes").arg(limits.maxBytes));
    if (text.startsWith("\xEF\xBB\xBF"))
        return failure(Error::Code::Invalid, QStringLiteral("a byte order mark"));
    // nlohmann takes a NUL for the end of the text; bare ones are not JSON anywhere.
    if (text.contains('\0'))
        return failure(Error::Code::Invalid, QStringLiteral("a NUL"));
    Builder builder(limits.maxDepth);
    const char *begin = text.data() ? text.data() : "";
    const char *reached = begin;
    if (!nlohmann::json::sax_parse(Cursor(begin, &reached), Cursor(begin + text.size(), &reached),
                                   &builder)) {
        const QByteArrayView read(begin, reached);
        const qsizetype line = std::count(read.begin(), read.end(), '\n') + 1;
        const qsizetype column = read.size() - read.lastIndexOf('\n') - 1;
        return failure(
            Error::Code::Invalid,
            QStringLiteral("%1, in line %2, column %3").arg(builder.error()).arg(line).arg(column));
    }
    return builder.value();
}

Result<QJsonObject> parseJsonObject(QByteArrayView text, JsonLimits limits)
{
    const Result<QJsonValue> value = parseJson(text, limits);
    if (!value)
        return failure(value.error());
    if (!value->isObject())
        return failure(Error::Code::Invalid, QStringLiteral("not a JSON object"));
    return value->toObject();
}

Result<QString> readString(const QJsonObject &object, QStringView member)
{
    const QJsonValue value = object.value(member);
    if (!value.isString())
        return failure(Error::Code::Invalid, QStringLiteral("\"%1\" is not a string").arg(member));
    return value.toString();
}

Result<QStringList> readStrings(const QJsonObject &object, QStringView member)
{
    const QJsonValue value = object.value(member);
    QStringList strings;
    if (!value.isArray())
        return failure(Error::Code::Invalid, QStringLiteral("\"%1\" is not an array").arg(member));
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items) {
        if (!item.isString())
            return failure(Error::Code::Invalid,
                           QStringLiteral("\"%1\" holds something that is not a string").arg(member));
        strings.append(item.toString());
    }
    return strings;
}

} // namespace Core
